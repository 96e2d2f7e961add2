package dev.tapiemulator.emulator.threads;

import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalRecord;
import java.util.ArrayList;
import java.util.List;

/** A journal in few words, as far as it concerns threads and calls. */
final class TurnWords {

  private TurnWords() {}

  /** The words of the records from an index on, such as "next 1/2", "turn 1", "phoneClose", "return". */
  static List<String> of(Journal journal, int from) {
    List<String> words = new ArrayList<>();
    for (int i = from; i < journal.size(); i++) {
      String word = word(journal.get(i));
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private static String word(JournalRecord record) {
    return switch (record.kind()) {
      case CHOICE -> {
        boolean ofThread = record.code() == Decision.NEXT_THREAD.ordinal();
        yield ofThread ? "next " + record.word(1) + "/" + record.word(0) : "";
      }
      case TURN -> "turn " + record.word(0);
      case THREAD_STARTED -> "start " + record.word(0);
      case THREAD_ENDED -> "end " + record.word(0);
      case JOIN -> "join " + record.word(0);
      case JOINED -> "joined " + record.word(0);
      case CALL -> record.function().headerName();
      case RETURN -> "return";
      case PUMP, PUMPED, CALLBACK, CALLBACK_DONE, EVENT_WAIT, EVENT_WAITED, CREATE_PORT, CLOSE_PORT, PORT_TAKE,
          PORT_TAKEN, LOCAL_FREE, ADVANCE, RUN_UNTIL_IDLE, ACTION, ACTION_DONE -> record.kind().name();
      default -> "";
    };
  }
}
