package dev.tapiemulator.emulator;

/** A place for a pointer-sized value that a function returns: the LPHICON of tapi.h. */
public final class LongHolder {

  /** The value. */
  public long value;

  public LongHolder() {}

  public LongHolder(long value) {
    this.value = value;
  }
}
