package dev.tapiemulator.emulator.spec;

/** How a function finishes. */
public enum Completion {
  /** 0 or a negative code; when it returns, everything is done (C-92). */
  SYNC,
  /** A positive request id whose outcome follows in PHONE_REPLY, or a negative code (C-41, C-42). */
  ASYNC
}
