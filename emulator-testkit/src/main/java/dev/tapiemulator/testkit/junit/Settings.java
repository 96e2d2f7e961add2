package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.Profile;
import dev.tapiemulator.emulator.choice.Choice;
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
import java.util.stream.Stream;
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
  private boolean provesSomething;
  private boolean isReplay;

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
    copy.provesSomething = provesSomething;
    copy.isReplay = isReplay;
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

  /** Recorded choices again, in the form in which they are printed. */
  void replay(String text) {
    isReplay = true;
    with(config -> config.replay(choices(text)));
  }

  /** What besides the explorer would decide what is left open, or how often a test runs; empty for nothing. */
  String contradictionToExploring(EmulatorConfig config) {
    return config.isLive() ? "live"
        : config.seed().isPresent() ? "seed"
        : isReplay ? "choices"
        : config.profile() == Profile.FLAKY ? "profile flaky"
        : !config.families().equals(config.profile().families()) ? "families"
        : config.allErrors() ? "allErrors"
        : provesSomething ? "provesSomething" : "";
  }

  private static List<Choice> choices(String text) {
    return Stream.of(text.strip().split("[\\s,]+"))
        .map(word -> Choice.parse(word).orElseThrow(() -> new IllegalArgumentException(
            "choices: \"" + word + "\" is no choice; one looks like LATENCY/4=1")))
        .toList();
  }

  void demandProof() {
    provesSomething = true;
  }

  boolean provesSomething() {
    return provesSomething;
  }

  void allow(Leak.Kind... kinds) {
    allowed.addAll(List.of(kinds));
  }

  boolean allows(Leak leak) {
    return allowed.contains(leak.kind());
  }

  /** What may be left behind, in the order of its declaration. */
  Set<Leak.Kind> allowed() {
    return allowed;
  }

  String origin() {
    return origin;
  }

  /** Whether an annotation says all this, so that another one can say it again. */
  boolean areAnnotated() {
    return origin.startsWith("@");
  }

  /** The emulator of one test, with the scripted phones among its own by device id. */
  Scene newScene() {
    Map<Integer, ScriptedPhone> scripted = new TreeMap<>();
    EmulatorConfig config = config(scripted);
    try {
      return new Scene(Emulator.create(config), scripted, this);
    } catch (IllegalArgumentException unusable) {
      throw new ExtensionConfigurationException(origin + ": " + unusable.getMessage());
    }
  }

  /** The configuration of one emulator; its scripted phones are added to those given. */
  EmulatorConfig config(Map<Integer, ScriptedPhone> scripted) {
    EmulatorConfig.Builder config = EmulatorConfig.builder();
    for (int id = 0; id < phones.size(); id++) {
      addTo(config, phones.get(id), id, scripted);
    }
    try {
      more.forEach(wish -> wish.accept(config));
      if (config.build().providers().isEmpty() && !withoutPhones) {
        addTo(config, new Phone(ScriptedPhone.NAME, null), 0, scripted);
      }
      EmulatorConfig all = config.build();
      refuseContradictions(all);
      return all;
    } catch (IllegalArgumentException unusable) {
      throw new ExtensionConfigurationException(origin + ": " + unusable.getMessage());
    }
  }

  private void refuseContradictions(EmulatorConfig config) {
    boolean isSeeded = config.seed().isPresent();
    refuse(withoutPhones && !config.providers().isEmpty(), "there are to be no phones, and there are some");
    refuse(!config.keepsJournal(), "withoutJournal is not for tests: what becomes of one is read from the journal");
    refuse(isSeeded && isReplay, "seed and choices contradict each other: a run is random or repeated");
    refuse(config.isLive() && (isSeeded || isReplay), "live and " + (isSeeded ? "seed" : "choices")
        + " contradict each other: nobody can repeat what the machine does");
    refuse(config.isLive() && provesSomething, "live and provesSomething contradict each other: on a stub, which never"
        + " replies, a live test waits for ever");
  }

  private static void refuse(boolean contradiction, String complaint) {
    if (contradiction) {
      throw new IllegalArgumentException(complaint);
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
