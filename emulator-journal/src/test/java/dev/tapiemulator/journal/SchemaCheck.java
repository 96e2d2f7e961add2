package dev.tapiemulator.journal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks values against a JSON Schema that uses the keywords named here; any other keyword is a mistake in the schema.
 */
final class SchemaCheck {

  private static final Set<String> KEYWORDS = Set.of(
      "$schema", "title", "description", "$defs", "$ref", "type", "const", "enum", "properties", "required",
      "additionalProperties", "items", "minItems", "maxItems", "minimum", "maximum", "pattern", "oneOf", "anyOf");

  private final Map<?, ?> root;

  SchemaCheck(Object root) {
    this.root = (Map<?, ?>) root;
  }

  boolean accepts(Object value) {
    return accepts(root, value);
  }

  private boolean accepts(Object schema, Object value) {
    if (schema instanceof Boolean always) {
      return always;
    }
    for (Map.Entry<?, ?> keyword : ((Map<?, ?>) schema).entrySet()) {
      if (!holds((String) keyword.getKey(), keyword.getValue(), (Map<?, ?>) schema, value)) {
        return false;
      }
    }
    return true;
  }

  private boolean holds(String keyword, Object argument, Map<?, ?> schema, Object value) {
    if (!KEYWORDS.contains(keyword)) {
      throw new IllegalArgumentException("unknown keyword " + keyword);
    }
    return switch (keyword) {
      case "$ref" -> accepts(definition((String) argument), value);
      case "type" -> isOfType((String) argument, value);
      case "const" -> argument.equals(value);
      case "enum" -> ((Collection<?>) argument).contains(value);
      case "minimum" -> !(value instanceof Long number) || number >= (Long) argument;
      case "maximum" -> !(value instanceof Long number) || number <= (Long) argument;
      case "pattern" -> !(value instanceof String text) || text.matches((String) argument);
      case "minItems" -> !(value instanceof List<?> list) || list.size() >= (Long) argument;
      case "maxItems" -> !(value instanceof List<?> list) || list.size() <= (Long) argument;
      case "items" -> !(value instanceof List<?> list) || list.stream().allMatch(item -> accepts(argument, item));
      case "required" -> !(value instanceof Map<?, ?> object) || object.keySet().containsAll((Collection<?>) argument);
      case "properties" -> !(value instanceof Map<?, ?> object) || ((Map<?, ?>) argument).entrySet().stream()
          .allMatch(property -> !object.containsKey(property.getKey())
              || accepts(property.getValue(), object.get(property.getKey())));
      case "additionalProperties" -> !(value instanceof Map<?, ?> object) || object.entrySet().stream()
          .allMatch(field -> isDeclared(schema, field.getKey()) || accepts(argument, field.getValue()));
      case "oneOf" -> ((Collection<?>) argument).stream().filter(one -> accepts(one, value)).count() == 1;
      case "anyOf" -> ((Collection<?>) argument).stream().anyMatch(one -> accepts(one, value));
      default -> true;
    };
  }

  private static boolean isDeclared(Map<?, ?> schema, Object field) {
    return schema.get("properties") instanceof Map<?, ?> properties && properties.containsKey(field);
  }

  private Object definition(String reference) {
    Object definition = ((Map<?, ?>) root.get("$defs")).get(reference.replace("#/$defs/", ""));
    if (definition == null) {
      throw new IllegalArgumentException("no definition " + reference);
    }
    return definition;
  }

  private static boolean isOfType(String type, Object value) {
    return switch (type) {
      case "object" -> value instanceof Map;
      case "array" -> value instanceof List;
      case "integer" -> value instanceof Long;
      case "string" -> value instanceof String;
      default -> throw new IllegalArgumentException("unknown type " + type);
    };
  }
}
