package dev.tapiemulator.emulator.journal;

/** What somebody can do to a phone from outside; the words of an ACT record are its arguments. */
public enum PhoneAct {
  /** first: button/lamp id. */
  BUTTON_DOWN,
  /** first: button/lamp id. */
  BUTTON_UP,
  /** first: PHONEHOOKSWITCHDEV_, second: PHONEHOOKSWITCHMODE_. */
  HOOK_SWITCH,
  /** first: PHONEHOOKSWITCHDEV_, second: volume 0..0xFFFF. */
  TURN_VOLUME,
  SUSPEND,
  RESUME,
  UNPLUG,
  PLUG_IN,
  FORCE_CLOSE,
  REMOVE
}
