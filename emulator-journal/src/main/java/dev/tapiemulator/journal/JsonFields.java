package dev.tapiemulator.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of one JSON object on one line; each is taken once, and what is left at the end was not expected. */
final class JsonFields {

  private static final int DEEPEST = 8;
  private static final JsonFactory JSON = JsonFactory.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(DEEPEST)
          .maxStringLength(Integer.MAX_VALUE)
          .build())
      .build();

  private final Map<String, Object> fields;
  private final String owner;
  private final int line;

  private JsonFields(Map<String, Object> fields, String owner, int line) {
    this.fields = fields;
    this.owner = owner;
    this.line = line;
  }

  /** Reads a line that must be one JSON object and nothing else. */
  static JsonFields parse(String text, int line) throws JournalFormatException {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new JournalFormatException(line, "expected a JSON object");
      }
      Map<String, Object> fields = object(parser);
      if (parser.nextToken() != null) {
        throw new JournalFormatException(line, "expected one JSON object and nothing behind it");
      }
      return new JsonFields(fields, "the record", line);
    } catch (JsonProcessingException notJson) {
      String why = notJson.getOriginalMessage().lines().findFirst().orElse("");
      throw new JournalFormatException(line, column(notJson), "expected JSON: " + why);
    } catch (JournalFormatException wrong) {
      throw wrong;
    } catch (IOException impossible) {
      throw new AssertionError("a string was read", impossible);
    }
  }

  private static int column(JsonProcessingException notJson) {
    return notJson.getLocation() == null ? 1 : Math.max(1, notJson.getLocation().getColumnNr());
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  /** A number from {@code least} to {@code most}. */
  long number(String name, long least, long most) throws JournalFormatException {
    String what = least == most ? Long.toString(least) : "a number from " + least + " to " + most;
    long number = as(Long.class, name, what);
    if (number < least || number > most) {
      throw wrong(name, what);
    }
    return number;
  }

  /** A number, or a value for when there is none. */
  int number(String name, int least, int most, int absent) throws JournalFormatException {
    return has(name) ? (int) number(name, least, most) : absent;
  }

  int word(String name) throws JournalFormatException {
    return (int) number(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  String string(String name) throws JournalFormatException {
    return as(String.class, name, "a string");
  }

  /** Whether the field is a string, which then can be taken. */
  boolean isString(String name) {
    return fields.get(name) instanceof String;
  }

  /** The numbers of an array. */
  List<Integer> words(String name, int least, int most) throws JournalFormatException {
    String what = "an array of " + (least == most ? "" : least + " to ") + most + " numbers of 32 bits";
    List<Integer> words = new ArrayList<>();
    for (Object element : as(List.class, name, what)) {
      if (!(element instanceof Long number) || number != number.intValue()) {
        throw wrong(name, what);
      }
      words.add(number.intValue());
    }
    if (words.size() < least || words.size() > most) {
      throw wrong(name, what);
    }
    return words;
  }

  /** The fields of an object inside this one. */
  JsonFields object(String name) throws JournalFormatException {
    @SuppressWarnings("unchecked") // object() below makes no other maps
    Map<String, Object> inner = as(Map.class, name, "an object");
    return new JsonFields(inner, "\"" + name + "\"", line);
  }

  /** Says that nothing else is expected here. */
  void end() throws JournalFormatException {
    if (!fields.isEmpty()) {
      throw new JournalFormatException(
          line, "expected no field \"" + fields.keySet().iterator().next() + "\" in " + owner);
    }
  }

  JournalFormatException wrong(String name, String expected) {
    return new JournalFormatException(line, "expected \"" + name + "\" to be " + expected);
  }

  private <T> T as(Class<T> type, String name, String what) throws JournalFormatException {
    if (!fields.containsKey(name)) {
      throw new JournalFormatException(line, "expected a field \"" + name + "\" in " + owner + ": " + what);
    }
    Object value = fields.remove(name);
    if (!type.isInstance(value)) {
      throw wrong(name, what);
    }
    return type.cast(value);
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return fields;
  }

  /** Integers as Long; a number of another kind stays a Double, which nothing expects. */
  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
      case VALUE_NULL -> Optional.empty();
      default -> parser.getDoubleValue();
    };
  }

  private static List<Object> array(JsonParser parser) throws IOException {
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return elements;
  }
}
