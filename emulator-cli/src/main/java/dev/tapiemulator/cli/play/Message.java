package dev.tapiemulator.cli.play;

import dev.tapiemulator.cli.words.MessageKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.tapi.struct.PhoneMessage;
import java.util.Optional;

/** A message on its way to an application, or one that it got. */
record Message(int hDevice, int dwMessageID, long dwCallbackInstance, long dwParam1, long dwParam2, long dwParam3) {

  static Message of(PhoneMessage view) {
    return new Message(view.hDevice(), view.dwMessageID(), view.dwCallbackInstance(), view.dwParam1(), view.dwParam2(),
        view.dwParam3());
  }

  /** From a record whose words are hDevice, dwMessageID and four wide values. */
  static Message of(JournalRecord record) {
    return new Message(record.word(0), record.word(1), record.wide(2), record.wide(4), record.wide(6), record.wide(8));
  }

  Optional<MessageKind> kind() {
    return MessageKind.numbered(dwMessageID);
  }

  /** dwParam1, 2 or 3 for position 0, 1 or 2. */
  long param(int position) {
    return switch (position) {
      case 0 -> dwParam1;
      case 1 -> dwParam2;
      default -> dwParam3;
    };
  }
}
