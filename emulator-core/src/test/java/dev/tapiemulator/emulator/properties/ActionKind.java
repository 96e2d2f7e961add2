package dev.tapiemulator.emulator.properties;

/** What a run can be made of; the comments name what the three numbers of an {@link Action} choose. */
enum ActionKind {
  // ---- applications

  /** Process, mechanism, version. */
  INITIALIZE,
  /** Application. */
  SHUTDOWN,
  /** Process: it dies, and another takes its place. */
  KILL,
  /** Application, phone, privilege. */
  OPEN,
  /** Handle, -, whether the phone would refuse. */
  CLOSE,
  /** Handle, mask. */
  SET_MASK,
  /** Handle, data id, size. */
  SET_DATA,
  /** Handle, size. */
  DEV_SPECIFIC,
  /** Handle, row, column. */
  SET_DISPLAY,
  /** Handle, device, gain. */
  SET_GAIN,
  /** Handle, devices, mode. */
  SET_HOOK_SWITCH,
  /** Handle, lamp, mode. */
  SET_LAMP,
  /** Handle, mode, volume. */
  SET_RING,
  /** Handle, device, volume. */
  SET_VOLUME,
  /** Handle, button, size. */
  SET_BUTTON_INFO,
  /** Handle. */
  GET_MASK,
  /** Handle, which question, its argument. */
  ASK_PHONE,
  /** Application, phone, which question. */
  ASK_TAPI,
  /** Handle. */
  GET_STATUS,

  // ---- messages and time

  /** Application, how many messages at most. */
  FETCH,
  /** Application, time-out. */
  WAIT,
  /** Application, what it does in its next callback. */
  ARM_CALLBACK,
  /** Delay, what happens then, to whom. */
  SCHEDULE,
  /** Milliseconds. */
  ADVANCE,

  // ---- phones

  /** Phone, button. */
  BUTTON_DOWN,
  /** Phone, button. */
  BUTTON_UP,
  /** Phone, hookswitch device, mode. */
  LIFT,
  /** Phone, volume. */
  TURN,
  /** Phone. */
  SUSPEND,
  /** Phone. */
  RESUME,
  /** Phone. */
  UNPLUG,
  /** Phone. */
  PLUG_IN,
  /** Phone. */
  FORCE_CLOSE,
  /** Phone. */
  REMOVE,
  /** What kind of phone arrives. */
  ARRIVE,
  /** A provider comes or goes. */
  RECONFIGURE,
  /** Phone, how it answers from now on. */
  MOOD,
  /** Phone, which outstanding request, result. */
  SETTLE,
  /** Phone, what it reports, a detail. */
  REPORT
}
