package dev.tapiemulator.cli.shell;

import dev.tapiemulator.cli.play.Printer;
import dev.tapiemulator.cli.scenario.ScenarioRun;
import dev.tapiemulator.cli.play.Setup;
import dev.tapiemulator.cli.play.Stage;
import dev.tapiemulator.cli.scenario.Names;
import dev.tapiemulator.cli.scenario.ScenarioError;
import dev.tapiemulator.cli.scenario.ScenarioParser;
import dev.tapiemulator.cli.scenario.Step;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.PhoneCatalogue;
import dev.tapiemulator.journal.ColumnsPrinter;
import dev.tapiemulator.journal.MermaidDiagram;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One emulator and what was typed for it. */
final class ShellSession implements AutoCloseable {

  private static final String FILE = "input";

  private final PrintWriter out;
  private final Stage stage;
  private final ScenarioParser parser;
  private final List<String> typed = new ArrayList<>();
  /** The step played last, or null. */
  private Step latest;
  private int lineNumber;
  private boolean badInput;
  private boolean broken;

  ShellSession(PrintWriter out, Printer printer, String phone, Supplier<PhoneCatalogue> catalogue) {
    this.out = out;
    this.stage = new Stage(new Setup(EmulatorConfig.builder(), phone), printer);
    this.parser = new ScenarioParser(FILE, Path.of(""), catalogue);
  }

  /** Tells only what comes of the lines, not the lines. */
  void withoutSteps() {
    stage.story().withoutSteps();
  }

  ScenarioParser parser() {
    return parser;
  }

  /** Plays a line; whatever is wrong with it is told and changes nothing else. */
  void play(String line) {
    lineNumber++;
    if (broken) {
      out.println("The run has broken off; \"reset\" begins anew.");
      return;
    }
    try {
      Optional<Step> step = parser.parse(lineNumber, line);
      if (step.isPresent()) {
        latest = step.get();
        broken = !ScenarioRun.play(latest, stage);
        typed.addAll(latest.lines());
      }
    } catch (ScenarioError wrong) {
      refuse(wrong);
    }
  }

  /** The thread whose block is being typed. */
  Optional<String> openThread() {
    return parser.openThread();
  }

  /** Forgets the block that is being typed. */
  void abandonBlock() {
    out.println("The block of thread \"" + parser.openThread().orElseThrow() + "\" is forgotten.");
    parser.abandonBlock();
  }

  /** No more lines come: a block that is still open is a mistake, and threads go on as at the end of a scenario. */
  void finish() {
    try {
      parser.end(lineNumber + 1, 1);
      if (latest != null && !broken) {
        broken = !ScenarioRun.finish(latest, stage);
      }
    } catch (ScenarioError wrong) {
      refuse(wrong);
    }
  }

  private void refuse(ScenarioError wrong) {
    badInput = true;
    out.println(wrong.getMessage());
  }

  /** What was given a name, and what it is. */
  void names() {
    if (parser.names().all().isEmpty()) {
      out.println("Nothing has a name yet.");
    }
    parser.names().all().forEach((name, kind) ->
        out.println("  " + name + ": " + describe(kind) + " " + stage.things().describe(name)));
  }

  /** The history, one column for each party. */
  void columns() {
    if (stage.hasBegun()) {
      out.print(ColumnsPrinter.ofWidth(ColumnsPrinter.NARROWEST).print(stage.emulator().journal()));
    } else {
      out.println("Nothing has happened yet.");
    }
  }

  void diagram(String file) {
    if (stage.hasBegun()) {
      write(file, MermaidDiagram.markdown("What was typed", stage.emulator().journal()));
    } else {
      out.println("Nothing has happened yet.");
    }
  }

  /** What was typed, as a scenario. */
  void save(String file) {
    write(file, String.join("\n", typed) + "\n");
  }

  int exitCode() {
    return badInput ? 2 : stage.verdict().passed() ? 0 : 1;
  }

  @Override
  public void close() {
    stage.close();
  }

  private void write(String file, String text) {
    if (file.isEmpty()) {
      badInput = true;
      out.println("Expected the name of a file.");
      return;
    }
    try {
      Files.writeString(Path.of(file), text);
      out.println("Written to " + file + ".");
    } catch (IOException | InvalidPathException unwritable) {
      badInput = true;
      out.println("Cannot write \"" + file + "\".");
    }
  }

  private static String describe(Names.Kind kind) {
    return switch (kind) {
      case APPLICATION -> "application";
      case PHONE -> "phone";
      case REQUEST -> "request";
      case NUMBER -> "number";
    };
  }
}
