package dev.tapiemulator.emulator;

/** A place for a DWORD or handle that a function returns: the LPDWORD, LPHPHONE and LPHPHONEAPP of tapi.h. */
public final class IntHolder {

  /** The value, as a DWORD's 32 bits. */
  public int value;

  public IntHolder() {}

  public IntHolder(int value) {
    this.value = value;
  }
}
