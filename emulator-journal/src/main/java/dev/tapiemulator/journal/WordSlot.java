package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.spec.Parameter;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A named place among the words of a record.
 *
 * @param name the parameter or the word's name
 * @param position its first word
 * @param shape how the words are read
 */
record WordSlot(String name, int position, Shape shape) {

  /** How many words a record has. */
  static final int WORDS = 10;

  private static final Map<JournalKind, List<WordSlot>> OF_KIND = new EnumMap<>(JournalKind.class);
  private static final Map<PhoneFunction, List<WordSlot>> OF_CALL = new EnumMap<>(PhoneFunction.class);

  static {
    for (JournalKind kind : JournalKind.values()) {
      OF_KIND.put(kind, ofNames(kind.words()));
    }
    for (PhoneFunction function : PhoneFunction.values()) {
      OF_CALL.put(function, ofParameters(function.parameters()));
    }
  }

  /** How a value lies in its words. */
  enum Shape {
    /** A number in one word. */
    WORD(1),
    /** A number in two words. */
    WIDE(2),
    /** Two numbers: whether there is a place for the value, and the value passed in. */
    PAIR(2),
    /** The length in bytes of a string that stands at the start of the data, or -1 for NULL. */
    STRING(1);

    private final int words;

    Shape(int words) {
      this.words = words;
    }
  }

  /** The places of a record's words. */
  static List<WordSlot> of(JournalKind kind, int code) {
    return kind == JournalKind.CALL ? OF_CALL.get(PhoneFunction.values()[code]) : OF_KIND.get(kind);
  }

  /** The first position behind all of them. */
  static int end(List<WordSlot> slots) {
    return slots.isEmpty() ? 0 : slots.get(slots.size() - 1).end();
  }

  private int end() {
    return position + shape.words;
  }

  private static List<WordSlot> ofNames(List<String> names) {
    List<WordSlot> slots = new ArrayList<>();
    for (String name : names) {
      int colon = name.indexOf(':');
      slots.add(new WordSlot(
          colon < 0 ? name : name.substring(0, colon), end(slots), colon < 0 ? Shape.WORD : Shape.WIDE));
    }
    return List.copyOf(slots);
  }

  private static List<WordSlot> ofParameters(List<Parameter> parameters) {
    List<WordSlot> slots = new ArrayList<>();
    for (Parameter parameter : parameters) {
      slots.add(new WordSlot(parameter.name(), end(slots), shapeOf(parameter.type())));
    }
    return List.copyOf(slots);
  }

  private static Shape shapeOf(Parameter.Type type) {
    return switch (type) {
      case POINTER_SIZED -> Shape.WIDE;
      case IN_OUT -> Shape.PAIR;
      case STRING -> Shape.STRING;
      case DWORD, HANDLE, CALLBACK, OUT, BUFFER_IN, BUFFER_OUT -> Shape.WORD;
    };
  }
}
