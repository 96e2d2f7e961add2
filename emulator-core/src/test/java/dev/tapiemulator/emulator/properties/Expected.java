package dev.tapiemulator.emulator.properties;

import dev.tapiemulator.emulator.testing.TestApp.Message;

/**
 * A message that an application must, or may, still get. Messages of one group may come in any order, those of an
 * earlier group come before those of a later one.
 */
final class Expected {

  final int group;
  final int id;
  /** The handle in hDevice, null for none. */
  final Facts.OfHandle device;
  /** The handle whose closing takes the message away, null for none. */
  final Facts.OfHandle about;
  final long param1;
  final long param2;
  final long param3;
  boolean anyParam2;
  boolean optional;
  /** May come at any time: nobody outside can know when it was posted. */
  boolean anyTime;

  Expected(int group, int id, Facts.OfHandle device, Facts.OfHandle about, long param1, long param2, long param3) {
    this.group = group;
    this.id = id;
    this.device = device;
    this.about = about;
    this.param1 = param1;
    this.param2 = param2;
    this.param3 = param3;
  }

  Expected optional() {
    optional = true;
    return this;
  }

  boolean matches(Message message, int pointerBits) {
    return message.id() == id
        && message.hDevice() == (device == null ? 0 : device.value)
        && same(message.instance(), about == null ? 0 : about.instance, pointerBits)
        && same(message.param1(), param1, pointerBits)
        && (anyParam2 || same(message.param2(), param2, pointerBits))
        && same(message.param3(), param3, pointerBits);
  }

  /** A 32-bit process sees the low half only. */
  private static boolean same(long told, long expected, int pointerBits) {
    return pointerBits == Integer.SIZE ? (int) told == (int) expected : told == expected;
  }

  @Override
  public String toString() {
    int hDevice = device == null ? 0 : device.value;
    return (optional ? "perhaps " : "") + "message " + id + " hDevice " + hDevice + " params " + param1 + ", "
        + (anyParam2 ? "*" : param2) + ", " + param3 + " (group " + group + ")";
  }
}
