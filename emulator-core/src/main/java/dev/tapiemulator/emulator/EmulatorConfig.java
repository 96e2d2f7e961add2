package dev.tapiemulator.emulator;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.tapiemulator.emulator.choice.Choice;
import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.emulator.choice.Choices;
import dev.tapiemulator.emulator.choice.FaultPlan;
import dev.tapiemulator.emulator.choice.ScriptedChoices;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.spi.PhoneDeviceModel;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * How an emulator is set up; immutable, and good for any number of emulators.
 *
 * <pre>{@code
 * EmulatorConfig.builder()
 *     .phone("desk-phone")
 *     .ruling(Ruling.CLOSE_MESSAGE_AFTER_OWN_CLOSE, "not sent")
 *     .seed(42)
 *     .build();
 * }</pre>
 */
public final class EmulatorConfig {

  private final ImmutableList<ProviderConfig> providers;
  private final Profile profile;
  private final int withoutFeatures;
  private final ImmutableMap<Ruling, Integer> rulings;
  private final Set<ChoiceFamily> families;
  private final Supplier<Choices> choices;
  private final OptionalLong seed;
  private final FaultPlan faults;
  private final boolean strict;
  private final boolean allErrors;
  private final Charset codePage;
  private final Bounds bounds;
  private final boolean keepsJournal;
  private final ClassLoader classLoader;
  private final TimeSource timeSource;
  private final Duration closingPatience;
  private final Duration modelPatience;
  private final CatalogueOnce catalogue;
  private final UnaryOperator<Tapi32> tapi;

  private EmulatorConfig(Builder builder) {
    providers = builder.allProviders();
    profile = builder.profile;
    withoutFeatures = builder.withoutFeatures;
    rulings = ImmutableMap.copyOf(builder.rulings);
    families = builder.families == null ? null : ImmutableSet.copyOf(builder.families);
    choices = builder.choices;
    seed = builder.seed;
    faults = builder.faults;
    strict = builder.strict;
    allErrors = builder.allErrors;
    codePage = builder.codePage;
    bounds = builder.bounds;
    keepsJournal = builder.keepsJournal;
    classLoader = builder.classLoader;
    timeSource = builder.timeSource;
    closingPatience = builder.closingPatience;
    modelPatience = builder.modelPatience;
    catalogue = builder.catalogue;
    tapi = builder.tapi;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** A builder that begins with live mode: parallel threads, calls that really block, the time on the wall. */
  public static Builder live() {
    return builder().live();
  }

  /** A builder that begins with a profile. */
  public static Builder profile(Profile profile) {
    return builder().profile(profile);
  }

  /** A builder that begins with the profile of that name, such as {@code no-display}. */
  public static Builder profile(String name) {
    return builder().profile(Profile.named(name));
  }

  /** A builder that starts with this configuration. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** The service providers, each with a contiguous slice of device ids in this order (C-02). */
  public List<ProviderConfig> providers() {
    return providers;
  }

  /** What the configuration began with. */
  public Profile profile() {
    return profile;
  }

  /** The PHONEFEATURE_ bits that every phone lacks, whatever it describes. */
  public int missingFeatures() {
    return profile.missingFeatures() | withoutFeatures;
  }

  /** The position of a ruling's value among its options; 0 is the default. */
  public int ruling(Ruling ruling) {
    return rulings.getOrDefault(ruling, 0);
  }

  /** What is asked for an outcome; families not listed stay ordinary. */
  public Set<ChoiceFamily> families() {
    return families == null ? profile.families() : families;
  }

  /** The seed, when the choices are random. */
  public OptionalLong seed() {
    return seed;
  }

  public FaultPlan faults() {
    return faults;
  }

  /** Whether a device's violation is thrown, and not only recorded. */
  public boolean strict() {
    return strict;
  }

  /** Whether failing choices show every documented error instead of one for each call. */
  public boolean allErrors() {
    return allErrors;
  }

  /** The code page of the A forms. */
  public Charset codePage() {
    return codePage;
  }

  public Bounds bounds() {
    return bounds;
  }

  /** Whether the history of the run is kept. */
  public boolean keepsJournal() {
    return keepsJournal;
  }

  /** Where phones are looked for by name. */
  public ClassLoader classLoader() {
    return classLoader;
  }

  /** Whether threads run beside each other and time passes by itself. */
  public boolean isLive() {
    return timeSource != null;
  }

  /** Where a live emulator has its time from; null when stepped. */
  TimeSource timeSource() {
    return timeSource;
  }

  /** How long closing an emulator waits for its threads to end, in real time. */
  public Duration closingPatience() {
    return closingPatience;
  }

  /** How long a live emulator waits for a phone's model to return from a call; in real time, if time is manual. */
  public Duration modelPatience() {
    return modelPatience;
  }

  /** The phones that can be had by name; looked for once, for all configurations made from one. */
  PhoneCatalogue catalogue() {
    return catalogue.get();
  }

  /** Fresh choices for one run. */
  public Choices newChoices() {
    return choices == null ? profile.newChoices(seed) : choices.get();
  }

  /** What a process calls. */
  Tapi32 tapi(Tapi32 emulated) {
    return tapi.apply(emulated);
  }

  /** The features taken away besides those of the profile. */
  int withoutFeatures() {
    return withoutFeatures;
  }

  /** Collects what differs from the defaults. */
  public static final class Builder {

    private final List<ProviderConfig> providers = new ArrayList<>();
    private final List<PhoneSource> ownPhones = new ArrayList<>();
    private final EnumMap<Ruling, Integer> rulings = new EnumMap<>(Ruling.class);
    private Profile profile = Profile.AS_DOCUMENTED;
    private int withoutFeatures;
    /** Null: those of the profile. */
    private Set<ChoiceFamily> families;
    /** Null: those of the profile, by the seed. */
    private Supplier<Choices> choices;
    private UnaryOperator<Tapi32> tapi = UnaryOperator.identity();
    private OptionalLong seed = OptionalLong.empty();
    private FaultPlan faults = FaultPlan.none();
    private boolean strict = true;
    private boolean allErrors;
    private Charset codePage = Charset.forName("windows-1252");
    private Bounds bounds = Bounds.DEFAULT;
    private boolean keepsJournal = true;
    private ClassLoader classLoader = EmulatorConfig.class.getClassLoader();
    private TimeSource timeSource;
    private Duration closingPatience = Patience.USUAL;
    private Duration modelPatience = Patience.USUAL;
    private CatalogueOnce catalogue = CatalogueOnce.USUAL;

    private Builder() {}

    private Builder(EmulatorConfig config) {
      providers.addAll(config.providers);
      rulings.putAll(config.rulings);
      profile = config.profile;
      withoutFeatures = config.withoutFeatures;
      families = config.families;
      choices = config.choices;
      tapi = config.tapi;
      seed = config.seed;
      faults = config.faults;
      strict = config.strict;
      allErrors = config.allErrors;
      codePage = config.codePage;
      bounds = config.bounds;
      keepsJournal = config.keepsJournal;
      classLoader = config.classLoader;
      timeSource = config.timeSource;
      closingPatience = config.closingPatience;
      modelPatience = config.modelPatience;
      catalogue = config.catalogue;
    }

    /** A phone by the name of its {@link dev.tapiemulator.spi.PhoneDeviceProvider}, at the next device id. */
    public Builder phone(String name) {
      ownPhones.add(PhoneSource.named(name));
      return this;
    }

    /** This phone, at the next device id. */
    public Builder phone(PhoneDeviceModel model) {
      ownPhones.add(PhoneSource.of(model));
      return this;
    }

    /** A service provider of its own, after those already added. */
    public Builder provider(ProviderConfig provider) {
      gatherOwnPhones();
      providers.add(Objects.requireNonNull(provider));
      return this;
    }

    /** What the surroundings are like; what is configured besides counts on top of it. */
    public Builder profile(Profile kind) {
      profile = Objects.requireNonNull(kind);
      return this;
    }

    /**
     * Takes PHONEFEATURE_ bits away from every phone, and the parts that only they reach: PHONECAPS does not show them,
     * and the functions answer PHONEERR_OPERATIONUNAVAIL (C-38).
     */
    public Builder withoutFeatures(int phoneFeatures) {
      withoutFeatures |= phoneFeatures;
      return this;
    }

    /**
     * Puts something between every process and the functions it calls: around them, to look at arguments and results,
     * or in their place. Only what reaches the emulator's functions is in the journal.
     */
    public Builder tapi(UnaryOperator<Tapi32> around) {
      tapi = Objects.requireNonNull(around);
      return this;
    }

    /** Sets a ruling to one of its options; spelling with spaces, hyphens or underscores. */
    public Builder ruling(Ruling ruling, String option) {
      int index = ruling.indexOf(option);
      if (index < 0) {
        throw new IllegalArgumentException(
            ruling.switchName() + " takes one of " + ruling.options() + ", not \"" + option + "\"");
      }
      rulings.put(ruling, index);
      return this;
    }

    /** Random but replayable outcomes for everything that is left open. */
    public Builder seed(long value) {
      seed = OptionalLong.of(value);
      choices = null;
      return this;
    }

    /** Replays recorded choices. */
    public Builder choices(List<Choice> recorded) {
      List<Choice> list = List.copyOf(recorded);
      choices = () -> new ScriptedChoices(list);
      return this;
    }

    /**
     * Repeats a run that was found by exploring, from its list alone: asks for the families that the list holds and no
     * others, since those it does not hold were not asked before its end, and behind its end everything is ordinary.
     */
    public Builder replay(List<Choice> found) {
      families = EnumSet.noneOf(ChoiceFamily.class);
      found.forEach(choice -> families.add(choice.decision().family()));
      allErrors |= found.stream().anyMatch(Choice::isAmongAllErrors);
      return choices(found);
    }

    /** Asks this for every outcome; one object serves one run. */
    public Builder choices(Choices source) {
      choices = () -> source;
      return this;
    }

    /** What is asked for an outcome: ORDER, TIMING and THREADS unless the profile or this says otherwise. */
    public Builder families(Set<ChoiceFamily> asked) {
      families = EnumSet.noneOf(ChoiceFamily.class);
      families.addAll(asked);
      return this;
    }

    public Builder faults(FaultPlan plan) {
      faults = Objects.requireNonNull(plan);
      return this;
    }

    /** Violations are recorded, not thrown. */
    public Builder lenient() {
      strict = false;
      return this;
    }

    /** Failing choices show every documented error instead of one for each call. */
    public Builder allErrors() {
      allErrors = true;
      return this;
    }

    /** The code page of the A forms; windows-1252 unless told otherwise. */
    public Builder codePage(Charset charset) {
      codePage = Objects.requireNonNull(charset);
      return this;
    }

    public Builder bounds(Bounds limits) {
      bounds = Objects.requireNonNull(limits);
      return this;
    }

    /**
     * Keeps no history, for runs of a length that nobody could keep: {@link Emulator#journal} and all that rests on it,
     * such as rules and exploring, is not to be had, failures are told without what led to them, and whichever phone
     * completes whatever request that is over does it a second time.
     */
    public Builder withoutJournal() {
      keepsJournal = false;
      return this;
    }

    /** Where phones are looked for by name. */
    public Builder classLoader(ClassLoader loader) {
      classLoader = Objects.requireNonNull(loader);
      catalogue = new CatalogueOnce(loader);
      return this;
    }

    /** Parallel threads, calls that really block, the time on the wall. */
    public Builder live() {
      return live(TimeSource.wallClock());
    }

    /** Parallel threads and calls that really block, with time from elsewhere. */
    public Builder live(TimeSource source) {
      timeSource = Objects.requireNonNull(source);
      return this;
    }

    /** How long closing an emulator waits for its threads to end, in real time; 5 seconds unless told otherwise. */
    public Builder closingPatience(Duration atMost) {
      closingPatience = Patience.of(atMost);
      return this;
    }

    /**
     * How long a live emulator waits for a phone's model to return from a call; 5 seconds unless told otherwise. A model
     * that takes longer is a violation, and its phone answers nothing until the call is over.
     */
    public Builder modelPatience(Duration atMost) {
      modelPatience = Patience.of(atMost);
      return this;
    }

    public EmulatorConfig build() {
      return new EmulatorConfig(this);
    }

    private ImmutableList<ProviderConfig> allProviders() {
      gatherOwnPhones();
      return ImmutableList.copyOf(providers);
    }

    private void gatherOwnPhones() {
      if (!ownPhones.isEmpty()) {
        providers.add(new ProviderConfig("provider " + (providers.size() + 1), List.copyOf(ownPhones), 0));
        ownPhones.clear();
      }
    }
  }

  /** The rulings that differ from their defaults. */
  Map<Ruling, Integer> changedRulings() {
    return rulings;
  }
}
