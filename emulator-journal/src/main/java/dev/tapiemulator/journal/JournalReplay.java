package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.ConfigText;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.PhoneSource;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.journal.ReplayResult.Outcome;
import dev.tapiemulator.spi.PhoneDeviceModel;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Runs the inputs of a journal again, in a fresh emulator with the journal's configuration and choices, and compares
 * what happens.
 *
 * <pre>{@code
 * ReplayResult result = JournalReplay.of(JournalFile.read(file))
 *     .with("my-phone", MyPhone::new)
 *     .run();
 * }</pre>
 */
public final class JournalReplay {

  private static final String LIVE = "live=true";

  private final Journal recorded;
  private final TreeMap<String, Supplier<PhoneDeviceModel>> models = new TreeMap<>();

  private JournalReplay(Journal recorded) {
    this.recorded = recorded;
  }

  public static JournalReplay of(Journal recorded) {
    return new JournalReplay(recorded);
  }

  /**
   * Where phones of that name come from; others are looked up in the catalogue. A model must be as it was when the run
   * began.
   */
  public JournalReplay with(String phoneName, Supplier<PhoneDeviceModel> model) {
    models.put(phoneName, model);
    return this;
  }

  /** Makes the run again; nothing that can be in a journal makes this throw. */
  public ReplayResult run() {
    if (recorded.size() == 0 || recorded.get(0).kind() != JournalKind.CONFIG) {
      return notReplayable("the journal does not begin with a configuration");
    }
    if (recorded.get(0).text().lines().anyMatch(LIVE::equals)) {
      return notReplayable("the run was live: its threads ran side by side by the clock on the wall, which no journal"
          + " can bring about again");
    }
    for (PhoneOfRun phone : PhoneOfRun.all(recorded)) {
      if (phone.hasOrigin() && !models.containsKey(phone.name())) {
        return notReplayable(phone + " was " + RecordText.onOneLine(phone.origin()) + ", as record " + phone.record()
            + " says; tell how to make it by with(\"" + RecordText.onOneLine(phone.name()) + "\", …)");
      }
    }
    try {
      return run(Emulator.create(config()));
    } catch (IllegalArgumentException | EmulatorFailure noSuchRun) {
      return notReplayable(noSuchRun.getMessage());
    }
  }

  private static ReplayResult notReplayable(String why) {
    return new ReplayResult(Outcome.NOT_REPLAYABLE, null, why);
  }

  private EmulatorConfig config() {
    return ConfigText.read(recorded.get(0).text(), this::source).choices(recorded.choices()).build();
  }

  private PhoneSource source(String phoneName) {
    Supplier<PhoneDeviceModel> model = models.get(phoneName);
    return model == null ? PhoneSource.named(phoneName) : PhoneSource.of(model.get());
  }

  /** The run closes the emulator, so that none of its threads writes any more when the journals are compared. */
  private ReplayResult run(Emulator emulator) {
    RunAgain again = new RunAgain(recorded, emulator, models);
    try {
      again.makeAll();
    } catch (NotReplayable impossible) {
      return new ReplayResult(Outcome.NOT_REPLAYABLE, emulator.journal(), impossible.getMessage());
    }
    OptionalInt difference = recorded.firstDifference(emulator.journal());
    return difference.isEmpty()
        ? new ReplayResult(Outcome.IDENTICAL, emulator.journal(), "identical: " + recorded.size() + " records")
        : different(difference.getAsInt(), emulator.journal(), again.trouble());
  }

  private ReplayResult different(int at, Journal replayed, String trouble) {
    if (at < recorded.size() && isFromOutside(recorded.get(at))) {
      NotReplayable outside = new NotReplayable(
          recorded.get(at), "a device reported it on its own, from outside the emulator");
      return new ReplayResult(Outcome.NOT_REPLAYABLE, replayed, outside.getMessage());
    }
    return new ReplayResult(
        Outcome.DIFFERENT, replayed, JournalDiff.between(recorded, replayed) + trouble);
  }

  private static boolean isFromOutside(JournalRecord record) {
    return record.kind() == JournalKind.REPORT && record.flags() == 1;
  }
}
