package dev.tapiemulator.emulator.choice;

/** What a test, or a phone, has looked at besides the results of calls. */
public enum Look {
  /** The time since the beginning: {@code Emulator.now} or {@code DevicePort.nowMillis}. */
  CLOCK,
  /** The journal, where everything stands that has ever happened. */
  HISTORY,
  /** A phone's face, which can be looked at again at any time without anybody noticing. */
  FACE
}
