package dev.tapiemulator.cli.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Lines from somebody at a terminal, with history and completion. Ctrl-C cancels a line, Ctrl-D ends. */
final class EditedLines implements LineSource {

  private static final String HISTORY_FILE = ".tapi-emulator-history";

  private final Terminal terminal;
  private final LineReader reader;
  private String line = "";

  /** {@code completion}: the words that can follow some words. */
  EditedLines(Function<List<String>, List<String>> completion) throws IOException {
    terminal = TerminalBuilder.builder().system(true).dumb(true).build();
    DefaultParser parser = new DefaultParser();
    parser.setEofOnUnclosedQuote(false);
    parser.setEscapeChars(new char[0]);
    LineReaderBuilder builder = LineReaderBuilder.builder()
        .terminal(terminal)
        .parser(parser)
        .completer(completer(completion))
        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
    Path home = Path.of(System.getProperty("user.home", "."));
    if (Files.isDirectory(home) && Files.isWritable(home)) {
      builder.variable(LineReader.HISTORY_FILE, home.resolve(HISTORY_FILE));
    }
    reader = builder.build();
  }

  @Override
  public Event next(String prompt) {
    try {
      line = reader.readLine(prompt);
      return Event.LINE;
    } catch (UserInterruptException cancelled) {
      return Event.CANCELLED;
    } catch (EndOfFileException end) {
      return Event.END;
    }
  }

  @Override
  public String line() {
    return line;
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException ignored) {
      line = ""; // The terminal is gone; there is nobody left to tell.
    }
  }

  private static Completer completer(Function<List<String>, List<String>> completion) {
    return (reader, parsed, candidates) -> completion
        .apply(parsed.words().subList(0, parsed.wordIndex()))
        .forEach(word -> candidates.add(new Candidate(word)));
  }
}
