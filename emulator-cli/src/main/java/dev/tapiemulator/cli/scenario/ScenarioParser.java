package dev.tapiemulator.cli.scenario;

import dev.tapiemulator.cli.play.Calls;
import dev.tapiemulator.cli.play.Invocation;
import dev.tapiemulator.cli.scenario.Names.Kind;
import dev.tapiemulator.cli.words.Suggestion;
import dev.tapiemulator.emulator.PhoneCatalogue;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Turns lines into steps, one after another: what a line may name depends on the lines before it. A line that is
 * refused leaves no trace, so that a shell can go on.
 */
public final class ScenarioParser {

  private static final String NAME = "[A-Za-z_][A-Za-z0-9_.-]*";

  private final String file;
  private final Names names = new Names();
  private final CallParser calls;
  private final Map<String, Command> commands = new LinkedHashMap<>();
  private boolean begun;
  private String code = "";

  /** {@code file}: how errors call the text; {@code folder}: where the names of files start from. */
  public ScenarioParser(String file, Path folder, Supplier<PhoneCatalogue> catalogue) {
    this.file = file;
    Arguments arguments = new Arguments(names, folder);
    calls = new CallParser(arguments, names);
    SetupCommands setup = new SetupCommands(catalogue);
    add(setup.all());
    add(new DeviceCommands(setup).all());
    add(new TimeCommands(arguments).all());
    add(List.of(Command.of("at", "TIME COMMAND", "Does something later, while another step lets time pass.",
        this::at)));
    add(new ExpectCommand(arguments, calls).all());
  }

  /** The step of one line, or nothing for a line that is empty or a comment. */
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
    Action action = action(line);
    line.end();
    return Optional.of(new Step(tokens.get(0).position(), subject, source, action));
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
      throw name.expected("a name of letters and digits that begins with a letter");
    }
    return name;
  }

  private Action at(TokenReader line) throws ScenarioError {
    Duration delay = line.duration();
    Token first = line.peek();
    if (first.isWord("at") || first.isWord("advance") || first.isWord("idle") || first.isWord("wait")) {
      throw first.expected("a call or an act that lets no time pass");
    }
    Action action = action(line);
    String source = code.substring(first.position().column() - 1);
    return stage -> stage.emulator().schedule(delay, () -> {
      stage.story().step(source);
      action.play(stage);
      stage.story().tell();
    });
  }

  private static List<String> functionNames() {
    return Arrays.stream(PhoneFunction.values()).map(PhoneFunction::headerName).toList();
  }
}
