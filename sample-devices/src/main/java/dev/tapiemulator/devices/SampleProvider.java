package dev.tapiemulator.devices;

import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.spi.PhoneDeviceProvider;
import java.util.function.Supplier;

/** What the five providers have in common; each is a class of its own only because ServiceLoader asks for one. */
abstract class SampleProvider implements PhoneDeviceProvider {

  private final String name;
  private final String summary;
  private final Supplier<PhoneDeviceModel> maker;

  SampleProvider(String name, String summary, Supplier<PhoneDeviceModel> maker) {
    this.name = name;
    this.summary = summary;
    this.maker = maker;
  }

  @Override
  public final int spiVersion() {
    return 1;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String summary() {
    return summary;
  }

  @Override
  public final PhoneDeviceModel create() {
    return maker.get();
  }
}
