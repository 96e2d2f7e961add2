package dev.tapiemulator.cli.play;

import dev.tapiemulator.cli.words.Members;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A call as its record holds it: the function with its arguments by name. */
final class CallText {

  private static final int WIDE_FORM = 2;

  private CallText() {}

  static String of(JournalRecord record, Stage stage) {
    StringBuilder text = new StringBuilder(record.function().headerName());
    text.append(record.flags() == WIDE_FORM ? "W" : "");
    int word = 0;
    for (Parameter parameter : record.function().parameters()) {
      String value = value(parameter, record, word, stage);
      if (!value.isEmpty()) {
        text.append(' ').append(value);
      }
      word += parameter.type().words();
    }
    return text.toString();
  }

  /** The argument as {@code name=value}; nothing for places and buffers that the program provides. */
  private static String value(Parameter parameter, JournalRecord record, int word, Stage stage) {
    String name = parameter.name();
    return switch (parameter.type()) {
      case DWORD -> name + "=" + Members.show(name, Integer.toUnsignedLong(record.word(word)));
      case HANDLE -> name.equals("hPhone")
          ? stage.things().phoneLabel(record.word(word))
          : stage.things().applicationLabel(record.word(word));
      case POINTER_SIZED -> record.wide(word) == 0 || name.equals("hInstance")
          ? ""
          : name + "=" + Members.plain(record.wide(word));
      case STRING -> record.word(word) < 0 ? "" : "\"" + string(record, record.word(word)) + "\"";
      case IN_OUT -> name + "=" + Members.show(name, Integer.toUnsignedLong(record.word(word + 1)));
      case CALLBACK, OUT, BUFFER_IN, BUFFER_OUT -> "";
    };
  }

  private static String string(JournalRecord record, int bytes) {
    return new String(Arrays.copyOf(record.data(), bytes), StandardCharsets.UTF_8);
  }
}
