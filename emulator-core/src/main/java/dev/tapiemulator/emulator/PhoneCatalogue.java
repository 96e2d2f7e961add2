package dev.tapiemulator.emulator;

import com.google.common.collect.ImmutableSortedMap;
import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.spi.PhoneDeviceProvider;
import java.util.Collection;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The phones that can be had by name: what {@link ServiceLoader} finds, sorted by name. */
public final class PhoneCatalogue {

  private final ImmutableSortedMap<String, PhoneDeviceProvider> providers;

  private PhoneCatalogue(ImmutableSortedMap<String, PhoneDeviceProvider> providers) {
    this.providers = providers;
  }

  /**
   * Looks for providers.
   *
   * @throws EmulatorFailure when two have the same name, or one was built for another version of the interface
   */
  public static PhoneCatalogue discover(ClassLoader loader) {
    TreeMap<String, PhoneDeviceProvider> found = new TreeMap<>();
    for (PhoneDeviceProvider provider : ServiceLoader.load(PhoneDeviceProvider.class, loader)) {
      if (provider.spiVersion() != PhoneDeviceProvider.SPI_VERSION) {
        throw new EmulatorFailure("phone \"" + provider.name() + "\" was built for version " + provider.spiVersion()
            + " of the device interface; this emulator has version " + PhoneDeviceProvider.SPI_VERSION);
      }
      PhoneDeviceProvider other = found.putIfAbsent(provider.name(), provider);
      if (other != null) {
        throw new EmulatorFailure("two phones are called \"" + provider.name() + "\": "
            + other.getClass().getName() + " and " + provider.getClass().getName());
      }
    }
    return new PhoneCatalogue(ImmutableSortedMap.copyOf(found));
  }

  /** The providers, by name. */
  public Collection<PhoneDeviceProvider> providers() {
    return providers.values();
  }

  /**
   * A new phone.
   *
   * @throws IllegalArgumentException when there is none of that name; the message lists those there are
   */
  public PhoneDeviceModel create(String name) {
    PhoneDeviceProvider provider = providers.get(name);
    if (provider == null) {
      throw new IllegalArgumentException("no phone is called \"" + name + "\"; " + (providers.isEmpty()
          ? "no jar that brings phones is on the class path, such as sample-devices"
          : "there are " + providers.keySet()));
    }
    return provider.create();
  }
}
