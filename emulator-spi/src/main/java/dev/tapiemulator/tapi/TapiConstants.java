package dev.tapiemulator.tapi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** All published constants as one table, and the way from a typed name to a value. */
public final class TapiConstants {

  private static final Map<String, Integer> ALL = gather();

  private TapiConstants() {}

  /** Values by published name, group by group in the order of {@link ConstantGroup}. */
  public static Map<String, Integer> all() {
    return ALL;
  }

  /**
   * The value of a constant by its name in {@link Tapi} ({@code TAPI_VERSION_2_2}, {@code INFINITE} included) or by its
   * published name ({@code TAPI 2.2}); upper and lower case differ, as in C.
   */
  public static OptionalInt valueOf(String name) {
    Integer published = ALL.get(name);
    if (published != null) {
      return OptionalInt.of(published);
    }
    try {
      return OptionalInt.of(Tapi.class.getField(name).getInt(null));
    } catch (ReflectiveOperationException e) {
      return OptionalInt.empty();
    }
  }

  private static Map<String, Integer> gather() {
    Map<String, Integer> all = new LinkedHashMap<>();
    for (ConstantGroup group : ConstantGroup.values()) {
      all.putAll(group.constants());
    }
    return Collections.unmodifiableMap(all);
  }
}
