package dev.tapiemulator.cli.play;

import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.spi.DeviceViolation;

/** What happens though nobody has called: choices, planned faults, and what phones do wrong or have to say. */
final class IncidentText {

  private IncidentText() {}

  static String of(JournalRecord record) {
    return switch (record.kind()) {
      case CHOICE -> "chosen: " + Decision.values()[record.code()] + "/" + record.word(0) + "=" + record.word(1);
      case FAULT -> "a planned fault strikes: " + FaultKind.values()[record.code()];
      case VIOLATION -> "phone " + record.subject() + " " + DeviceViolation.values()[record.code()].text() + ": "
          + record.text().lines().findFirst().orElse("");
      case NOTE -> "phone " + record.subject() + ": " + record.text();
      default -> throw new IllegalArgumentException(record.kind() + " is no incident");
    };
  }
}
