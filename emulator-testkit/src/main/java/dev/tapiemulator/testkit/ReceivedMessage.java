package dev.tapiemulator.testkit;

import dev.tapiemulator.tapi.struct.PhoneMessage;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.nio.ByteBuffer;

/**
 * A message as an application got it.
 *
 * @param hDevice the phone handle it concerns, or 0
 * @param id the PHONE_ number
 * @param instance the value that phoneOpen was given
 */
public record ReceivedMessage(int hDevice, int id, long instance, long param1, long param2, long param3) {

  static ReceivedMessage read(ByteBuffer block, PointerWidth width) {
    PhoneMessage view = new PhoneMessage(width).wrap(block);
    return new ReceivedMessage(
        view.hDevice(), view.dwMessageID(), view.dwCallbackInstance(), view.dwParam1(), view.dwParam2(),
        view.dwParam3());
  }

  /** The message in the words of the journal: {@code PHONE_REPLY #1 0}. */
  @Override
  public String toString() {
    return MessageWords.of(hDevice, id, param1, param2, param3);
  }
}
