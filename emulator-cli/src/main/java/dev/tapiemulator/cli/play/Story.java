package dev.tapiemulator.cli.play;

import dev.tapiemulator.cli.play.Printer.Tone;
import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.journal.Reason;
import dev.tapiemulator.spi.DeviceViolation;
import dev.tapiemulator.tapi.PhoneErr;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells what happened and why, from the records that the journal gained since the last telling. */
public final class Story {

  private static final String INDENT = "            ";
  private static final String WHY_INDENT = "              ";
  private static final int TIME_WIDTH = 10;
  /** Up to so many results are told even when they are 0. */
  private static final int FEW = 3;

  private final Stage stage;
  private final Printer out;
  private final PendingMessages pending = new PendingMessages();
  /** The requests of which has been told that they are not answered: their records say it at every step on the way. */
  private final Set<Integer> suppressed = new HashSet<>();
  private Journal journal;
  private long toldNanos;
  private int next;
  private boolean collecting;
  private boolean echo = true;

  Story(Stage stage, Printer out) {
    this.stage = stage;
    this.out = out;
  }

  void follow(Journal journalOfRun) {
    journal = journalOfRun;
  }

  /** Leaves the steps themselves out, for somebody who has just typed them. */
  public void withoutSteps() {
    echo = false;
  }

  /** The step about to be played, as it was typed. */
  public void step(String source) {
    tell();
    Duration now = stage.hasBegun() ? stage.emulator().now() : Duration.ZERO;
    toldNanos = now.toNanos();
    if (echo) {
      out.tell(Tone.STEP, timeColumn(now), source);
    }
  }

  /** A line between the steps. */
  public void note(String text) {
    out.tell(Tone.PLAIN, INDENT, text);
  }

  /** A line in which blanks count. */
  public void verbatim(String text) {
    if (!out.isQuiet()) {
      out.line(INDENT + text);
    }
  }

  /** What happened since the last time. */
  public void tell() {
    if (journal == null) {
      return;
    }
    int end = journal.size();
    boolean several = callsBetween(next, end) > 1;
    while (next < end) {
      tell(journal.get(next++), several);
    }
  }

  /** The same without the calls, which are the program's own way of fetching messages. */
  void tellWithoutCalls() {
    collecting = true;
    tell();
    collecting = false;
  }

  /**
   * What a call gave back besides its result; of a structure only the members named in {@code only}, unless that is
   * empty.
   */
  void tell(Outcome outcome, Set<String> only) {
    boolean isMessage = outcome.function() == PhoneFunction.PHONE_GET_MESSAGE;
    if (outcome.result() < 0 || isMessage) {
      return;
    }
    boolean few = outcome.fields().size() <= FEW;
    List<String> told = new ArrayList<>();
    for (FieldValue field : outcome.fields().values()) {
      boolean asked = few || (only.isEmpty() ? isWorthTelling(field, outcome) : only.contains(field.member()));
      if (asked) {
        String value = field.member() + "=" + field.show();
        told.addAll(field.text() == null ? List.of(value.split(" ")) : List.of(value));
      }
    }
    out.tellWords(Tone.PLAIN, INDENT, told);
  }

  /** Neither empty, nor the place or size of a part that is told itself. */
  private static boolean isWorthTelling(FieldValue field, Outcome outcome) {
    String part = field.member().replaceAll("(Size|Offset)$", "");
    boolean measuresPart = !part.equals(field.member()) && outcome.fields().containsKey(part);
    return !field.isEmpty() && !measuresPart;
  }

  /** The messages that wait for an application. */
  List<Message> pending(Application application) {
    tellWithoutCalls();
    return pending.of(application);
  }

  private int callsBetween(int from, int to) {
    int calls = 0;
    for (int i = from; i < to; i++) {
      calls += journal.get(i).kind() == JournalKind.CALL ? 1 : 0;
    }
    return calls;
  }

  private void tell(JournalRecord record, boolean several) {
    switch (record.kind()) {
      case CALL -> {
        if (several && !collecting) {
          out.tell(Tone.PLAIN, INDENT, CallText.of(record, stage));
        }
      }
      case RETURN -> {
        if (!collecting) {
          returned(record);
        }
      }
      case MESSAGE_POSTED, MESSAGE_TAKEN, MESSAGE_DROPPED -> message(record);
      case REQUEST -> {
        if (record.why() != 0 && suppressed.add(record.word(0))) {
          out.tell(Tone.REFUSAL, indentAt(record), stage.requestLabel(record.word(0)) + " will not be answered");
          why(record);
        }
      }
      case PUMPED -> {
        if (!collecting) {
          note(record.word(0) + (record.word(0) == 1 ? " message" : " messages") + " for the hidden windows");
        }
      }
      case EVENT_WAITED -> note(
          record.word(0) == 0 ? "the event is not signalled: time ran out" : "the event is signalled");
      case PORT_TAKEN -> {
        if (!collecting) {
          note(record.word(0) == 0 ? "no packet came in time" : "a packet with key " + record.word(1));
        }
      }
      case CHOICE -> {
        if (record.word(1) != 0) {
          note("chosen: " + Decision.values()[record.code()] + "/" + record.word(0) + "=" + record.word(1));
        }
      }
      case FAULT -> note("a planned fault strikes: " + FaultKind.values()[record.code()]);
      case VIOLATION -> out.tell(Tone.BAD, INDENT, "phone " + record.subject() + " "
          + DeviceViolation.values()[record.code()].text() + ": " + record.text());
      case NOTE -> out.tell(Tone.PLAIN, indentAt(record), "phone " + record.subject() + ": " + record.text());
      default -> { }
    }
  }

  private void returned(JournalRecord record) {
    int result = record.word(0);
    if (result >= 0) {
      String given = result == 0 ? "OK" : "request " + result;
      out.tell(Tone.PLAIN, INDENT, "-> " + given);
      return;
    }
    String meaning = PhoneErr.of(result).map(error -> ": " + error.meaning()).orElse("");
    out.tell(Tone.REFUSAL, INDENT, "-> " + PhoneErr.nameOf(result) + meaning);
    why(record);
  }

  /** The rule, ruling or condition behind a record, with its pages. */
  private void why(JournalRecord record) {
    Reason.of(record).ifPresent(reason -> out.tell(Tone.WHY, WHY_INDENT, "why: " + reason));
  }

  private void message(JournalRecord record) {
    Optional<Application> known = stage.applicationOfSubject(record.subject());
    known.ifPresent(application -> pending.follow(record, application));
    String label = known.map(application -> application.label).orElse("application " + record.subject());
    String text = MessageText.of(Message.of(record), stage);
    switch (record.kind()) {
      case MESSAGE_POSTED -> out.tell(Tone.PLAIN, indentAt(record), "message for " + label + ": " + text);
      case MESSAGE_DROPPED -> {
        out.tell(Tone.REFUSAL, indentAt(record), label + " will never see " + text);
        why(record);
      }
      default -> {
        if (!collecting) {
          note(label + " gets " + text);
        }
      }
    }
  }

  /** The left column, with the time where it is another than the one told last. */
  private String indentAt(JournalRecord record) {
    if (record.timeNanos() == toldNanos) {
      return INDENT;
    }
    toldNanos = record.timeNanos();
    return timeColumn(Duration.ofNanos(toldNanos));
  }

  private static String timeColumn(Duration time) {
    return String.format("%" + TIME_WIDTH + "s  ", timeText(time));
  }

  /** Milliseconds, with decimals only where there are any. */
  public static String timeText(Duration time) {
    long nanos = time.toNanos();
    return nanos % 1_000_000 == 0 ? nanos / 1_000_000 + " ms" : nanos / 1_000_000.0 + " ms";
  }
}
