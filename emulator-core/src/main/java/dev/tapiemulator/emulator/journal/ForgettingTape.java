package dev.tapiemulator.emulator.journal;

import java.nio.ByteBuffer;
import java.util.function.Supplier;

/** Takes everything and keeps nothing, for runs that are too long to be remembered. */
final class ForgettingTape extends JournalTape {

  ForgettingTape() {
    super(1, 0, 1);
  }

  @Override
  public boolean isKept() {
    return false;
  }

  @Override
  public void moveTo(long timeNanos) {
    // Nothing happens at that time that is remembered.
  }

  @Override
  public JournalTape begin(JournalKind kind, int code, int why, int process, int subject) {
    return this;
  }

  @Override
  public JournalTape flags(int flags) {
    return this;
  }

  @Override
  public JournalTape word(int value) {
    return this;
  }

  @Override
  public JournalTape words(int first, int second) {
    return this;
  }

  @Override
  public JournalTape words(int first, int second, int third, int fourth) {
    return this;
  }

  @Override
  public JournalTape wide(long value) {
    return this;
  }

  @Override
  public JournalTape wides(long first, long second, long third) {
    return this;
  }

  @Override
  public JournalTape data(ByteBuffer source, int position, int length) {
    return this;
  }

  @Override
  public JournalTape data(byte[] source) {
    return this;
  }

  @Override
  public JournalTape text(String text) {
    return this;
  }

  @Override
  public JournalTape textWhenRead(Supplier<String> text) {
    return this;
  }

  @Override
  public void end() {
    // There is no record.
  }
}
