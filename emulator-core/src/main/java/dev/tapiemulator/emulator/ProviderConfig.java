package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A service provider: a contiguous slice of device ids (C-02).
 *
 * @param name a name for messages
 * @param phones its phones, in the order of their ids
 * @param startError 0, or the code with which it fails to start (C-09)
 */
public record ProviderConfig(String name, List<PhoneSource> phones, int startError) {

  public ProviderConfig {
    Objects.requireNonNull(name, "name");
    phones = List.copyOf(phones);
    if (startError != 0 && !PhoneFunction.PHONE_INITIALIZE.mayReturn(startError)) {
      throw new IllegalArgumentException(
          "a provider cannot fail with " + PhoneErr.nameOf(startError) + ": the phoneInitialize page does not list it");
    }
  }

  /** A provider with phones found by name. */
  public static ProviderConfig of(String name, String... phones) {
    List<PhoneSource> sources = new ArrayList<>();
    for (String phone : phones) {
      sources.add(PhoneSource.named(phone));
    }
    return new ProviderConfig(name, sources, 0);
  }

  /** The same provider, failing to start. */
  public ProviderConfig failsToStart(PhoneErr error) {
    return new ProviderConfig(name, phones, error.value());
  }
}
