package dev.tapiemulator.emulator;

import dev.tapiemulator.spi.DeviceViolation;

/**
 * Something a device did wrong.
 *
 * @param kind what it was
 * @param deviceId the phone
 * @param phone the phone's name
 * @param requestId the request it concerned, or 0
 * @param details the values met
 */
public record Violation(DeviceViolation kind, int deviceId, String phone, int requestId, String details) {

  @Override
  public String toString() {
    return kind + ": phone " + deviceId + " (" + phone + ") " + kind.text() + (details.isEmpty() ? "" : ": " + details);
  }
}
