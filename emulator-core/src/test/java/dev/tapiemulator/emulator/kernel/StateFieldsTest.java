package dev.tapiemulator.emulator.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever gives the kernel something new to remember has to say how exploring recognises it. */
class StateFieldsTest {

  private static final Set<String> PLACES = Set.of("hashed", "derived", "program", "call", "past");

  /** Those that serve one call, and what only reads; everything in them is new, or overwritten, with each call. */
  private static final Set<String> ONLY_WITHIN_CALLS = Set.of(
      "Call", "CallGate", "CapabilityCalls", "MessageCalls", "OpenCalls", "QueryCalls",
      "RequestCalls", "SessionCalls", "StatusCalls", "StatusReading", "LostReplies", "Holdings", "ErrorChoice",
      "Endpoints$PortPacket", "Endpoints$WindowMessage", "OwnershipCounts");

  /** The parts of the kernel know each other; some are told later than by their constructor. */
  private static final Set<String> WIRING = Set.of("Departures.gate", "ProviderReports.gate");

  @Test
  void stateWatch_knowsEveryFieldThatCanChange() throws Exception {
    assertEquals(new TreeSet<>(fields()), new TreeSet<>(listed().keySet()),
        "state-of-the-kernel.txt is to have a line for each field that can change, see its head");
  }

  @Test
  void stateWatch_hasAPlaceForEach() throws IOException {
    listed().forEach((field, place) -> assertTrue(PLACES.contains(place), field + " " + place));
  }

  private static Map<String, String> listed() throws IOException {
    Map<String, String> places = new TreeMap<>();
    try (var text = StateFieldsTest.class.getResourceAsStream("/state-of-the-kernel.txt")) {
      for (String line : new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (!line.startsWith("#")) {
          String[] words = line.split("\\s+");
          places.put(words[0], words[1]);
        }
      }
    }
    return places;
  }

  private static List<String> fields() throws IOException, URISyntaxException, ClassNotFoundException {
    List<String> fields = new ArrayList<>();
    for (Class<?> type : kernelTypes()) {
      String name = type.getName().substring(type.getPackageName().length() + 1);
      for (Field field : type.getDeclaredFields()) {
        boolean changes = !Modifier.isFinal(field.getModifiers()) || holdsMore(field.getType());
        if (changes && !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()
            && !ONLY_WITHIN_CALLS.contains(name) && !WIRING.contains(name + "." + field.getName())) {
          fields.add(name + "." + field.getName());
        }
      }
    }
    return fields;
  }

  private static boolean holdsMore(Class<?> type) {
    return type.isArray() || Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)
        || type == BitSet.class || type == Mailbox.class || type == PressedButtons.class;
  }

  private static List<Class<?>> kernelTypes() throws IOException, URISyntaxException, ClassNotFoundException {
    Path folder = Path.of(Kernel.class.getResource("Kernel.class").toURI()).getParent();
    List<Class<?>> types = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".class", "");
        if (!name.equals("package-info")) {
          Class<?> type = Class.forName(Kernel.class.getPackageName() + "." + name);
          if (!type.isEnum() && !type.isInterface()) {
            types.add(type);
          }
        }
      }
    }
    return types;
  }
}
