package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.testkit.Leak;
import dev.tapiemulator.testkit.ScriptedPhone;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What the emulators of tests are like; each test gets one of its own, with phones of its own. */
final class Settings {

  /** A phone by name, or made by a supplier; the other is null. */
  private record Phone(String name, Supplier<? extends PhoneDeviceModel> maker) {}

  private final String origin;
  private final List<Phone> phones = new ArrayList<>();
  private final List<Consumer<EmulatorConfig.Builder>> more = new ArrayList<>();
  private final Set<Leak.Kind> allowed = EnumSet.noneOf(Leak.Kind.class);
  private boolean withoutPhones;

  /** The origin, such as "@EmulatorTest", begins every complaint. */
  Settings(String origin) {
    this.origin = origin;
  }

  Settings copy() {
    Settings copy = new Settings(origin);
    copy.phones.addAll(phones);
    copy.more.addAll(more);
    copy.allowed.addAll(allowed);
    copy.withoutPhones = withoutPhones;
    return copy;
  }

  void phone(String name) {
    phones.add(new Phone(Objects.requireNonNull(name, "name"), null));
  }

  void phone(Supplier<? extends PhoneDeviceModel> maker) {
    phones.add(new Phone(null, Objects.requireNonNull(maker, "maker")));
  }

  /** No phone is meant, not even the scripted one. */
  void noPhones() {
    withoutPhones = true;
  }

  void with(Consumer<EmulatorConfig.Builder> wish) {
    more.add(Objects.requireNonNull(wish, "wish"));
  }

  void allow(Leak.Kind... kinds) {
    allowed.addAll(List.of(kinds));
  }

  boolean allows(Leak leak) {
    return allowed.contains(leak.kind());
  }

  /** Whether an annotation says all this, so that another one can say it again. */
  boolean areAnnotated() {
    return origin.startsWith("@");
  }

  /** The emulator of one test, with the scripted phones among its own by device id. */
  Scene newScene() {
    EmulatorConfig.Builder config = EmulatorConfig.builder();
    Map<Integer, ScriptedPhone> scripted = new TreeMap<>();
    List<Phone> all = phones.isEmpty() && !withoutPhones ? List.of(new Phone(ScriptedPhone.NAME, null)) : phones;
    for (int id = 0; id < all.size(); id++) {
      addTo(config, all.get(id), id, scripted);
    }
    try {
      more.forEach(wish -> wish.accept(config));
      return new Scene(Emulator.create(config.build()), scripted, this);
    } catch (IllegalArgumentException unusable) {
      throw new ExtensionConfigurationException(origin + ": " + unusable.getMessage());
    }
  }

  private static void addTo(
      EmulatorConfig.Builder config, Phone phone, int deviceId, Map<Integer, ScriptedPhone> scripted) {
    boolean isScripted = ScriptedPhone.NAME.equals(phone.name);
    if (phone.name != null && !isScripted) {
      config.phone(phone.name);
      return;
    }
    PhoneDeviceModel model = isScripted ? new ScriptedPhone() : phone.maker.get();
    if (model instanceof ScriptedPhone byTest) {
      scripted.put(deviceId, byTest);
    }
    config.phone(model);
  }
}
