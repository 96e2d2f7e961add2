package dev.tapiemulator.testkit.explore;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value in a JSON file, with its place in it for the message that says what was expected there. */
final class JsonPart {

  private static final JsonFactory JSON = JsonFactory.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .build();
  /** Stands for null, fractions, and numbers beyond 64 bits. */
  private static final Object NEVER_EXPECTED = new Object();

  private final String file;
  private final String path;
  private final Object value;

  private JsonPart(String file, String path, Object value) {
    this.file = file;
    this.path = path;
    this.value = value;
  }

  /** Reads a part in a way that may find it wrong. */
  @FunctionalInterface
  interface Reading<T> {
    T of(JsonPart part) throws ExplorationFormatException;
  }

  /** A whole file, which must be one object. */
  static JsonPart parse(String file, String text) throws ExplorationFormatException {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new ExplorationFormatException(file + ":1:1: expected the result of an exploration, a JSON object");
      }
      Object whole = value(parser);
      if (parser.nextToken() != null) {
        throw new ExplorationFormatException(file + ":" + parser.currentTokenLocation().getLineNr() + ":"
            + parser.currentTokenLocation().getColumnNr() + ": expected nothing more");
      }
      return new JsonPart(file, "", whole);
    } catch (JsonProcessingException broken) {
      throw new ExplorationFormatException(file + ":" + broken.getLocation().getLineNr() + ":"
          + broken.getLocation().getColumnNr() + ": " + broken.getOriginalMessage());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // The text is in memory.
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          fields.put(name, value(parser));
        }
        return fields;
      }
      case START_ARRAY -> {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(parser));
        }
        return elements;
      }
      case VALUE_NUMBER_INT -> {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? NEVER_EXPECTED : parser.getLongValue();
      }
      case VALUE_TRUE, VALUE_FALSE -> {
        return parser.getBooleanValue();
      }
      case VALUE_STRING -> {
        return parser.getText();
      }
      default -> {
        return NEVER_EXPECTED;
      }
    }
  }

  boolean has(String name) {
    return value instanceof Map<?, ?> fields && fields.containsKey(name);
  }

  JsonPart field(String name) throws ExplorationFormatException {
    if (!has(name)) {
      throw wrong("an object with \"" + name + "\"");
    }
    return new JsonPart(file, path.isEmpty() ? name : path + "." + name, ((Map<?, ?>) value).get(name));
  }

  <T> List<T> each(Reading<T> reading) throws ExplorationFormatException {
    if (!(value instanceof List<?> elements)) {
      throw wrong("an array");
    }
    List<T> read = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      read.add(reading.of(new JsonPart(file, path + "[" + i + "]", elements.get(i))));
    }
    return read;
  }

  String text() throws ExplorationFormatException {
    if (value instanceof String text) {
      return text;
    }
    throw wrong("a text");
  }

  long number(long least, long most) throws ExplorationFormatException {
    if (value instanceof Long number && number >= least && number <= most) {
      return number;
    }
    throw wrong(least == 0 ? "a whole number that is not negative" : "a whole number of " + least + " or more");
  }

  boolean flag() throws ExplorationFormatException {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong("true or false");
  }

  /** What is wrong here. */
  ExplorationFormatException wrong(String expected) {
    return new ExplorationFormatException(file + ": " + (path.isEmpty() ? "" : path + ": ") + "expected " + expected);
  }
}
