package dev.tapiemulator.cli.play;

import dev.tapiemulator.emulator.journal.JournalRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The messages that wait for each application, worked out from the journal so that looking at them takes none away. */
final class PendingMessages {

  private final Map<Application, List<Message>> waiting = new LinkedHashMap<>();

  List<Message> of(Application application) {
    return Collections.unmodifiableList(waiting.getOrDefault(application, List.of()));
  }

  void follow(JournalRecord record, Application application) {
    switch (record.kind()) {
      case MESSAGE_POSTED -> waiting.computeIfAbsent(application, any -> new ArrayList<>()).add(Message.of(record));
      case MESSAGE_TAKEN, MESSAGE_DROPPED ->
          waiting.getOrDefault(application, new ArrayList<>()).remove(Message.of(record));
      default -> { }
    }
  }
}
