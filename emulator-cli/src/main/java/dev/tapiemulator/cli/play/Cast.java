package dev.tapiemulator.cli.play;

import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.journal.JournalRecord;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The threads of a scenario: one plays the lines outside all blocks, and each block has its own. */
public final class Cast {

  /** The thread of the lines outside all blocks. */
  public static final String MAIN = "main";

  private static final Pattern WAITING = Pattern.compile("( +)(thread \"([^\"]+)\": .*)");

  private final Actor main = new Actor(MAIN, null);
  private final Map<String, Actor> actors = new LinkedHashMap<>();
  /** By the thread's number in the journal. */
  private final Map<Integer, Actor> numbered = new HashMap<>();
  private final ThreadLocal<Actor> playing = ThreadLocal.withInitial(() -> main);
  /** Who does what the journal tells, at the place up to which it has been read. */
  private Actor told = main;

  Cast() {
    actors.put(MAIN, main);
    numbered.put(0, main);
  }

  /** Starts a thread that plays its lines when it has a turn. */
  public void start(String name, TapiProcess process, Runnable lines) {
    Actor actor = new Actor(name, process);
    actors.put(name, actor);
    actor.thread = process.start(name, () -> {
      playing.set(actor);
      lines.run();
    });
    numbered.put(actor.thread.id(), actor);
  }

  /** Waits for the end of a thread. */
  public void join(String name) {
    Actor actor = actors.get(name);
    if (actor == null) {
      throw new StageError("expected a thread that was started; \"" + name + "\" was not");
    }
    actor.thread.join();
  }

  /** The calling thread is about to play a line. */
  public void isAt(String place, String line) {
    Actor actor = playing.get();
    actor.place = place;
    actor.line = line;
  }

  /** Whether some thread other than the calling one has lines left. */
  public boolean goesOn() {
    return !unfinished().isEmpty();
  }

  List<Actor> unfinished() {
    return actors.values().stream().filter(actor -> actor.thread != null && !actor.hasEnded()).toList();
  }

  /** The calling thread. */
  Actor playing() {
    return playing.get();
  }

  /** Who does what the journal says after the records that were followed. */
  Actor told() {
    return told;
  }

  void follow(JournalRecord record) {
    switch (record.kind()) {
      case TURN -> told = numbered.getOrDefault(record.word(0), main);
      case ACTION -> told.actions++;
      case ACTION_DONE -> told.actions--;
      default -> { }
    }
  }

  /** Whether it must be told who does what. */
  boolean areSeveral() {
    return actors.size() > 1;
  }

  /** What stands in front of that which a thread does; nothing where there is one thread. */
  String sign(Actor actor) {
    return areSeveral() && actor.actions == 0 ? "[" + actor.name + "] " : "";
  }

  /** A failure's text with the place of its line in front of each thread that it says to wait. */
  public String withPlaces(String failure) {
    StringBuilder text = new StringBuilder();
    for (String line : failure.split("\n")) {
      Matcher waiting = WAITING.matcher(line);
      Actor actor = waiting.matches() ? actors.get(waiting.group(3)) : null;
      text.append(text.length() == 0 ? "" : "\n")
          .append(actor == null ? line : waiting.group(1) + actor.place + ": " + waiting.group(2));
    }
    return text.toString();
  }
}
