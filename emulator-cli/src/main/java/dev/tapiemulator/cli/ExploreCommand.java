package dev.tapiemulator.cli;

import dev.tapiemulator.cli.explore.ExplorationPrinter;
import dev.tapiemulator.cli.explore.ProgressDisplay;
import dev.tapiemulator.cli.explore.ScenarioRuns;
import dev.tapiemulator.cli.scenario.Scenario;
import dev.tapiemulator.cli.scenario.ScenarioError;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.PhoneCatalogue;
import dev.tapiemulator.emulator.TimeSource;
import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.testkit.explore.Exploration;
import dev.tapiemulator.testkit.explore.ExplorationFile;
import dev.tapiemulator.testkit.explore.ExplorationFormatException;
import dev.tapiemulator.testkit.explore.Explorer;
import dev.tapiemulator.testkit.explore.NotDeterministicException;
import dev.tapiemulator.testkit.explore.Shard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explore}: plays a scenario under every behaviour that the documentation allows, up to a bound. */
@Command(
    name = "explore",
    description = "Plays a scenario under every behaviour that the documentation allows: replies at once, late and "
        + "reordered, errors, phones taken away, threads in another order.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Exit code: 0 nothing failed, 1 something failed, 2 the input is wrong."})
final class ExploreCommand implements Callable<Integer> {

  private static final Pattern TIME = Pattern.compile("(\\d{1,9})(s|min|h)");
  private static final LongSupplier CLOCK = TimeSource.wallClock()::nanoTime;
  private static final List<String> MERGE_DECIDES = List.of("--bound", "--all-errors", "--rulings", "--families",
      "--shard", "--max-runs", "--time", "--workers", "--unpruned", "--phone", "--lenient", "--strict");

  private final Terminal terminal;
  private final Supplier<PhoneCatalogue> catalogue = new OnceCatalogue();

  @Spec
  private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "a scenario; with --merge the results of all shards")
  private List<String> files;

  @Option(names = "--bound", paramLabel = "B",
      description = "How many choices of a run may be not ordinary (default: ${DEFAULT-VALUE}).")
  private Integer bound = Explorer.USUAL_BOUND;

  @Option(names = "--all-errors", description = "Every documented error of a call, not one for each call.")
  private boolean allErrors;

  @Option(names = "--rulings", description = "Other values of the rulings count as behaviours, too.")
  private boolean rulings;

  @Option(names = "--families", paramLabel = "LIST", split = ",",
      description = "Only these: order, timing, errors, forced-close, removal, suspension, threads, rulings.")
  private List<String> families;

  @Option(names = "--shard", paramLabel = "I/N", description = "Only the I-th of N parts, to be merged later.")
  private String shard;

  @Option(names = "--merge", description = "Joins the results of all shards, written with --json.")
  private boolean merge;

  @Option(names = "--json", description = "Prints the whole result as JSON.")
  private boolean json;

  @Option(names = "--max-runs", paramLabel = "N", description = "Stops after so many runs, and says so.")
  private Long maxRuns;

  @Option(names = "--time", paramLabel = "TIME", description = "Stops after so long, such as 30s, 10min or 2h.")
  private String time;

  @Option(names = "--phone", paramLabel = "MODEL",
      description = "The phone of a scenario that names none (default: ${DEFAULT-VALUE}).")
  private String phone = RunCommand.DEFAULT_PHONE;

  @Option(names = "--workers", paramLabel = "N",
      description = "Makes so many runs at the same time (default: as many as there are processors).")
  private Integer workers = Runtime.getRuntime().availableProcessors();

  @Option(names = "--unpruned",
      description = "Varies every run to its end, also behind a state that an earlier one has been in.")
  private boolean unpruned;

  @Option(names = "--lenient", description = "A device's violations are told, but fail no run.")
  private boolean lenient;

  @Option(names = "--strict", description = "Messages that nobody expected fail a run.")
  private boolean strict;

  ExploreCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try {
      Exploration found = merge ? merged() : explored();
      if (json) {
        terminal.out().print(ExplorationFile.write(found));
        terminal.out().flush();
      } else {
        String file = merge ? found.test().replaceFirst(" \\(CRC-32 .*", "") : files.get(0);
        new ExplorationPrinter(terminal.out()).print(found, file);
      }
      return found.failures().isEmpty() ? TapiEmulator.PASSED : TapiEmulator.FAILED;
    } catch (BadInput | ScenarioError | ExplorationFormatException | ScenarioRuns.NotPlayable wrong) {
      terminal.err().println(wrong.getMessage());
      return TapiEmulator.BAD_INPUT;
    } catch (NotDeterministicException unsteady) {
      terminal.err().println(files.get(0) + ": " + unsteady.getMessage());
      return TapiEmulator.BAD_INPUT;
    }
  }

  private Exploration explored() throws BadInput, ScenarioError {
    if (files.size() != 1) {
      throw new BadInput("explore takes one scenario, not " + files.size());
    }
    String file = files.get(0);
    RunCommand.requirePhone(catalogue.get(), phone);
    Explorer explorer = explorer();
    Path path = OutputFiles.path(file);
    Scenario scenario = Scenario.read(file, path, catalogue);
    EmulatorConfig.Builder config = explorer.prepare(EmulatorConfig.builder());
    explorer.name(name(file, path));
    ProgressDisplay progress = new ProgressDisplay(terminal.err(), terminal.colours(), CLOCK);
    try {
      return explorer.onProgress(progress).explore(
          new ScenarioRuns(scenario, lenient ? config.lenient().build() : config.build(), phone, strict));
    } finally {
      progress.end();
    }
  }

  private Explorer explorer() throws BadInput {
    try {
      Explorer explorer = new Explorer().bound(bound).workers(workers);
      if (families != null) {
        EnumSet<ChoiceFamily> named = EnumSet.noneOf(ChoiceFamily.class);
        for (String family : families) {
          named.add(family(family));
        }
        explorer.families(named);
      }
      if (shard != null) {
        explorer.shard(Shard.parse(shard));
      }
      if (maxRuns != null) {
        explorer.maxRuns(maxRuns);
      }
      if (time != null) {
        long nanos = nanos(time);
        long begin = CLOCK.getAsLong();
        explorer.stopWhen(() -> CLOCK.getAsLong() - begin >= nanos);
      }
      explorer = rulings ? explorer.rulings() : explorer;
      explorer = unpruned ? explorer.unpruned() : explorer;
      return allErrors ? explorer.allErrors() : explorer;
    } catch (IllegalArgumentException wrong) {
      throw new BadInput(wrong.getMessage());
    }
  }

  private static ChoiceFamily family(String name) throws BadInput {
    String constant = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(ChoiceFamily.values()).filter(family -> family.name().equals(constant)).findFirst()
        .orElseThrow(() -> new BadInput("--families: expected order, timing, errors, forced-close, removal, "
            + "suspension, threads or rulings, found \"" + name + "\""));
  }

  private static long nanos(String time) throws BadInput {
    Matcher parts = TIME.matcher(time);
    if (!parts.matches()) {
      throw new BadInput("--time: expected a time such as 30s, 10min or 2h, found \"" + time + "\"");
    }
    long seconds = switch (parts.group(2)) {
      case "s" -> 1;
      case "min" -> 60;
      default -> 3600;
    };
    return Math.multiplyExact(Math.min(Long.parseLong(parts.group(1)) * seconds, Long.MAX_VALUE / 1_000_000_000L),
        1_000_000_000L);
  }

  /** Names what is explored so that results of different scenarios, or ways to play them, are not merged. */
  private String name(String file, Path path) throws BadInput {
    CRC32 sum = new CRC32();
    try {
      sum.update(Files.readAllBytes(path));
    } catch (IOException unreadable) {
      throw new BadInput("cannot read \"" + file + "\"");
    }
    return path.getFileName() + String.format(" (CRC-32 %08x, %s%s%s)", sum.getValue(), phone,
        lenient ? ", lenient" : "", strict ? ", strict" : "");
  }

  private Exploration merged() throws BadInput, ExplorationFormatException {
    for (String option : MERGE_DECIDES) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new BadInput("--merge joins what has been explored; leave " + option + " out");
      }
    }
    List<Exploration> shards = new ArrayList<>();
    for (String file : files) {
      shards.add(ExplorationFile.read(file, text(file)));
    }
    try {
      return ExplorationFile.merge(shards);
    } catch (ExplorationFormatException wrong) {
      throw new BadInput(wrong.getMessage());
    }
  }

  private static String text(String file) throws BadInput {
    Path path = OutputFiles.path(file);
    try {
      return Files.readString(path);
    } catch (IOException unreadable) {
      String found = Files.isDirectory(path) ? "a folder" : Files.exists(path) ? "an unreadable file" : "no file";
      throw new BadInput(file, 1, 1, "expected the result of an exploration, found " + found);
    }
  }
}
