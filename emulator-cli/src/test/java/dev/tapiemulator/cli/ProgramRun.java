package dev.tapiemulator.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run of the program inside the test: its exit code and what it printed. */
public record ProgramRun(int exitCode, String out, String err) {

  /** Runs the program as a pipe would see it. */
  public static ProgramRun of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = TapiEmulator.run(new Terminal(new PrintWriter(out), new PrintWriter(err), false), args);
    return new ProgramRun(code, out.toString(), err.toString());
  }

  /** Runs a scenario, which it writes as s.tapi into a folder; options stand in front of the file. */
  public static ProgramRun ofScenario(Path folder, String text, String... options) {
    Path file = folder.resolve("s.tapi");
    try {
      Files.writeString(file, text);
    } catch (IOException noFile) {
      throw new AssertionError(noFile);
    }
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.add(0, "run");
    arguments.add(file.toString());
    return of(arguments.toArray(String[]::new));
  }

  /** The lines of standard error. */
  public List<String> errorLines() {
    return err.lines().toList();
  }
}
