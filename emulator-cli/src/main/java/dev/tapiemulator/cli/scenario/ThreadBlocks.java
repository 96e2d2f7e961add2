package dev.tapiemulator.cli.scenario;

import dev.tapiemulator.cli.play.Cast;
import dev.tapiemulator.cli.play.Stage;
import dev.tapiemulator.emulator.spec.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The thread blocks of a scenario: those that are complete, and the one whose lines are being read. */
final class ThreadBlocks {

  static final String KEYWORD = "thread";

  /** Where each thread's block begins, the open one's included. */
  private final Map<String, Position> begins = new LinkedHashMap<>();
  private ThreadScript open;
  private Step head;

  List<Command> all() {
    return List.of(
        Command.of(KEYWORD, "NAME {",
            "Starts a thread that plays the lines up to \"}\", and goes on. It has its turns when another thread waits "
                + "or calls. \"process: thread NAME {\" says whose thread it is.",
            line -> {
              throw line.peek().position().error("expected \"thread\" at the beginning of a line");
            }),
        Command.of("join", "NAME", "Waits for the end of a thread.", this::join));
  }

  /** The name of the thread whose block is open. */
  Optional<String> openThread() {
    return Optional.ofNullable(open).map(ThreadScript::name);
  }

  Set<String> names() {
    return begins.keySet();
  }

  /** Whether the line begins with "thread" or "process: thread". */
  static boolean isHead(TokenReader line) {
    return line.peek().isWord(KEYWORD) || line.peekSecond().is(Token.Kind.COLON) && line.peekThird().isWord(KEYWORD);
  }

  /** Reads the head of a block up to its brace; the block is open once {@link #place} gets it as a step. */
  ThreadScript head(TokenReader line) throws ScenarioError {
    if (open != null) {
      throw line.peek().position().error("expected \"}\" before the next block; thread \"" + open.name()
          + "\", which begins at " + begins.get(open.name()) + ", has none yet");
    }
    String process = Stage.USUAL_PROCESS;
    if (line.peekSecond().is(Token.Kind.COLON)) {
      process = line.take().text();
      line.take();
    }
    line.take();
    String name = name(line);
    line.sign(Token.Kind.OPEN, "\"{\"");
    return new ThreadScript(name, process);
  }

  private String name(TokenReader line) throws ScenarioError {
    Token name = line.word("a name for the thread");
    if (!name.text().matches(ScenarioParser.NAME)) {
      throw name.expected(ScenarioParser.NAME_DESCRIPTION);
    }
    if (name.text().equals(Cast.MAIN)) {
      throw name.position().error("expected another name: \"" + name.text() + "\" plays the lines outside all blocks");
    }
    if (begins.containsKey(name.text())) {
      throw name.position().error(
          "expected a new name; the block of thread \"" + name.text() + "\" is at " + begins.get(name.text()));
    }
    return name.text();
  }

  /** Opens the block of which this step is the head. */
  void open(ThreadScript script, Step step) {
    open = script;
    head = step;
    begins.put(script.name(), step.position());
  }

  /** Puts a step into the open block; gives it back when none is open. */
  Optional<Step> place(Step step) {
    if (open == null) {
      return Optional.of(step);
    }
    open.add(step);
    return Optional.empty();
  }

  /** Ends the block; its head as a step that starts the thread. */
  Step close(Token brace) throws ScenarioError {
    if (open == null) {
      throw brace.expected("a function or command, since no block is open");
    }
    Step complete = head;
    open = null;
    head = null;
    return complete;
  }

  /** Forgets the open block. */
  void abandon() {
    begins.remove(open.name());
    open = null;
    head = null;
  }

  /** Nothing follows any more: every block must have its end. */
  void end(Position end) throws ScenarioError {
    if (open != null) {
      throw end.error("expected \"}\" for thread \"" + open.name() + "\", whose block begins at "
          + begins.get(open.name()) + ", found the end of the input");
    }
  }

  private Action join(TokenReader line) throws ScenarioError {
    Token name = line.word("the name of a thread");
    if (!begins.containsKey(name.text())) {
      throw name.position().error("expected the name of a thread whose block stands above"
          + Suggestion.of(name.text(), begins.keySet()) + ", found " + name);
    }
    if (open != null && open.name().equals(name.text())) {
      throw name.position().error("expected another thread; \"" + name.text() + "\" would wait for itself");
    }
    return stage -> stage.cast().join(name.text());
  }
}
