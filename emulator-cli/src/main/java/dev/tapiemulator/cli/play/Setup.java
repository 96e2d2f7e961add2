package dev.tapiemulator.cli.play;

import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.PhoneControl;
import dev.tapiemulator.emulator.PhoneSource;
import dev.tapiemulator.emulator.ProviderConfig;
import dev.tapiemulator.emulator.choice.FaultPlan;
import dev.tapiemulator.tapi.ApiVersion;
import dev.tapiemulator.tapi.struct.PointerWidth;
import dev.tapiemulator.testkit.RecordedPhone;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Collects what a scenario says before its first call, and makes the emulator's configuration of it. */
public final class Setup {

  private static final String DEFAULT_PROVIDER = "provider 1";

  private final EmulatorConfig.Builder config;
  private final FaultPlan.Builder faults = FaultPlan.builder();
  private final List<ProviderConfig> finished = new ArrayList<>();
  private final List<PhoneSource> phones = new ArrayList<>();
  private final String usualPhone;
  private final List<RecordedPhone> recorded = new ArrayList<>();
  private final List<RecordedPhone> recordedArrivals = new ArrayList<>();
  private int arrived;
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

  /** These take the place of the phones that the scenario names, and of those that arrive. */
  public void recordedPhones(List<RecordedPhone> atFirst, List<RecordedPhone> arriving) {
    recorded.addAll(atFirst);
    recordedArrivals.addAll(arriving);
  }

  /** The recorded phone that arrives next, if there is one. */
  public Optional<RecordedPhone> nextArrival() {
    return arrived < recordedArrivals.size() ? Optional.of(recordedArrivals.get(arrived++)) : Optional.empty();
  }

  /** Whether a phone does a recording again, so that nobody knows what it shows. */
  public boolean isRecorded(PhoneControl phone) {
    return Stream.concat(recorded.stream(), recordedArrivals.stream())
        .anyMatch(model -> model.describe() == phone.description());
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
      for (int i = 0; i < Math.max(1, recorded.size()); i++) {
        phone(usualPhone);
      }
    }
    finishProvider();
    (recorded.isEmpty() ? finished : recordedInTheirPlace()).forEach(config::provider);
    return config.faults(faults.build()).build();
  }

  private List<ProviderConfig> recordedInTheirPlace() {
    int named = finished.stream().map(ProviderConfig::phones).mapToInt(List::size).sum();
    if (named != recorded.size()) {
      throw new StageError(
          "expected a scenario with as many phones as were recorded (" + recorded.size() + "), found " + named);
    }
    Iterator<RecordedPhone> next = recorded.iterator();
    return finished.stream()
        .map(each -> new ProviderConfig(
            each.name(), each.phones().stream().map(phone -> PhoneSource.of(next.next())).toList(), each.startError()))
        .toList();
  }

  private void finishProvider() {
    if (!phones.isEmpty() || !provider.equals(DEFAULT_PROVIDER)) {
      finished.add(new ProviderConfig(provider, phones, startError));
      phones.clear();
    }
  }
}
