package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.emulator.choice.Fault;
import dev.tapiemulator.emulator.choice.FaultPlan;
import dev.tapiemulator.emulator.spec.Ruling;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;

/** Reads one {@link ConfigText}. */
final class ConfigTextReader {

  private final Function<String, PhoneSource> phoneSources;
  private final EmulatorConfig.Builder config = EmulatorConfig.builder();
  private final FaultPlan.Builder faults = FaultPlan.builder();
  private Bounds bounds = Bounds.DEFAULT;
  private String providerName;
  private int startError;
  private List<PhoneSource> phones = new ArrayList<>();

  ConfigTextReader(Function<String, PhoneSource> phoneSources) {
    this.phoneSources = phoneSources;
  }

  EmulatorConfig.Builder read(String text) {
    int number = 0;
    for (String line : text.split("\n")) {
      number++;
      if (!line.isEmpty()) {
        readLine(line, number);
      }
    }
    try {
      finishProvider();
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("configuration: " + wrong.getMessage(), wrong);
    }
    return config.faults(faults.build()).bounds(bounds);
  }

  private void readLine(String line, int number) {
    int equals = line.indexOf('=');
    try {
      if (equals < 0) {
        throw new IllegalArgumentException("expected key=value");
      }
      take(line.substring(0, equals), ConfigText.unescape(line.substring(equals + 1)));
    } catch (IllegalArgumentException | NoSuchElementException wrong) {
      throw new IllegalArgumentException(
          "configuration line " + number + ", \"" + line + "\": " + wrong.getMessage(), wrong);
    }
  }

  private void take(String key, String value) {
    switch (key) {
      case ConfigText.PROVIDER -> startProvider(value);
      case ConfigText.START_ERROR, ConfigText.PHONE -> takeOfProvider(key, value);
      case ConfigText.PROFILE -> config.profile(Profile.named(value));
      case ConfigText.WITHOUT_FEATURES -> config.withoutFeatures((int) (long) Long.decode(value));
      case ConfigText.FAMILIES -> config.families(families(value));
      case ConfigText.FAULT -> faults.add(Fault.parse(value));
      case ConfigText.STRICT -> takeFlag(value, () -> { }, config::lenient);
      case ConfigText.ALL_ERRORS -> takeFlag(value, config::allErrors, () -> { });
      case ConfigText.JOURNAL -> takeFlag(value, () -> { }, config::withoutJournal);
      case ConfigText.LIVE -> takeFlag(value, config::live, () -> { });
      case ConfigText.CODE_PAGE -> config.codePage(Charset.forName(value));
      case ConfigText.SEED -> config.seed(Long.parseLong(value));
      default -> takePrefixed(key, value);
    }
  }

  private void takePrefixed(String key, String value) {
    if (key.startsWith(ConfigText.RULING_PREFIX)) {
      Ruling ruling = Ruling.withSwitchName(key.substring(ConfigText.RULING_PREFIX.length()))
          .orElseThrow(() -> new IllegalArgumentException("expected the name of a ruling behind \"ruling.\""));
      config.ruling(ruling, value);
    } else if (key.startsWith(ConfigText.BOUND_PREFIX)) {
      BoundName name = BoundName.named(key.substring(ConfigText.BOUND_PREFIX.length()))
          .orElseThrow(() -> new IllegalArgumentException("expected the name of a bound behind \"bound.\""));
      bounds = name.with(bounds, number(value, name.least()));
    } else {
      throw new IllegalArgumentException("expected a setting, not \"" + key + "\"");
    }
  }

  private void startProvider(String name) {
    finishProvider();
    providerName = name;
  }

  private void takeOfProvider(String key, String value) {
    if (providerName == null) {
      throw new IllegalArgumentException("expected \"provider\" before \"" + key + "\"");
    }
    if (key.equals(ConfigText.PHONE)) {
      phones.add(phoneSources.apply(value));
    } else {
      startError = (int) (long) Long.decode(value);
    }
  }

  private void finishProvider() {
    if (providerName != null) {
      config.provider(new ProviderConfig(providerName, phones, startError));
    }
    startError = 0;
    phones = new ArrayList<>();
  }

  private static Set<ChoiceFamily> families(String value) {
    EnumSet<ChoiceFamily> families = EnumSet.noneOf(ChoiceFamily.class);
    for (String name : value.isEmpty() ? new String[0] : value.split(",")) {
      families.add(ChoiceFamily.valueOf(name));
    }
    return families;
  }

  private static void takeFlag(String value, Runnable whenTrue, Runnable whenFalse) {
    switch (value) {
      case "true" -> whenTrue.run();
      case "false" -> whenFalse.run();
      default -> throw new IllegalArgumentException("expected true or false");
    }
  }

  private static int number(String value, int least) {
    int number = Integer.parseInt(value);
    if (number < least) {
      throw new IllegalArgumentException("expected a number of at least " + least);
    }
    return number;
  }
}
