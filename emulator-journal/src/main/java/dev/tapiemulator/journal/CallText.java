package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.Parameter;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.Arrays;
import java.util.List;

/** Calls and returns in words: {@code phoneSetData hPhone=0x10001 dwDataID=1 lpData="Hello"} and {@code 0 *lphPhone=0x10001}. */
final class CallText {

  static final int PREVIEW_BYTES = 24;
  private static final int MOST_OUTS = 3;
  private static final int FIRST_OUT = 2;
  private static final int NULL = -1;

  private CallText() {}

  /** The function by the name it was called by: with A or W when a form was named. */
  static String name(JournalRecord call) {
    PhoneFunction function = call.function();
    String form = !function.hasTextForms() ? "" : call.flags() == 1 ? "A" : call.flags() == 2 ? "W" : "";
    return function.headerName() + form;
  }

  /** The arguments that matter, each behind a blank. */
  static String arguments(JournalRecord call) {
    StringBuilder text = new StringBuilder();
    byte[] data = call.data();
    List<Parameter> parameters = call.function().parameters();
    List<WordSlot> slots = WordSlot.of(call.kind(), call.code());
    for (int i = 0; i < slots.size(); i++) {
      append(text, parameters.get(i), call, slots.get(i), data);
    }
    return text.toString();
  }

  /** The result, and on success what the call gave back. */
  static String returned(JournalRecord record) {
    int result = record.word(0);
    StringBuilder text = new StringBuilder(NamedValues.result(result));
    if (result >= 0) {
      outs(text, record);
      boolean isPlainData = record.function() == PhoneFunction.PHONE_GET_DATA;
      if (isPlainData && record.data().length > 0) {
        text.append(" *lpData=").append(ReadableBytes.preview(record.data(), PREVIEW_BYTES));
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Parameter parameter, JournalRecord call, WordSlot slot, byte[] data) {
    int word = call.word(slot.position());
    String name = parameter.name();
    switch (parameter.type()) {
      case DWORD -> {
        if (!repeatsTheBuffer(parameter, call)) {
          pair(text, name, NamedValues.of(name, word));
        }
      }
      case HANDLE -> pair(text, name, NamedValues.of(name, word));
      case POINTER_SIZED -> {
        if (call.wide(slot.position()) != 0) {
          pair(text, name, NamedValues.number(call.wide(slot.position())));
        }
      }
      case CALLBACK, OUT -> {
        if (word == 0 && parameter.type() == Parameter.Type.OUT) {
          pair(text, name, "NULL");
        }
      }
      case IN_OUT -> pair(text, name, word == 0 ? "NULL" : NamedValues.of(name, call.word(slot.position() + 1)));
      case STRING -> pair(text, name, string(word, data));
      case BUFFER_IN -> pair(text, name, word == NULL ? "NULL" : read(call, data));
      case BUFFER_OUT -> {
        if (word < 0) {
          pair(text, name, word == NULL ? "NULL" : "read-only");
        }
      }
    }
  }

  private static void pair(StringBuilder text, String name, String value) {
    text.append(' ').append(name).append('=').append(value);
  }

  private static String string(int length, byte[] data) {
    return length < 0 || length > data.length
        ? "NULL"
        : ReadableBytes.preview(Arrays.copyOf(data, length), 2 * PREVIEW_BYTES);
  }

  /** A structure is known by its function; plain bytes are shown. */
  private static String read(JournalRecord call, byte[] data) {
    return switch (call.function()) {
      case PHONE_SET_DATA, PHONE_SET_DISPLAY, PHONE_DEV_SPECIFIC ->
          data.length == 0 ? "\"\"" : ReadableBytes.preview(data, PREVIEW_BYTES);
      default -> "{" + data.length + " bytes}";
    };
  }

  /** dwSize says nothing new where the bytes read are shown and are that many. */
  private static boolean repeatsTheBuffer(Parameter parameter, JournalRecord call) {
    return parameter.name().equals("dwSize")
        && switch (call.function()) {
          case PHONE_SET_DATA, PHONE_SET_DISPLAY, PHONE_DEV_SPECIFIC -> sizeOf(call) == call.data().length;
          default -> false;
        };
  }

  private static int sizeOf(JournalRecord call) {
    List<WordSlot> slots = WordSlot.of(call.kind(), call.code());
    return call.word(slots.get(slots.size() - 1).position());
  }

  private static void outs(StringBuilder text, JournalRecord record) {
    int out = 0;
    for (Parameter parameter : record.function().parameters()) {
      boolean isOut = parameter.type() == Parameter.Type.OUT || parameter.type() == Parameter.Type.IN_OUT;
      if (isOut && out < MOST_OUTS) {
        pair(text, "*" + parameter.name(), NamedValues.of(parameter.name(), record.word(FIRST_OUT + out++)));
      }
    }
  }
}
