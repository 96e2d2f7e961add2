package dev.tapiemulator.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
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

  /** The lines of standard error. */
  public List<String> errorLines() {
    return err.lines().toList();
  }
}
