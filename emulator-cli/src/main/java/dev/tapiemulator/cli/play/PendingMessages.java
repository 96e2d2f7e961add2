package dev.tapiemulator.cli.play;

import dev.tapiemulator.emulator.journal.JournalRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The messages that wait for each application, worked out from the journal so that looking at them takes none away. */
final class PendingMessages {

  private final Map<Application, List<Message>> waiting = new LinkedHashMap<>();
  /** By subject: what came for an application while its phoneInitializeEx was still on its way back to its thread. */
  private final Map<Integer, List<Message>> early = new HashMap<>();

  List<Message> of(Application application) {
    return Collections.unmodifiableList(waiting.getOrDefault(application, List.of()));
  }

  /** {@code known}: the application that the record is about, once its initialisation has returned. */
  void follow(JournalRecord record, Optional<Application> known) {
    List<Message> messages = known.isPresent()
        ? waiting.computeIfAbsent(known.get(), any -> new ArrayList<>())
        : early.computeIfAbsent(record.subject(), any -> new ArrayList<>());
    switch (record.kind()) {
      case MESSAGE_POSTED -> messages.add(Message.of(record));
      case MESSAGE_TAKEN, MESSAGE_DROPPED -> messages.remove(Message.of(record));
      default -> { }
    }
  }

  /** The initialisation of an application has returned. */
  void adopt(Application application) {
    List<Message> messages = early.remove(application.subject());
    if (messages != null) {
      waiting.put(application, messages);
    }
  }
}
