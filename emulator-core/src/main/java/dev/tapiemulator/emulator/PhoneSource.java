package dev.tapiemulator.emulator;

import dev.tapiemulator.spi.PhoneDeviceModel;
import java.util.Objects;

/** Where a phone comes from: a name that is looked up, or a model handed over. */
public final class PhoneSource {

  private final String name;
  private final PhoneDeviceModel model;

  private PhoneSource(String name, PhoneDeviceModel model) {
    this.name = Objects.requireNonNull(name, "name");
    this.model = model;
  }

  /** A new phone of that name for every emulator and every reset. */
  public static PhoneSource named(String name) {
    return new PhoneSource(name, null);
  }

  /** This very phone; a reset puts it back with {@link PhoneDeviceModel#factoryReset}. */
  public static PhoneSource of(PhoneDeviceModel model) {
    return new PhoneSource(model.describe().name(), Objects.requireNonNull(model, "model"));
  }

  /** Whether it is one object, which whoever has handed it over keeps and one emulator at a time can have. */
  public boolean isObject() {
    return model != null;
  }

  /** The name of the phone's kind. */
  public String name() {
    return name;
  }

  /** The phone for a new or reset emulator. */
  PhoneDeviceModel provide(EmulatorConfig config, boolean again) {
    if (model == null) {
      return config.catalogue().create(name);
    }
    if (again) {
      model.factoryReset();
    }
    return model;
  }
}
