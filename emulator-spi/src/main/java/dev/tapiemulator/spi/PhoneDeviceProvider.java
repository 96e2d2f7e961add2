package dev.tapiemulator.spi;

/** Makes phones of one kind; found by {@link java.util.ServiceLoader} and listed under its name. */
public interface PhoneDeviceProvider {

  /** The version of this interface package; a provider built for another one is refused by name. */
  int SPI_VERSION = 1;

  /**
   * The {@link #SPI_VERSION} the provider was compiled against, written as a number, not as a reference to the
   * constant.
   */
  int spiVersion();

  /** The name users type, in lower case with hyphens. */
  String name();

  /** One sentence for a list of devices. */
  String summary();

  /** A new phone, as it left the factory. */
  PhoneDeviceModel create();
}
