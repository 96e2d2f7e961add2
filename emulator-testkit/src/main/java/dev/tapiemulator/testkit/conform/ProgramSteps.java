package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run as a sequence of what its programs did and what they could see, whose turn it was included. What people do to
 * phones, planned faults and the passing of time are left out: two runs of one program may differ in them.
 */
final class ProgramSteps {

  private static final int MOST_WORDS = 10;
  private static final String LIVE = "live=true";

  private final Journal journal;
  private final List<JournalRecord> steps = new ArrayList<>();
  /** How many messages waited to be taken, at each step. */
  private final List<Integer> waiting = new ArrayList<>();
  private final Map<Integer, String> names = new TreeMap<>();

  ProgramSteps(Journal journal) {
    this.journal = journal;
    boolean isLive = journal.size() > 0 && journal.get(0).text().lines().anyMatch(LIVE::equals);
    int messages = 0;
    for (JournalRecord record : journal) {
      if (isLive && record.kind() == JournalKind.TURN) {
        return; // From here on threads act side by side, and nobody knows what they tell each other.
      }
      if (record.kind() == JournalKind.ATTACH) {
        names.put(record.process(), Words.onOneLine(record.text()));
      }
      messages += record.kind() == JournalKind.MESSAGE_POSTED ? 1 : isEndOfMessage(record) ? -1 : 0;
      if (isDeed(record) || isSeen(record)) {
        steps.add(record);
        waiting.add(messages);
      }
    }
  }

  Journal journal() {
    return journal;
  }

  int size() {
    return steps.size();
  }

  JournalRecord get(int place) {
    return steps.get(place);
  }

  boolean hasCallBefore(int place) {
    return steps.subList(0, place).stream().anyMatch(step -> step.kind() == JournalKind.CALL);
  }

  /** The name of the process that a record belongs to. */
  String nameOf(JournalRecord record) {
    return names.getOrDefault(record.process(), "the test");
  }

  /**
   * Whether one program that has seen the same cannot do here what this run does and what the other does. Whether there
   * are messages, an event or a test may have told it, which leaves no trace: then it may ask for them in one run only.
   */
  boolean cannotGoOnLike(ProgramSteps other, int place) {
    JournalRecord own = steps.get(place);
    JournalRecord others = other.steps.get(place);
    return isDeed(own) && isDeed(others) && (asksForMessages(own) == asksForMessages(others)
        || waiting.get(place).equals(other.waiting.get(place)));
  }

  private static boolean asksForMessages(JournalRecord step) {
    return switch (step.kind()) {
      case CALL -> step.function() == PhoneFunction.PHONE_GET_MESSAGE;
      case PUMP, EVENT_WAIT, PORT_TAKE -> true;
      default -> false;
    };
  }

  private static boolean isEndOfMessage(JournalRecord record) {
    return record.kind() == JournalKind.MESSAGE_TAKEN || record.kind() == JournalKind.MESSAGE_DROPPED;
  }

  /** Whether a program did it, or the test that runs it. */
  private static boolean isDeed(JournalRecord record) {
    return switch (record.kind()) {
      case ATTACH, THREAD_STARTED, JOIN, CALL, PUMP, EVENT_WAIT, CREATE_PORT, CLOSE_PORT, PORT_TAKE, LOCAL_FREE,
          CALLBACK_DONE -> true;
      default -> false;
    };
  }

  private static boolean isSeen(JournalRecord record) {
    return switch (record.kind()) {
      case KILL, THREAD_ENDED, JOINED, ACTION, ACTION_DONE, RETURN, PUMPED, CALLBACK, EVENT_WAITED, PORT_TAKEN,
          MESSAGE_TAKEN -> true;
      case CHOICE -> record.code() == Decision.NEXT_THREAD.ordinal();
      default -> false;
    };
  }

  /** All that a step consists of; how long somebody is ready to wait is left out, since it may depend on the clock. */
  static List<Object> content(JournalRecord step) {
    List<Object> content = new ArrayList<>(List.of(
        step.kind(), step.code(), step.flags(), step.process(), ByteBuffer.wrap(step.data())));
    for (int word = 0; word < MOST_WORDS; word++) {
      content.add(isPatience(step, word) ? 0 : step.word(word));
    }
    return content;
  }

  private static boolean isPatience(JournalRecord step, int word) {
    return switch (step.kind()) {
      case CALL -> step.function() == PhoneFunction.PHONE_GET_MESSAGE && word == 2;
      case PUMP -> word == 0;
      case JOIN -> word == 1 || word == 2;
      case EVENT_WAIT, PORT_TAKE -> word == 2;
      default -> false;
    };
  }
}
