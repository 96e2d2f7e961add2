package dev.tapiemulator.emulator;

/** The test used the emulator in a way that cannot work, such as letting time pass from within a callback. */
public final class EmulatorMisuse extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  public EmulatorMisuse(String message) {
    super(message);
  }
}
