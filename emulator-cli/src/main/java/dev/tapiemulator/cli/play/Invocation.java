package dev.tapiemulator.cli.play;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A call as it was typed.
 *
 * @param process the process named in front of it, or null
 * @param function what is called
 * @param wide whether the W form was named
 * @param arguments values by C parameter name, structure member or option; what is missing gets its usual value
 */
public record Invocation(String process, PhoneFunction function, boolean wide, Map<String, Argument> arguments) {

  /** Option: the bytes of the buffer that the program provides. */
  public static final String SIZE = "size";

  public Invocation {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  /** What was typed for a parameter. */
  public Optional<Argument> argument(String name) {
    return Optional.ofNullable(arguments.get(name));
  }

  /** The same call with one more argument. */
  Invocation with(String name, Argument value) {
    Map<String, Argument> more = new LinkedHashMap<>(arguments);
    more.put(name, value);
    return new Invocation(process, function, wide, more);
  }
}
