package dev.tapiemulator.testkit.record;

import dev.tapiemulator.emulator.journal.DeviceCall;

/**
 * What a phone is asked for.
 *
 * @param call the question
 * @param a its first value, such as a button/lamp id; 0 where there is none
 * @param b its second value; 0 where there is none
 * @param deviceClass the device class of an icon or a dialog; "" for others
 */
public record QueryKey(DeviceCall call, int a, int b, String deviceClass) {

  public static QueryKey of(DeviceCall call, int a) {
    return new QueryKey(call, a, 0, "");
  }

  public static QueryKey of(DeviceCall call) {
    return of(call, 0);
  }
}
