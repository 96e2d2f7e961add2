package dev.tapiemulator.journal;

import static dev.tapiemulator.journal.Argument.NULL;

import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.Parameter;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.ConstantGroup;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Calls and returns in words: the function, the arguments that matter, the result and what came with it. */
final class CallText {

  private static final int PREVIEW_BYTES = 24;
  private static final int MOST_OUTS = 3;
  private static final int FIRST_OUT = 2;
  private static final int NO_BUFFER = -1;
  private static final int INITIALIZE_OPTIONS_OFFSET = 12;

  private CallText() {}

  /** The function by the name it was called by: with A or W when a form was named. */
  static String name(JournalRecord call) {
    PhoneFunction function = call.function();
    String form = !function.hasTextForms() ? "" : call.flags() == 1 ? "A" : call.flags() == 2 ? "W" : "";
    return function.headerName() + form;
  }

  /** The arguments that matter: results' places and zeros that say nothing are left out. */
  static List<Argument> arguments(JournalRecord call) {
    List<Argument> arguments = new ArrayList<>();
    CallData data = CallData.of(call);
    List<Parameter> parameters = call.function().parameters();
    List<WordSlot> slots = WordSlot.of(call.kind(), call.code());
    for (int i = 0; i < slots.size(); i++) {
      String value = value(parameters.get(i), call, slots.get(i), data);
      if (!value.isEmpty()) {
        arguments.add(new Argument(parameters.get(i).name(), value));
      }
    }
    return arguments;
  }

  /** The result: 0, a request id, or an error by name. */
  static String result(JournalRecord returned) {
    return NamedValues.result(returned.word(0));
  }

  /** What a successful call gave back, structures apart. */
  static List<Argument> outs(JournalRecord returned) {
    List<Argument> outs = new ArrayList<>();
    if (returned.word(0) < 0) {
      return outs;
    }
    for (Parameter parameter : returned.function().parameters()) {
      boolean isOut = parameter.type() == Parameter.Type.OUT || parameter.type() == Parameter.Type.IN_OUT;
      if (isOut && outs.size() < MOST_OUTS) {
        String value = NamedValues.of(parameter.name(), returned.word(FIRST_OUT + outs.size()));
        outs.add(new Argument("*" + parameter.name(), value));
      }
    }
    if (returned.function() == PhoneFunction.PHONE_GET_DATA && returned.data().length > 0) {
      outs.add(new Argument("*lpData", ReadableBytes.preview(returned.data(), PREVIEW_BYTES)));
    }
    return outs;
  }

  /** The value in words, empty when it need not be said. */
  private static String value(Parameter parameter, JournalRecord call, WordSlot slot, CallData data) {
    int word = call.word(slot.position());
    return switch (parameter.type()) {
      case DWORD -> saysNothing(parameter, word, call, data) ? "" : NamedValues.of(parameter.name(), word);
      case HANDLE -> NamedValues.of(parameter.name(), word);
      case POINTER_SIZED -> pointerSized(parameter, call.wide(slot.position()));
      case CALLBACK -> "";
      case OUT -> word == 0 ? NULL : "";
      case IN_OUT -> word == 0 ? NULL : NamedValues.of(parameter.name(), call.word(slot.position() + 1));
      case STRING -> data.string() == null ? NULL : ReadableBytes.preview(data.string(), 2 * PREVIEW_BYTES);
      case BUFFER_IN -> word == NO_BUFFER ? NULL : read(call, data.buffer());
      case BUFFER_OUT -> word >= 0 ? "" : word == NO_BUFFER ? NULL : "read-only";
    };
  }

  /** A process has one module, so its handle says nothing; nor does 0. */
  private static String pointerSized(Parameter parameter, long value) {
    return value == 0 || parameter.name().equals("hInstance") ? "" : NamedValues.number(value);
  }

  /**
   * Plain bytes are shown; of the parameters of phoneInitializeEx the mechanism; other structures are known by their
   * function.
   */
  private static String read(JournalRecord call, byte[] bytes) {
    if (takesPlainBytes(call)) {
      return bytes.length == 0 ? "\"\"" : ReadableBytes.preview(bytes, PREVIEW_BYTES);
    }
    boolean reachesOptions = bytes.length >= INITIALIZE_OPTIONS_OFFSET + Integer.BYTES;
    if (call.function() == PhoneFunction.PHONE_INITIALIZE_EX && reachesOptions) {
      int options = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(INITIALIZE_OPTIONS_OFFSET);
      ConstantGroup group = ConstantGroup.PHONEINITIALIZEEXOPTION;
      return group.nameOf(options).replace(group.prefix(), "");
    }
    return "{" + bytes.length + " bytes}";
  }

  /** dwSize and an extension version of 0 say nothing new. */
  private static boolean saysNothing(Parameter parameter, int word, JournalRecord call, CallData data) {
    return switch (parameter.name()) {
      case "dwSize" -> takesPlainBytes(call) && word == data.buffer().length;
      case "dwExtVersion" -> word == 0;
      default -> false;
    };
  }

  static boolean takesPlainBytes(JournalRecord call) {
    return switch (call.function()) {
      case PHONE_SET_DATA, PHONE_SET_DISPLAY, PHONE_DEV_SPECIFIC -> true;
      default -> false;
    };
  }
}
