package dev.tapiemulator.cli.play;

import dev.tapiemulator.cli.play.Printer.Tone;
import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.journal.Reason;
import dev.tapiemulator.spi.StateHash;
import dev.tapiemulator.tapi.PhoneErr;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Tells what happened and why, from the records that the journal gained since the last telling. */
public final class Story {

  private static final String INDENT = TimeColumn.EMPTY;
  private static final String WHY_INDENT = "              ";
  /** What a REQUEST record says of a request whose call returns its id. */
  private static final int RETURN_EVENT = 1;

  private final Stage stage;
  private final Cast cast;
  private final Printer out;
  private final TimeColumn times = new TimeColumn();
  private final PendingMessages pending = new PendingMessages();
  /** The requests of which has been told that they are not answered: their records say it at every step on the way. */
  private final Set<Integer> suppressed = new HashSet<>();
  private final StateHash looks = new StateHash();
  private Journal journal;
  private int next;
  private boolean echo = true;
  /** The step or call that the line told last shows, and whose it is; null when that line shows something else. */
  private String announced;
  private Actor announcer;

  Story(Stage stage, Printer out) {
    this.stage = stage;
    this.cast = stage.cast();
    this.out = out;
  }

  void follow(Journal journalOfRun) {
    journal = journalOfRun;
  }

  /** Messages that came for an application before its name was known are its own. */
  void adopt(Application application) {
    pending.adopt(application);
  }

  /** Leaves the steps out for somebody who has just typed them; those of other threads were typed before. */
  public void withoutSteps() {
    echo = false;
  }

  /** The step about to be played, as it was typed. */
  public void step(String source) {
    tell();
    if (!out.isQuiet()) {
      Duration now = stage.hasBegun() ? stage.emulator().now() : Duration.ZERO;
      String time = times.begin(now);
      if (echo || cast.playing().thread != null) {
        out.tell(Tone.STEP, time, cast.sign(cast.playing()) + source);
      }
    }
    announce(source, cast.playing());
  }

  /** A line between the steps. */
  public void note(String text) {
    line(Tone.PLAIN, INDENT, cast.sign(cast.playing()) + text);
  }

  /** A line in which blanks count. */
  public void verbatim(String text) {
    if (!out.isQuiet()) {
      out.line(INDENT + cast.sign(cast.playing()) + text);
    }
  }

  void asExpected() {
    line(Tone.GOOD, INDENT, cast.sign(cast.playing()) + "as expected");
  }

  /** Is printed even when the story is not told; {@code text} may have several lines. */
  void failed(String text) {
    for (String part : ("FAILED " + text).split("\n")) {
      String own = " ".repeat(part.length() - part.stripLeading().length());
      out.print(Tone.BAD, INDENT + own, part);
    }
  }

  /** What happened since the last time. */
  public void tell() {
    if (journal == null) {
      return;
    }
    int end = journal.size();
    while (next < end) {
      tell(journal.get(next++));
    }
    tellReturn();
  }

  /** Does what nobody has typed, such as fetching a message for an expectation; its calls are left out. */
  <T> T unseen(Supplier<T> fetching) {
    tell();
    Actor actor = cast.playing();
    actor.unseen = true;
    T fetched = fetching.get();
    tell();
    actor.unseen = false; // After a failure nothing is told any more.
    return fetched;
  }

  /** What a call gave back besides its result; of structures only the members named in {@code only}, if any are. */
  void tell(Outcome outcome, Set<String> only) {
    List<String> words = new ArrayList<>(OutcomeText.of(outcome, only));
    String sign = cast.sign(cast.playing()).strip();
    if (!words.isEmpty() && !sign.isEmpty()) {
      words.add(0, sign);
    }
    out.tellWords(Tone.PLAIN, INDENT, words);
  }

  /** The messages that wait for an application. */
  List<Message> pending(Application application) {
    tell();
    List<Message> waiting = pending.of(application);
    waiting.forEach(message -> looks.add(message.hDevice()).add(message.dwMessageID()).add(message.dwParam1())
        .add(message.dwParam2()).add(message.dwParam3()));
    looks.add(waiting.size());
    return waiting;
  }

  /** A number for what the scenario has learnt by looking at messages without taking them. */
  public long looks() {
    return looks.value().getAsLong();
  }

  private void tell(JournalRecord record) {
    if (record.kind() == JournalKind.TURN || isAboutTurns(record)) {
      cast.follow(record);
      return;
    }
    tellReturn();
    cast.follow(record);
    switch (record.kind()) {
      case CALL -> called(record);
      case RETURN -> cast.told().returned = record;
      case MESSAGE_POSTED, MESSAGE_TAKEN, MESSAGE_DROPPED -> message(record);
      case REQUEST -> request(record);
      case PUMPED ->
          seen(record.word(0) + (record.word(0) == 1 ? " message" : " messages") + " for the hidden windows");
      case PORT_TAKEN -> seen(record.word(0) == 0 ? "no packet came in time" : "a packet with key " + record.word(1));
      case CHOICE -> {
        if (record.word(1) != 0) {
          line(Tone.PLAIN, INDENT, IncidentText.of(record));
        }
      }
      case FAULT -> line(Tone.PLAIN, INDENT, IncidentText.of(record));
      case VIOLATION -> line(Tone.BAD, INDENT, IncidentText.of(record));
      case NOTE -> line(Tone.PLAIN, times.at(record), IncidentText.of(record));
      case THREAD_ENDED -> {
        if (record.text().isEmpty()) {
          line(Tone.PLAIN, times.at(record), cast.sign(cast.told()) + "the thread ends");
        }
      }
      default -> { }
    }
  }

  /** Whose turn it is shows in front of every line; which one was chosen need not be told besides. */
  private static boolean isAboutTurns(JournalRecord record) {
    return record.kind() == JournalKind.CHOICE && record.code() == Decision.NEXT_THREAD.ordinal();
  }

  /** Something that the thread gets, unless nobody has typed that it asks for it. */
  private void seen(String text) {
    if (!cast.told().unseen) {
      line(Tone.PLAIN, INDENT, cast.sign(cast.told()) + text);
    }
  }

  /** Tells a call, unless the line before is the step that makes it. */
  private void called(JournalRecord record) {
    if (!cast.told().unseen && !isAnnounced(record)) {
      String call = CallText.of(record, stage);
      line(Tone.PLAIN, INDENT, cast.sign(cast.told()) + call);
      announce(call, cast.told());
    }
  }

  private boolean isAnnounced(JournalRecord record) {
    return announced != null && announcer == cast.told() && announced.contains(record.function().headerName());
  }

  private void announce(String call, Actor by) {
    announced = call;
    announcer = by;
  }

  /** A call returns when its thread goes on: others may have had their turns since the emulator was done with it. */
  private void tellReturn() {
    JournalRecord record = cast.told().returned;
    cast.told().returned = null;
    if (record != null && !cast.told().unseen) {
      boolean isBehindItsCall = !cast.areSeveral() || isAnnounced(record);
      returned(record, cast.sign(cast.told()) + (isBehindItsCall ? "" : record.function().headerName() + " "));
    }
  }

  private void returned(JournalRecord record, String before) {
    int result = record.word(0);
    if (result >= 0) {
      String given = result == 0 ? "OK" : "request " + result;
      line(Tone.PLAIN, INDENT, before + "-> " + given);
      return;
    }
    String meaning = PhoneErr.of(result).map(error -> ": " + error.meaning()).orElse("");
    line(Tone.REFUSAL, INDENT, before + "-> " + PhoneErr.nameOf(result) + meaning);
    why(record);
  }

  /** The rule, ruling or condition behind a record, with its pages. */
  private void why(JournalRecord record) {
    Reason.of(record).ifPresent(reason -> line(Tone.WHY, WHY_INDENT, "why: " + reason));
  }

  private void request(JournalRecord record) {
    String label = stage.things().requestLabel(record.word(0));
    if (record.why() != 0 && record.word(1) == RETURN_EVENT) {
      line(Tone.PLAIN, times.at(record), label + " was completed before its call returned");
      why(record);
    } else if (record.why() != 0 && suppressed.add(record.word(0))) {
      line(Tone.REFUSAL, times.at(record), label + " will not be answered");
      why(record);
    }
  }

  private void message(JournalRecord record) {
    Optional<Application> known = stage.things().applicationOfSubject(record.subject());
    pending.follow(record, known);
    String label = known.map(application -> application.label).orElse("application " + record.subject());
    String text = MessageText.of(Message.of(record), stage);
    switch (record.kind()) {
      case MESSAGE_POSTED -> line(Tone.PLAIN, times.at(record), "message for " + label + ": " + text);
      case MESSAGE_DROPPED -> {
        line(Tone.REFUSAL, times.at(record), label + " will never see " + text);
        why(record);
      }
      default -> seen(label + " gets " + text);
    }
  }

  private void line(Tone tone, String indent, String text) {
    announced = null;
    out.tell(tone, indent, text);
  }
}
