package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.tapi.Tapi;

/** An open phone from the program's side: where it was opened, and when the program could know that it is gone. */
final class PhoneHandle {

  /** The phoneOpen that gave it. */
  final CallStep open;
  final int handle;
  /** The record after which the program itself had closed it, by phoneClose or phoneShutdown. */
  int closedAt = CallStep.NEVER;
  /** The PHONE_CLOSE that the program took for it, null for none. */
  MessageStep closeMessage;
  /** The record after which status messages had been chosen. */
  int statusMessagesAt = CallStep.NEVER;

  PhoneHandle(CallStep open) {
    this.open = open;
    this.handle = open.out(0);
  }

  int process() {
    return open.process();
  }

  int deviceId() {
    return open.argument("dwDeviceID");
  }

  int apiVersion() {
    return open.argument("dwAPIVersion");
  }

  int extVersion() {
    return open.argument("dwExtVersion");
  }

  boolean isOwner() {
    return open.argument("dwPrivilege") == Tapi.PHONEPRIVILEGE_OWNER;
  }

  /** Whether it was taken away: PHONE_CLOSE came, though the program had not closed it. */
  boolean wasForcedClosed() {
    return closeMessage != null && closedAt > closeMessage.at();
  }

  /** The record from which on the program could know that the handle is gone. */
  int goneAt() {
    return Math.min(closedAt, closeMessage == null ? CallStep.NEVER : closeMessage.at());
  }

  boolean isOpenAt(int record) {
    return open.end() < record && record < goneAt();
  }
}
