package dev.tapiemulator.devices;

import dev.tapiemulator.spi.DataArea;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * A download that is a command: what does not parse is refused at once and changes nothing, what does is carried out
 * when its turn comes.
 *
 * @param parser makes the command of the payload; depends on nothing but the bytes
 * @param effect carries the command out; returns the result of the request
 * @param notes where the reason of a refusal is told
 */
record ParsedDownload<C>(Parser<C> parser, ToIntFunction<C> effect, Consumer<String> notes)
    implements DataArea.Download {

  /** Makes a command of a payload. */
  @FunctionalInterface
  interface Parser<C> {
    C parse(ByteBuffer payload) throws UnusablePayloadException;
  }

  @Override
  public int check(ByteBuffer payload) {
    try {
      parser.parse(payload);
      return 0;
    } catch (UnusablePayloadException refused) {
      notes.accept("refused: " + refused.getMessage());
      return refused.code();
    }
  }

  @Override
  public int receive(ByteBuffer payload) {
    try {
      return effect.applyAsInt(parser.parse(payload));
    } catch (UnusablePayloadException refused) {
      throw new IllegalStateException("the payload was parsed before, when it was accepted", refused);
    }
  }
}
