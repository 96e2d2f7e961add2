package dev.tapiemulator.testkit.conform;

/** An asynchronous call that was accepted, and the reply to it. */
final class ClientRequest {

  final CallStep call;
  final int id;
  final PhoneHandle phone;
  /** The reply that the program took, null for none. */
  MessageStep reply;

  ClientRequest(CallStep call, PhoneHandle phone) {
    this.call = call;
    this.id = call.result();
    this.phone = phone;
  }

  /** The record from which on the program could know the outcome. */
  int repliedAt() {
    return reply == null ? CallStep.NEVER : reply.at();
  }

  /** Whether the reply can no longer come, since the handle was closed before it was taken. */
  boolean isSuppressedAt(int record) {
    return phone != null && phone.lastReplyAt() < record && repliedAt() > record;
  }

  /** Whether the program has to expect the reply still. */
  boolean isOutstandingAt(int record) {
    return call.end() < record && repliedAt() > record && !isSuppressedAt(record);
  }

  @Override
  public String toString() {
    return "request " + id;
  }
}
