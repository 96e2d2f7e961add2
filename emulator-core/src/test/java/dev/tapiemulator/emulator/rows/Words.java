package dev.tapiemulator.emulator.rows;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A situation in words: {@code name=value} pairs separated by semicolons, or "nothing".
 *
 * @param values the values by name, in the order of writing
 */
record Words(Map<String, String> values) {

  static Words parse(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    if (!text.equals("nothing")) {
      for (String word : text.split("; *")) {
        int equals = word.indexOf('=');
        if (equals < 0 || values.put(word.substring(0, equals), word.substring(equals + 1)) != null) {
          throw new IllegalArgumentException("not name=value, or said twice: \"" + word + "\"");
        }
      }
    }
    return new Words(values);
  }

  /** These words, with others instead of those of the same name. */
  Words with(Words others) {
    Map<String, String> all = new LinkedHashMap<>(values);
    all.putAll(others.values);
    return new Words(all);
  }

  /** Whether no name stands in both with different values, so that both can be said at once. */
  boolean agreeWith(Words others) {
    return others.values.entrySet().stream()
        .allMatch(word -> values.getOrDefault(word.getKey(), word.getValue()).equals(word.getValue()));
  }

  boolean include(Words others) {
    return values.entrySet().containsAll(others.values.entrySet());
  }

  boolean say(String name) {
    return values.containsKey(name);
  }

  boolean say(String name, String value) {
    return value.equals(values.get(name));
  }

  Optional<String> of(String name) {
    return Optional.ofNullable(values.get(name));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    values.forEach((name, value) -> text.append(text.isEmpty() ? "" : "; ").append(name).append('=').append(value));
    return text.isEmpty() ? "nothing" : text.toString();
  }
}
