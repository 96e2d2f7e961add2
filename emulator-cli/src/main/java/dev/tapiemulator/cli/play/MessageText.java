package dev.tapiemulator.cli.play;

import dev.tapiemulator.cli.words.Members;
import dev.tapiemulator.cli.words.MessageKind;
import dev.tapiemulator.tapi.ConstantGroup;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.Optional;

/** Messages in the words of a scenario: {@code PHONE_STATE h PHONESTATE_LAMP 12}. */
final class MessageText {

  private MessageText() {}

  static String of(Message message, Stage stage) {
    Optional<MessageKind> known = message.kind();
    if (known.isEmpty()) {
      return "message " + message.dwMessageID();
    }
    MessageKind kind = known.get();
    if (kind == MessageKind.PHONE_REPLY) {
      return kind + " " + stage.things().requestLabel((int) message.dwParam1()) + " = " + result(message.dwParam2());
    }
    StringBuilder text = new StringBuilder(kind.name());
    if (message.hDevice() != 0) {
      text.append(' ').append(stage.things().phoneLabel(message.hDevice()));
    }
    int last = 2;
    while (last >= 0 && (!kind.uses(last) || last > 0 && message.param(last) == 0 && kind == MessageKind.PHONE_STATE)) {
      last--;
    }
    for (int i = 0; i <= last; i++) {
      text.append(' ').append(parameter(kind, i, message));
    }
    return text.toString();
  }

  /** A parameter by its constants, else as a number. */
  static String parameter(MessageKind kind, int position, Message message) {
    long value = message.param(position);
    return kind.group(position, message.dwParam1())
        .filter(group -> value >>> 32 == 0)
        .map(group -> group.kind() == ConstantGroup.Kind.FLAGS ? group.flags((int) value) : group.nameOf((int) value))
        .orElseGet(() -> Members.plain(value));
  }

  /** A result as it is expected in scenarios: OK or a code's name. */
  static String result(long result) {
    return (int) result == 0 ? "OK" : PhoneErr.nameOf(result);
  }
}
