package dev.tapiemulator.cli.scenario;

import dev.tapiemulator.cli.play.Calls;
import dev.tapiemulator.cli.play.Invocation;
import dev.tapiemulator.cli.play.Stage;
import dev.tapiemulator.cli.scenario.Names.Kind;
import dev.tapiemulator.emulator.PhoneCatalogue;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Suggestion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Turns lines into steps, one after another: what a line may name depends on the lines before it. A line that is
 * refused leaves no trace, so that a shell can go on.
 */
public final class ScenarioParser {

  static final String NAME = "[A-Za-z_][A-Za-z0-9_.-]*";
  static final String NAME_DESCRIPTION = "a name of letters and digits that begins with a letter";

  private final String file;
  private final Names names = new Names();
  private final CallParser calls;
  private final Map<String, Command> commands = new LinkedHashMap<>();
  private final DeviceCommands devices;
  private final ThreadBlocks threads = new ThreadBlocks();
  private boolean begun;
  private String code = "";
  /** What to come back to when the open block is abandoned. */
  private Map<String, Kind> namesBefore;
  private boolean begunBefore;

  /** {@code file}: how errors call the text; {@code folder}: where the names of files start from. */
  public ScenarioParser(String file, Path folder, Supplier<PhoneCatalogue> catalogue) {
    this.file = file;
    Arguments arguments = new Arguments(names, folder);
    calls = new CallParser(arguments, names);
    SetupCommands setup = new SetupCommands(catalogue);
    add(setup.all());
    devices = new DeviceCommands(setup);
    add(devices.all());
    add(new TimeCommands(arguments).all());
    add(List.of(Command.of("at", "TIME COMMAND", "Does something later, while another step lets time pass.",
        this::at)));
    add(threads.all());
    add(new ExpectCommand(arguments, calls).all());
  }

  /** The step that a line completes: nothing for an empty line, a comment, and all lines of a block but its last. */
  public Optional<Step> parse(int lineNumber, String text) throws ScenarioError {
    List<Token> tokens = Lexer.tokens(file, lineNumber, text);
    TokenReader line = new TokenReader(tokens);
    if (line.atEnd()) {
      return Optional.empty();
    }
    Position end = tokens.get(tokens.size() - 1).position();
    code = text.substring(0, end.column() - 1).stripTrailing();
    String source = code.substring(tokens.get(0).position().column() - 1);
    Position subject = tokens.get(Math.min(1, tokens.size() - 2)).position();
    if (line.peek().is(Token.Kind.CLOSE)) {
      return closeBlock(line);
    }
    ThreadScript block = ThreadBlocks.isHead(line) ? threads.head(line) : null;
    Action action = block != null ? block : action(line);
    line.end();
    Step step = new Step(tokens.get(0).position(), subject, source, action);
    return block != null ? openBlock(block, step) : threads.place(step);
  }

  private Optional<Step> openBlock(ThreadScript block, Step head) {
    namesBefore = names.snapshot();
    begunBefore = begun;
    begun = true;
    threads.open(block, head);
    return Optional.empty();
  }

  private Optional<Step> closeBlock(TokenReader line) throws ScenarioError {
    Token brace = line.take();
    line.end();
    return Optional.of(threads.close(brace));
  }

  /** The name of the thread whose block is open. */
  public Optional<String> openThread() {
    return threads.openThread();
  }

  /** Forgets the open block with all that its lines have named. */
  public void abandonBlock() {
    threads.abandon();
    names.restore(namesBefore);
    begun = begunBefore;
  }

  /** No more lines come after this place: a block that is still open is an error. */
  public void end(int lineNumber, int column) throws ScenarioError {
    threads.end(new Position(file, lineNumber, column));
  }

  /** The threads whose blocks begin in the lines before. */
  Set<String> threadNames() {
    return threads.names();
  }

  /** The device ids of the phones that the lines before do something to. */
  Set<Integer> touchedPhones() {
    return devices.touched();
  }

  /** The names given up to now. */
  public Names names() {
    return names;
  }

  /** Every command that is no function, in the order of a manual. */
  public Collection<Command> commands() {
    return commands.values();
  }

  private void add(List<Command> more) {
    more.forEach(command -> commands.put(command.name(), command));
  }

  private Action action(TokenReader line) throws ScenarioError {
    Token name = null;
    if (line.peekSecond().is(Token.Kind.EQUALS) && line.peek().is(Token.Kind.WORD)) {
      name = name(line);
    }
    String process = null;
    if (line.peekSecond().is(Token.Kind.COLON) && line.peek().is(Token.Kind.WORD)) {
      process = line.take().text();
      line.take();
    }
    Token word = line.word("a function or command");
    Optional<PhoneFunction> function = PhoneFunction.named(word.text());
    if (function.isPresent()) {
      begun = true;
      return call(line, name, process, word, function.get());
    }
    if (name != null || process != null) {
      throw word.expected("a function" + Suggestion.of(word.text(), functionNames()));
    }
    return command(line, word);
  }

  private Action command(TokenReader line, Token word) throws ScenarioError {
    Command command = commands.get(word.text());
    if (command == null) {
      List<String> known = new ArrayList<>(functionNames());
      known.addAll(commands.keySet());
      throw word.expected("a function or command" + Suggestion.of(word.text(), known));
    }
    if (command.setup() && begun) {
      throw word.position().error("expected \"" + word.text() + "\" before the first call");
    }
    Action action = command.parser().parse(line);
    begun |= !command.setup() && !command.name().equals("fault");
    return action;
  }

  private Action call(TokenReader line, Token name, String process, Token word, PhoneFunction function)
      throws ScenarioError {
    Optional<Kind> kind = Names.resultOf(function);
    if (name != null && kind.isEmpty()) {
      throw name.position()
          .error("expected a call without a name: " + function.headerName() + " gives nothing that could have one");
    }
    Invocation invocation = calls.call(line, process, word, function);
    line.end();
    if (name != null) {
      names.define(name.text(), kind.get());
    }
    String label = name == null ? null : name.text();
    return stage -> new Calls(stage).call(invocation, label);
  }

  private Token name(TokenReader line) throws ScenarioError {
    Token name = line.take();
    line.take();
    if (!name.text().matches(NAME) || name.text().equals("NULL")) {
      throw name.expected(NAME_DESCRIPTION);
    }
    return name;
  }

  private Action at(TokenReader line) throws ScenarioError {
    Duration delay = line.duration();
    Token first = line.peek();
    if (List.of("at", "advance", "idle", "wait", "join").contains(first.text()) || ThreadBlocks.isHead(line)) {
      throw first.expected("a call or an act that lets no time pass");
    }
    Token second = line.peekSecond().is(Token.Kind.END) ? first : line.peekSecond();
    Action action = action(line);
    Step step = new Step(first.position(), second.position(), code.substring(first.position().column() - 1), action);
    return stage -> stage.emulator().schedule(delay, () -> playLater(step, stage));
  }

  private static void playLater(Step step, Stage stage) {
    try {
      step.play(stage);
    } catch (ScenarioError wrong) {
      throw LineFailed.because(wrong);
    }
  }

  private static List<String> functionNames() {
    return Arrays.stream(PhoneFunction.values()).map(PhoneFunction::headerName).toList();
  }
}
