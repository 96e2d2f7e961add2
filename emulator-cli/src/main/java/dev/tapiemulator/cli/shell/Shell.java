package dev.tapiemulator.cli.shell;

import dev.tapiemulator.cli.card.Cards;
import dev.tapiemulator.cli.play.Printer;
import dev.tapiemulator.cli.scenario.Command;
import dev.tapiemulator.cli.scenario.WordCompletion;
import dev.tapiemulator.cli.words.Wrap;
import dev.tapiemulator.emulator.PhoneCatalogue;
import dev.tapiemulator.spi.PhoneDeviceProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads lines, plays them at once, and answers what only a person asks: help, names, history. */
public final class Shell {

  static final String PROMPT = "tapi> ";

  private static final List<String> OWN = List.of("help", "names", "columns", "diagram", "save", "reset", "exit");

  private final PrintWriter out;
  private final boolean colours;
  private final String phone;
  private final Supplier<PhoneCatalogue> catalogue;
  private ShellSession session;
  private boolean typed;

  /** {@code phone}: the phone of a session that names none. */
  public Shell(PrintWriter out, boolean colours, String phone, Supplier<PhoneCatalogue> catalogue) {
    this.out = out;
    this.colours = colours;
    this.phone = phone;
    this.catalogue = catalogue;
    this.session = newSession();
  }

  /** Talks to somebody at a terminal; the exit code. */
  public int edited() throws IOException {
    showsTyping();
    out.println("The phone half of TAPI 2.2. \"help\" explains, Tab completes, Ctrl-D leaves.");
    try (LineSource lines = new EditedLines(this::completion)) {
      talk(lines);
    }
    return 0;
  }

  /** Reads what comes from a pipe or a terminal without editing; the exit code is that of a scenario. */
  public int plain(BufferedReader in, boolean prompt) {
    if (prompt) {
      showsTyping();
    }
    talk(new PlainLines(in, prompt ? out : null));
    return prompt ? 0 : session.exitCode();
  }

  /** The words that can follow. */
  List<String> completion(List<String> words) {
    if (!words.isEmpty() && words.get(0).equals("help")) {
      return Cards.names();
    }
    List<String> models = catalogue.get().providers().stream().map(PhoneDeviceProvider::name).toList();
    List<String> next = new ArrayList<>(new WordCompletion(session.parser(), models).after(words));
    if (words.isEmpty()) {
      next.addAll(OWN);
    }
    return next;
  }

  /** Answers line after line up to the end. */
  void talk(LineSource lines) {
    boolean more = true;
    while (more && !out.checkError()) { // nobody reads any more once the output is closed
      more = switch (lines.next(session.openThread().map(thread -> thread + "> ").orElse(PROMPT))) {
        case LINE -> answer(lines.line());
        case CANCELLED -> cancel();
        case END -> false;
      };
      out.flush();
    }
    session.finish();
    session.close();
  }

  /** Ctrl-C forgets what is being typed: the line, and the block that it stands in. */
  private boolean cancel() {
    if (session.openThread().isPresent()) {
      session.abandonBlock();
    }
    return true;
  }

  /** Whether to go on. */
  private boolean answer(String line) {
    String[] words = line.strip().split("\\s+", 2);
    String rest = words.length > 1 ? words[1].strip() : "";
    switch (words[0]) {
      case "exit", "quit" -> {
        return false;
      }
      case "help" -> help(rest);
      case "names" -> session.names();
      case "columns" -> session.columns();
      case "diagram" -> session.diagram(rest);
      case "save" -> session.save(rest);
      case "reset" -> {
        session.close();
        session = newSession();
      }
      default -> session.play(line);
    }
    return true;
  }

  private void help(String name) {
    if (!name.isEmpty()) {
      out.print(Cards.find(name).or(() -> command(name))
          .orElse("There is no card \"" + name + "\"; \"help\" alone lists what there is.\n"));
      return;
    }
    out.println("Call a function by its name: h = phoneOpen app 0 owner");
    out.println("\"help phoneOpen\" shows its card; messages, errors and constants have one, too.");
    for (Command command : session.parser().commands()) {
      out.print(Wrap.text("  ", "      ", command.fullUsage()));
      out.print(Wrap.text("      ", "      ", command.summary()));
    }
    out.print(Wrap.text("  ", "  ", "Only here: help [NAME], names, columns (the history, one column for each party), "
        + "diagram FILE.md, save FILE.tapi (what was typed, as a scenario), reset, exit"));
  }

  private Optional<String> command(String name) {
    return session.parser().commands().stream()
        .filter(command -> command.name().equals(name))
        .findFirst()
        .map(command -> Wrap.text("", "  ", command.fullUsage()) + Wrap.text("  ", "  ", command.summary()));
  }

  /** What is typed can be seen already. */
  private void showsTyping() {
    typed = true;
    session.withoutSteps();
  }

  private ShellSession newSession() {
    ShellSession fresh = new ShellSession(out, new Printer(out, colours, false), phone, catalogue);
    if (typed) {
      fresh.withoutSteps();
    }
    return fresh;
  }
}
