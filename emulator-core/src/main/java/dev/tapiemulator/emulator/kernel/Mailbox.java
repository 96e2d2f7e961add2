package dev.tapiemulator.emulator.kernel;

import static dev.tapiemulator.tapi.Tapi.PHONE_CLOSE;
import static dev.tapiemulator.tapi.Tapi.PHONE_REPLY;

import dev.tapiemulator.spi.StateHash;
import java.util.Arrays;

/**
 * The messages waiting for one application, oldest first; any of them can be taken out at once, however many wait.
 * Replies and PHONE_CLOSE always have room, since an accepted request and an open phone count against bounds of their
 * own; other messages are bounded (O-40).
 */
final class Mailbox {

  private static final int SMALLEST = 4;

  /** By slot; slot 0 stays empty and stands for none. */
  private Message[] messages = new Message[SMALLEST];
  private int slots = 1;
  private int first;
  private int last;
  /** The slot to be used next, which names the one after it. */
  private int spare;
  private int size;
  private int unsolicited;

  /** How many messages wait that have no room of their own. */
  int unsolicited() {
    return unsolicited;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The oldest message, or null. */
  Message first() {
    return messages[first];
  }

  /** The message in a slot. */
  Message at(int slot) {
    return messages[slot];
  }

  /** When the oldest message was posted, in the order of all messages; {@link Long#MAX_VALUE} when there is none. */
  long oldest() {
    return size == 0 ? Long.MAX_VALUE : first().order;
  }

  /** Puts a message behind all others; {@code about} is the handle it concerns, or null. */
  Message post(
      long order, int hDevice, int id, long instance, long param1, long param2, long param3, OpenPhone about) {
    Message message = append();
    message.order = order;
    message.hDevice = hDevice;
    message.id = id;
    message.instance = instance;
    message.param1 = param1;
    message.param2 = param2;
    message.param3 = param3;
    if (isUnsolicited(id)) {
      unsolicited++;
      if (about != null) {
        linkToPhone(message, about);
      }
    }
    return message;
  }

  /** Takes the oldest message. */
  Message take() {
    Message message = first();
    remove(message);
    return message;
  }

  /** Takes one message out. */
  void remove(Message message) {
    if (message.previous == 0) {
      first = message.next;
    } else {
      messages[message.previous].next = message.next;
    }
    if (message.next == 0) {
      last = message.previous;
    } else {
      messages[message.next].previous = message.previous;
    }
    size--;
    if (isUnsolicited(message.id)) {
      unsolicited--;
      if (message.phone != null) {
        unlinkFromPhone(message);
      }
    }
    message.requestSlot = 0;
    message.next = spare;
    spare = message.slot;
  }

  void addTo(StateHash hash, long posted) {
    hash.add(size);
    for (int slot = first; slot != 0; slot = messages[slot].next) {
      Message message = messages[slot];
      hash.add(posted - message.order).add(message.hDevice).add(message.id).add(message.instance).add(message.param1)
          .add(message.param2).add(message.param3).add(message.phone == null ? 0 : message.phone.handle);
    }
  }

  private static boolean isUnsolicited(int id) {
    return id != PHONE_REPLY && id != PHONE_CLOSE;
  }

  private Message append() {
    Message message = spare == 0 ? newMessage() : messages[spare];
    spare = message.next;
    message.next = 0;
    message.previous = last;
    if (last == 0) {
      first = message.slot;
    } else {
      messages[last].next = message.slot;
    }
    last = message.slot;
    size++;
    return message;
  }

  private Message newMessage() {
    if (slots == messages.length) {
      messages = Arrays.copyOf(messages, slots * 2);
    }
    Message message = new Message(slots++);
    messages[message.slot] = message;
    return message;
  }

  private void linkToPhone(Message message, OpenPhone phone) {
    message.phone = phone;
    message.previousOfPhone = phone.lastEvent;
    if (phone.lastEvent != 0) {
      messages[phone.lastEvent].nextOfPhone = message.slot;
    }
    phone.lastEvent = message.slot;
  }

  private void unlinkFromPhone(Message message) {
    if (message.previousOfPhone != 0) {
      messages[message.previousOfPhone].nextOfPhone = message.nextOfPhone;
    }
    if (message.nextOfPhone == 0) {
      message.phone.lastEvent = message.previousOfPhone;
    } else {
      messages[message.nextOfPhone].previousOfPhone = message.previousOfPhone;
    }
    message.phone = null;
    message.previousOfPhone = 0;
    message.nextOfPhone = 0;
  }
}
