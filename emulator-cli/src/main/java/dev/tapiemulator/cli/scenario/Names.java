package dev.tapiemulator.cli.scenario;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the names on the left side of "=" stand for, so that a wrong kind is found before anything runs. */
public final class Names {

  /** What a name can stand for. */
  public enum Kind {
    APPLICATION("an application"),
    PHONE("an open phone"),
    REQUEST("a request"),
    NUMBER("a number");

    private final String description;

    Kind(String description) {
      this.description = description;
    }

    String description() {
      return description;
    }
  }

  private final Map<String, Kind> kinds = new TreeMap<>();

  /** The names given up to now. */
  public Map<String, Kind> all() {
    return Collections.unmodifiableMap(kinds);
  }

  Kind kindOf(String name) {
    return kinds.get(name);
  }

  /** What has which name just now, to come back to. */
  Map<String, Kind> snapshot() {
    return new TreeMap<>(kinds);
  }

  void restore(Map<String, Kind> snapshot) {
    kinds.clear();
    kinds.putAll(snapshot);
  }

  void define(String name, Kind kind) {
    kinds.put(name, kind);
  }

  /** What a call gives that can have a name. */
  static Optional<Kind> resultOf(PhoneFunction function) {
    if (function.isAsync()) {
      return Optional.of(Kind.REQUEST);
    }
    return switch (function) {
      case PHONE_INITIALIZE, PHONE_INITIALIZE_EX -> Optional.of(Kind.APPLICATION);
      case PHONE_OPEN -> Optional.of(Kind.PHONE);
      case PHONE_NEGOTIATE_API_VERSION, PHONE_NEGOTIATE_EXT_VERSION -> Optional.of(Kind.NUMBER);
      default -> Optional.empty();
    };
  }
}
