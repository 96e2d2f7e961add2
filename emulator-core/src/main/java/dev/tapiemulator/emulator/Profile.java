package dev.tapiemulator.emulator;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.emulator.choice.Choices;
import dev.tapiemulator.emulator.choice.FlakyChoices;
import dev.tapiemulator.emulator.choice.SeededChoices;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A named kind of surroundings for a telephony program, for whatever phones are configured: {@code
 * EmulatorConfig.profile("no-display").phone("desk-phone")}. What is configured besides counts on top of it.
 */
public enum Profile {
  /** The phones as they describe themselves, and the ordinary outcome of everything that is left open. */
  AS_DOCUMENTED(0, 1, false, ordinary()),

  /** No phone has a display: no rows, and phoneSetDisplay and phoneGetDisplay are PHONEERR_OPERATIONUNAVAIL. */
  NO_DISPLAY(PHONEFEATURE_GETDISPLAY | PHONEFEATURE_SETDISPLAY, 1, false, ordinary()),

  /**
   * Of every phone nothing is left but its handset, with hookswitch, volume and gain where it has them; a phone without
   * a handset has nothing. Everything else is PHONEERR_OPERATIONUNAVAIL.
   */
  HANDSET_ONLY(~Features.OF_HANDSET, 1, false, ordinary()),

  /**
   * A program outside the emulator owns every phone, for good: phoneOpen as owner is refused as the ruling secondOwner
   * says, PHONESTATUS counts one owner, and applications can be monitors only.
   */
  MONITOR_ONLY(0, 1, true, ordinary()),

  /** Every order takes a phone a hundred times as long as usual. */
  SLOW(0, 100, false, ordinary()),

  /**
   * By a seed, 1 unless one is given: one call in eight fails with a documented error, at once or in its reply; orders
   * take differently long and overtake each other; and after one call in 32 the phone is taken away from its
   * applications.
   */
  FLAKY(0, 1, false, EnumSet.of(
      ChoiceFamily.ORDER, ChoiceFamily.TIMING, ChoiceFamily.THREADS, ChoiceFamily.ERRORS, ChoiceFamily.FORCED_CLOSE));

  private static final long SEED_OF_FLAKY = 1;

  private final int missingFeatures;
  private final int latencyFactor;
  private final boolean ownedElsewhere;
  private final Set<ChoiceFamily> families;

  Profile(int missingFeatures, int latencyFactor, boolean ownedElsewhere, EnumSet<ChoiceFamily> families) {
    this.missingFeatures = missingFeatures;
    this.latencyFactor = latencyFactor;
    this.ownedElsewhere = ownedElsewhere;
    this.families = Collections.unmodifiableSet(families);
  }

  /**
   * The profile of that name.
   *
   * @throws IllegalArgumentException when there is none; the message lists those there are
   */
  public static Profile named(String name) {
    return Stream.of(values()).filter(profile -> profile.profileName().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no profile is called \"" + name + "\"; there are " + names()));
  }

  private static List<String> names() {
    return Stream.of(values()).map(Profile::profileName).toList();
  }

  /** The name that users type, such as {@code no-display}. */
  public String profileName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The PHONEFEATURE_ bits that no phone has. */
  public int missingFeatures() {
    return missingFeatures;
  }

  /** How many times as long as usual a phone takes. */
  public int latencyFactor() {
    return latencyFactor;
  }

  /** Whether a program outside the emulator owns every phone. */
  public boolean ownedElsewhere() {
    return ownedElsewhere;
  }

  /** What is asked for an outcome, unless the configuration says something else. */
  public Set<ChoiceFamily> families() {
    return families;
  }

  Choices newChoices(OptionalLong seed) {
    if (this == FLAKY) {
      return new FlakyChoices(seed.orElse(SEED_OF_FLAKY));
    }
    return seed.isPresent() ? new SeededChoices(seed.getAsLong()) : Choices.ordinary();
  }

  private static EnumSet<ChoiceFamily> ordinary() {
    return EnumSet.of(ChoiceFamily.ORDER, ChoiceFamily.TIMING, ChoiceFamily.THREADS);
  }

  /** Apart, since the constants above are made before any field of this type. */
  private static final class Features {
    static final int OF_HANDSET = PHONEFEATURE_GETHOOKSWITCHHANDSET
        | PHONEFEATURE_SETHOOKSWITCHHANDSET
        | PHONEFEATURE_GETVOLUMEHANDSET
        | PHONEFEATURE_SETVOLUMEHANDSET
        | PHONEFEATURE_GETGAINHANDSET
        | PHONEFEATURE_SETGAINHANDSET;
  }
}
