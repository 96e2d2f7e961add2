package dev.tapiemulator.cli;

import dev.tapiemulator.cli.play.Printer;
import dev.tapiemulator.cli.play.Setup;
import dev.tapiemulator.cli.play.Stage;
import dev.tapiemulator.cli.play.TimeColumn;
import dev.tapiemulator.cli.scenario.Scenario;
import dev.tapiemulator.cli.scenario.ScenarioError;
import dev.tapiemulator.cli.scenario.ScenarioRun;
import dev.tapiemulator.cli.words.Wrap;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.PhoneCatalogue;
import dev.tapiemulator.emulator.choice.Choice;
import dev.tapiemulator.journal.ColumnsPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run}: plays scenarios and says whether everything was as they expect. */
@Command(
    name = "run",
    description = "Runs scenarios: every call, every message, and why.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Exit code: 0 passed, 1 an expectation failed, 2 the input is wrong."})
final class RunCommand implements Callable<Integer> {

  static final String DEFAULT_PHONE = "desk-phone";

  private final Terminal terminal;
  private final Supplier<PhoneCatalogue> catalogue = new OnceCatalogue();

  @Spec
  private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "scenarios, or journals with --from-journal")
  private List<String> files;

  @Option(names = "--phone", paramLabel = "MODEL",
      description = "The phone of a scenario that names none (default: ${DEFAULT-VALUE}).")
  private String phone = DEFAULT_PHONE;

  @Option(names = "--phone-from", paramLabel = "FILE[:N]",
      description = "The phones of a recorded run, or its phone N, answer as they did then; they take the place of "
          + "those that the scenario names. FILE was written by --journal. With --from-journal the same as when the "
          + "journal was written.")
  private List<String> phonesFrom = List.of();

  @Option(names = "--seed", paramLabel = "N", description = "Makes timing and order random, the same way every time.")
  private Long seed;

  @Option(names = "--choices", paramLabel = "LIST", split = ",",
      description = "Repeats recorded choices, such as LATENCY/4=2,LATENCY/4=0.")
  private List<String> choices;

  @Option(names = "--lenient", description = "A device's violations are told, but do not end the run.")
  private boolean lenient;

  @Option(names = "--strict", description = "Messages that nobody expected fail the run.")
  private boolean strict;

  @Option(names = "--journal", paramLabel = "OUT.jsonl", description = "Writes the journal of the run.")
  private String journal;

  @Option(names = "--from-journal", description = "Runs a journal again and compares the two runs record by record.")
  private boolean fromJournal;

  @Option(names = "--diagram", paramLabel = "OUT.md", description = "Writes a Mermaid sequence diagram of the run.")
  private String diagram;

  @Option(names = "--columns", description = "Prints the history at the end, one column for each party.")
  private boolean columns;

  @Option(names = {"-q", "--quiet"}, description = "Prints failures and verdicts only.")
  private boolean quiet;

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try {
      OutputFiles outputs = OutputFiles.of(journal, diagram, files);
      if (fromJournal) {
        refuseWhatAJournalDecides();
        return new JournalRun(terminal, quiet, columns, RecordedPhones.of(phonesFrom), catalogue).run(files, outputs);
      }
      EmulatorConfig.Builder common = config();
      RecordedPhones recorded = RecordedPhones.of(phonesFrom);
      int worst = TapiEmulator.PASSED;
      for (String file : files) {
        worst = Math.max(worst, run(file, common.build(), recorded, outputs));
      }
      return worst;
    } catch (BadInput wrong) {
      terminal.err().println(wrong.getMessage());
      return TapiEmulator.BAD_INPUT;
    }
  }

  private int run(String file, EmulatorConfig common, RecordedPhones recorded, OutputFiles outputs)
      throws BadInput {
    Setup setup = new Setup(common.toBuilder(), phone);
    setup.strict(strict);
    Printer printer = new Printer(terminal.out(), terminal.colours(), quiet);
    try (Stage stage = new Stage(setup, printer)) {
      Scenario scenario = Scenario.read(file, OutputFiles.path(file), catalogue);
      setup.recordedPhones(
          recorded.atFirst(scenario.touchedPhones()), recorded.arriving(scenario.touchedPhones()));
      if (!quiet) {
        printer.line(file);
      }
      boolean passed = ScenarioRun.play(scenario, stage);
      requireAllChoicesUsed(stage);
      verdict(file, stage, passed);
      outputs.write(file, stage.emulator().journal());
      return passed ? TapiEmulator.PASSED : TapiEmulator.FAILED;
    } catch (ScenarioError wrong) {
      terminal.err().println(wrong.getMessage());
      return TapiEmulator.BAD_INPUT;
    }
  }

  private void requireAllChoicesUsed(Stage stage) throws BadInput {
    int asked = stage.hasBegun() ? stage.emulator().journal().choices().size() : 0;
    if (choices != null && asked < choices.size()) {
      throw new BadInput("--choices: expected a list for this scenario, which asks " + asked + " choices, found one of "
          + choices.size());
    }
  }

  private void verdict(String file, Stage stage, boolean passed) {
    int held = stage.verdict().expectationsHeld();
    String time = stage.hasBegun() ? TimeColumn.text(stage.emulator().now()) : "0 ms";
    int all = held + stage.verdict().failures().size();
    Wrap.lines("", "  ", List.of(
        file + ":", passed ? "passed," : "FAILED,", held + " of " + all,
            "expectations held" + leftOut(stage), "(" + time + ")"))
        .forEach(terminal.out()::println);
    if (!stage.hasBegun()) {
      return;
    }
    if (columns || !passed && quiet) {
      terminal.out().print(ColumnsPrinter.ofWidth(ColumnsPrinter.NARROWEST).print(stage.emulator().journal()));
    }
    List<Choice> made = stage.emulator().journal().choices();
    boolean ordinary = made.stream().allMatch(choice -> choice.value() == 0);
    if (!passed && !ordinary) {
      terminal.out().println("again: --choices " + String.join(",", made.stream().map(Choice::toString).toList()));
    }
    terminal.out().flush();
  }

  private static String leftOut(Stage stage) {
    int count = stage.verdict().expectationsLeftOut();
    return count == 0 ? "" : ", " + count + " not looked at";
  }

  private void refuseWhatAJournalDecides() throws BadInput {
    for (String option : List.of("--phone", "--seed", "--choices", "--lenient", "--strict")) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new BadInput("--from-journal repeats the recorded run as it was; leave " + option + " out");
      }
    }
  }

  static void requirePhone(PhoneCatalogue catalogue, String phone) throws BadInput {
    if (catalogue.providers().stream().noneMatch(provider -> provider.name().equals(phone))) {
      throw new BadInput("no phone is called \"" + phone + "\"; \"devices\" lists those there are");
    }
  }

  private EmulatorConfig.Builder config() throws BadInput {
    requirePhone(catalogue.get(), phone);
    EmulatorConfig.Builder config = EmulatorConfig.builder();
    if (!phonesFrom.isEmpty() && spec.commandLine().getParseResult().hasMatchedOption("--phone")) {
      throw new BadInput("--phone and --phone-from exclude each other");
    }
    if (seed != null && choices != null) {
      throw new BadInput("--seed and --choices exclude each other");
    }
    if (seed != null) {
      config.seed(seed);
    }
    if (choices != null) {
      config.replay(recorded());
    }
    return lenient ? config.lenient() : config;
  }

  private List<Choice> recorded() throws BadInput {
    List<Choice> recorded = new ArrayList<>();
    for (String text : choices) {
      recorded.add(Choice.parse(text.strip())
          .orElseThrow(() -> new BadInput("--choices: expected a choice such as LATENCY/4=2, found \"" + text + "\"")));
    }
    return recorded;
  }
}
