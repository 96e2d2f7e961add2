package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.emulator.choice.Fault;
import dev.tapiemulator.emulator.spec.Ruling;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A configuration as lines of text, {@code key=value}, in a fixed order: what a journal begins with, so that its run
 * can be made again. Only what differs from the defaults is written.
 *
 * <pre>
 * provider=provider 1
 * startError=0x90000019
 * phone=desk-phone
 * profile=no-display
 * withoutFeatures=0x00000040
 * ruling.secondOwner=ALLOCATED
 * families=ORDER,TIMING,ERRORS
 * fault=FAIL_REPLY,phoneSetData,*,2,0x9000001C,0
 * strict=false
 * allErrors=true
 * codePage=windows-1250
 * bound.requests=10
 * journal=false
 * live=true
 * seed=42
 * </pre>
 *
 * <p>{@code startError} and {@code phone} belong to the provider above them. A phone handed over as an object is
 * written by its name. The choices are not part of the text, only the seed is: the choices a run made are in its
 * journal. In names {@code \\}, {@code \n} and {@code \r} stand for a backslash and the two line ends.
 */
public final class ConfigText {

  static final String PROVIDER = "provider";
  static final String START_ERROR = "startError";
  static final String PHONE = "phone";
  static final String PROFILE = "profile";
  static final String WITHOUT_FEATURES = "withoutFeatures";
  static final String RULING_PREFIX = "ruling.";
  static final String FAMILIES = "families";
  static final String FAULT = "fault";
  static final String STRICT = "strict";
  static final String ALL_ERRORS = "allErrors";
  static final String CODE_PAGE = "codePage";
  static final String BOUND_PREFIX = "bound.";
  static final String SEED = "seed";
  static final String LIVE = "live";
  static final String JOURNAL = "journal";

  private static final EmulatorConfig DEFAULTS = EmulatorConfig.builder().build();

  private ConfigText() {}

  /** The lines of a configuration, each ended by a line feed. */
  public static String write(EmulatorConfig config) {
    StringBuilder text = new StringBuilder();
    writeProviders(config, text);
    if (config.profile() != Profile.AS_DOCUMENTED) {
      line(text, PROFILE, config.profile().profileName());
    }
    if (config.withoutFeatures() != 0) {
      line(text, WITHOUT_FEATURES, String.format("0x%08X", config.withoutFeatures()));
    }
    for (Map.Entry<Ruling, Integer> changed : config.changedRulings().entrySet()) {
      if (changed.getValue() != 0) {
        Ruling ruling = changed.getKey();
        line(text, RULING_PREFIX + ruling.switchName(), ruling.options().get(changed.getValue()));
      }
    }
    if (!config.families().equals(config.profile().families())) {
      line(text, FAMILIES, inOrder(config.families()));
    }
    for (Fault fault : config.faults().faults()) {
      line(text, FAULT, fault.toString());
    }
    writeSettings(config, text);
    return text.toString();
  }

  /**
   * Reads what {@link #write} wrote; phones are looked up by name.
   *
   * @throws IllegalArgumentException when the text is none, saying which line and what was expected there
   */
  public static EmulatorConfig.Builder read(String text) {
    return read(text, PhoneSource::named);
  }

  /**
   * Reads what {@link #write} wrote; {@code phones} says where each named phone comes from.
   *
   * @throws IllegalArgumentException when the text is none, saying which line and what was expected there
   */
  public static EmulatorConfig.Builder read(String text, Function<String, PhoneSource> phones) {
    return new ConfigTextReader(phones).read(text);
  }

  static String unescape(String value) {
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      text.append(c == '\\' && i + 1 < value.length() ? unescaped(value.charAt(++i)) : c);
    }
    return text.toString();
  }

  private static void writeProviders(EmulatorConfig config, StringBuilder text) {
    for (ProviderConfig provider : config.providers()) {
      line(text, PROVIDER, provider.name());
      if (provider.startError() != 0) {
        line(text, START_ERROR, "0x" + Integer.toHexString(provider.startError()).toUpperCase(Locale.ROOT));
      }
      for (PhoneSource phone : provider.phones()) {
        line(text, PHONE, phone.name());
      }
    }
  }

  private static void writeSettings(EmulatorConfig config, StringBuilder text) {
    if (!config.strict()) {
      line(text, STRICT, "false");
    }
    if (config.allErrors()) {
      line(text, ALL_ERRORS, "true");
    }
    if (!config.codePage().equals(DEFAULTS.codePage())) {
      line(text, CODE_PAGE, config.codePage().name());
    }
    for (BoundName bound : BoundName.values()) {
      if (bound.of(config.bounds()) != bound.of(Bounds.DEFAULT)) {
        line(text, BOUND_PREFIX + bound.text(), Integer.toString(bound.of(config.bounds())));
      }
    }
    if (!config.keepsJournal()) {
      line(text, JOURNAL, "false");
    }
    if (config.isLive()) {
      line(text, LIVE, "true");
    }
    if (config.seed().isPresent()) {
      line(text, SEED, Long.toString(config.seed().getAsLong()));
    }
  }

  private static String inOrder(Set<ChoiceFamily> families) {
    StringBuilder names = new StringBuilder();
    for (ChoiceFamily family : ChoiceFamily.values()) { // not the set's own order, which is none
      if (families.contains(family)) {
        names.append(names.isEmpty() ? "" : ",").append(family);
      }
    }
    return names.toString();
  }

  private static void line(StringBuilder text, String key, String value) {
    text.append(key).append('=').append(escape(value)).append('\n');
  }

  static String escape(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static char unescaped(char letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      default -> letter;
    };
  }
}
