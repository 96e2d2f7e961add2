package dev.tapiemulator.emulator.properties;

import dev.tapiemulator.tapi.PhoneErr;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The errors that each function's page lists, from a table of the tests' own. */
final class Documented {

  private static final Map<String, Set<PhoneErr>> ERRORS = read();

  private Documented() {}

  /** Whether the function's page lists the code. */
  static boolean lists(String function, int code) {
    return PhoneErr.of(code).map(ERRORS.get(function)::contains).orElse(false);
  }

  private static Map<String, Set<PhoneErr>> read() {
    Map<String, Set<PhoneErr>> errors = new TreeMap<>();
    try (BufferedReader lines = new BufferedReader(
        new InputStreamReader(Documented.class.getResourceAsStream("documented.txt"), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          String[] words = line.split(" ");
          Set<PhoneErr> listed = EnumSet.noneOf(PhoneErr.class);
          Arrays.stream(words).skip(2).map(PhoneErr::valueOf).forEach(listed::add);
          errors.put(words[0], listed);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return errors;
  }
}
