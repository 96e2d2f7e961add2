package dev.tapiemulator.cli;

import dev.tapiemulator.cli.shell.Shell;
import dev.tapiemulator.emulator.PhoneCatalogue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shell}: a scenario typed line by line. */
@Command(
    name = "shell",
    description = "Plays what is typed at once, with history, completion and help.",
    mixinStandardHelpOptions = true)
final class ShellCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(names = "--phone", paramLabel = "MODEL",
      description = "The phone of a session that names none (default: ${DEFAULT-VALUE}).")
  private String phone = RunCommand.DEFAULT_PHONE;

  ShellCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Supplier<PhoneCatalogue> catalogue = new OnceCatalogue();
    if (catalogue.get().providers().stream().noneMatch(provider -> provider.name().equals(phone))) {
      terminal.err().println("tapi-emulator: no phone is called \"" + phone + "\"; \"devices\" lists those there are");
      return TapiEmulator.BAD_INPUT;
    }
    Shell shell = new Shell(terminal.out(), terminal.colours(), phone, catalogue);
    boolean somebody = System.console() != null;
    String kind = System.getenv("TERM");
    boolean editable = somebody && kind != null && !kind.equals("dumb");
    return editable || somebody && System.getProperty("os.name", "").startsWith("Windows")
        ? shell.edited()
        : shell.plain(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), somebody);
  }
}
