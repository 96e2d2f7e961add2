package dev.tapiemulator.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: {@code tapi-emulator run|explore|shell|devices|spec|matrix|check}. */
@Command(
    name = "tapi-emulator",
    description = "The phone half of Windows' Telephony API 2.2, emulated.",
    mixinStandardHelpOptions = true,
    version = "tapi-emulator 0.1.0",
    subcommands = {
        RunCommand.class, ExploreCommand.class, ShellCommand.class, DevicesCommand.class, SpecCommand.class,
        MatrixCommand.class, CheckCommand.class},
    footer = {"", "Start with: tapi-emulator run scenarios/first-call.tapi"})
public final class TapiEmulator implements Runnable {

  /** Everything was as expected. */
  static final int PASSED = 0;
  /** An expectation failed. */
  static final int FAILED = 1;
  /** The input or the command line is wrong. */
  static final int BAD_INPUT = 2;

  private static final String EXPECTED_COMMAND =
      "expected a command: run, explore, shell, devices, spec, matrix or check";

  @Spec
  private CommandSpec spec;

  /** Runs the program and ends the process with its exit code. */
  public static void main(String[] args) {
    boolean terminal = System.console() != null && System.getenv("NO_COLOR") == null
        && !"dumb".equals(System.getenv("TERM"));
    StandardOutput standard = new StandardOutput();
    PrintWriter out = new PrintWriter(standard, true, terminalCharset());
    PrintWriter err = new PrintWriter(System.err, true, terminalCharset());
    int code = run(new Terminal(out, err, terminal), args);
    out.flush();
    standard.failure().ifPresent(why -> err.println("tapi-emulator: cannot write standard output: " + why));
    err.flush();
    System.exit(standard.failure().isPresent() ? BAD_INPUT : code);
  }

  /** Runs the program; the exit code. */
  static int run(Terminal terminal, String... args) {
    CommandLine line = new CommandLine(TapiEmulator.class, new CommandFactory(terminal));
    line.setOut(terminal.out());
    line.setErr(terminal.err());
    line.setUsageHelpWidth(80);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(
        terminal.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    line.registerConverter(Long.class, TapiEmulator::wholeNumber);
    line.setParameterExceptionHandler((wrong, arguments) -> {
      terminal.err().println("tapi-emulator: " + oneLine(explain(wrong)) + "; try --help");
      return BAD_INPUT;
    });
    line.setExecutionExceptionHandler((failure, command, parsed) -> {
      terminal.err().println("tapi-emulator: " + oneLine(failure.toString()));
      return BAD_INPUT;
    });
    return line.execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), EXPECTED_COMMAND);
  }

  private static Long wholeNumber(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException noNumber) {
      throw new TypeConversionException("expected a whole number of 64 bits, found \"" + text + "\"");
    }
  }

  private static String explain(ParameterException wrong) {
    if (!(wrong instanceof UnmatchedArgumentException unmatched) || unmatched.isUnknownOption()) {
      return wrong.getMessage();
    }
    String expected = wrong.getCommandLine().getParent() == null ? EXPECTED_COMMAND : "expected no more arguments";
    return expected + ", found \"" + unmatched.getUnmatched().get(0) + "\"";
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ");
  }

  /** What the terminal shows; UTF-8 where the system does not say. */
  private static Charset terminalCharset() {
    String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
    return name != null && Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
  }
}
