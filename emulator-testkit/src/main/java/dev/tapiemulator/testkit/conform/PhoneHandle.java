package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.tapi.Tapi;

/** An open phone from the program's side: where it was opened, and when the program could know that it is gone. */
final class PhoneHandle {

  /** The phoneOpen that gave it. */
  final CallStep open;
  final int handle;
  /** The PHONE_CLOSE that the program took for it, null for none. */
  MessageStep closeMessage;
  /** The first call with it that TAPI refused for being gone, though the program had not closed it; null for none. */
  CallStep refusal;
  /** The record at which it died; nobody need know of it yet. */
  int diedAt = CallStep.NEVER;

  private int closingAt = CallStep.NEVER;
  private int closedAt = CallStep.NEVER;

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

  /** The program closed it, by a call from one record to another; or it was closed with its process. */
  void closed(int from, int to) {
    if (closedAt == CallStep.NEVER) {
      closingAt = from;
      closedAt = to;
    }
  }

  boolean wasClosed() {
    return closedAt != CallStep.NEVER;
  }

  /** The record after which the program itself had closed it, by phoneClose or phoneShutdown. */
  int closedAt() {
    return closedAt;
  }

  /** Whether it was taken away, as far as the program could tell: it had not begun to close it. */
  boolean wasForcedClosed() {
    return taughtAt() < closingAt;
  }

  /** The record from which on the program could know that the handle is gone. */
  int goneAt() {
    return Math.min(closedAt, taughtAt());
  }

  /** The record from which on no reply comes any more: replies that were on their way are ahead of PHONE_CLOSE. */
  int lastReplyAt() {
    return Math.min(closedAt, closeMessage == null ? CallStep.NEVER : closeMessage.at());
  }

  boolean isOpenAt(int record) {
    return open.end() < record && record < goneAt();
  }

  private int taughtAt() {
    return Math.min(
        closeMessage == null ? CallStep.NEVER : closeMessage.at(), refusal == null ? CallStep.NEVER : refusal.end());
  }
}
