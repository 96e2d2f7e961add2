package dev.tapiemulator.cli.play;

import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.PhoneSource;
import dev.tapiemulator.emulator.ProviderConfig;
import dev.tapiemulator.emulator.choice.FaultPlan;
import dev.tapiemulator.tapi.ApiVersion;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.util.ArrayList;
import java.util.List;

/** Collects what a scenario says before its first call, and makes the emulator's configuration of it. */
public final class Setup {

  private static final String DEFAULT_PROVIDER = "provider 1";

  private final EmulatorConfig.Builder config;
  private final FaultPlan.Builder faults = FaultPlan.builder();
  private final List<ProviderConfig> finished = new ArrayList<>();
  private final List<PhoneSource> phones = new ArrayList<>();
  private final String usualPhone;
  private String provider = DEFAULT_PROVIDER;
  private int startError;
  private int version = ApiVersion.HIGHEST;
  private PointerWidth width = PointerWidth.BITS_64;
  private boolean strict;

  /** {@code config}: what the command line says; {@code usualPhone}: the phone of a scenario that names none. */
  public Setup(EmulatorConfig.Builder config, String usualPhone) {
    this.config = config;
    this.usualPhone = usualPhone;
  }

  /** Rulings, seed, code page and leniency go straight into the configuration. */
  public EmulatorConfig.Builder config() {
    return config;
  }

  /** Faults planned before the run. */
  public FaultPlan.Builder faults() {
    return faults;
  }

  /** A phone at the next device id, with the provider begun last. */
  public void phone(String model) {
    phones.add(PhoneSource.named(model));
  }

  /** Begins a service provider; {@code error} is 0, or the code with which it fails to start. */
  public void provider(String name, int error) {
    finishProvider();
    provider = name;
    startError = error;
  }

  /** The version that applications declare unless they say otherwise. */
  public void version(int apiVersion) {
    version = apiVersion;
  }

  /** The pointer width of processes. */
  public void pointers(PointerWidth pointerWidth) {
    width = pointerWidth;
  }

  /** Whether messages that nobody expected fail the run. */
  public void strict(boolean on) {
    strict = on;
  }

  int version() {
    return version;
  }

  PointerWidth width() {
    return width;
  }

  boolean isStrict() {
    return strict;
  }

  EmulatorConfig build() {
    if (finished.isEmpty() && phones.isEmpty() && provider.equals(DEFAULT_PROVIDER)) {
      phone(usualPhone);
    }
    finishProvider();
    finished.forEach(config::provider);
    return config.faults(faults.build()).build();
  }

  private void finishProvider() {
    if (!phones.isEmpty() || !provider.equals(DEFAULT_PROVIDER)) {
      finished.add(new ProviderConfig(provider, phones, startError));
      phones.clear();
    }
  }
}
