package dev.tapiemulator.emulator.kernel;

/**
 * One message in a mailbox. The mailbox uses the object again; what a message taken out says can be read until the next
 * one is posted there. Its neighbours are named by their slots in the mailbox, 0 for none.
 */
final class Message {

  final int slot;
  /** When it was posted, in the order of all messages. */
  long order;
  int hDevice;
  int id;
  long instance;
  long param1;
  long param2;
  long param3;
  /** The slot of the request that it replies to, 0 for none. */
  int requestSlot;
  /** The handle whose closing may take it away, or null; not of replies and PHONE_CLOSE, which go by other rules. */
  OpenPhone phone;

  int previous;
  int next;
  int previousOfPhone;
  int nextOfPhone;

  Message(int slot) {
    this.slot = slot;
  }
}
