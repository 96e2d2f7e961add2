package dev.tapiemulator.cli.card;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.cli.ProgramRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code spec --json} says what the published tables say, no more and no less. */
final class SpecJsonTest {

  private final Map<String, Object> spec = PlainJson.object(ProgramRun.of("spec", "--json").out());

  private static List<String> table(String name) throws IOException {
    try (InputStream table = SpecJsonTest.class.getResourceAsStream(name)) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  @Test
  void spec_hasExactlyTheseParts() {
    assertEquals(List.of("functions", "constants", "messages", "structures", "rulings"), List.copyOf(spec.keySet()));
  }

  @Test
  void spec_listsEveryFunctionWithTheErrorsOfItsPageInTheirOrder() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Object function : PlainJson.list(spec.get("functions"))) {
      Map<String, Object> row = PlainJson.map(function);
      assertEquals(List.of("name", "completion", "errors"), List.copyOf(row.keySet()));
      lines.add(row.get("name") + " " + row.get("completion") + " "
          + String.join(" ", PlainJson.list(row.get("errors")).stream().map(String::valueOf).toList()));
    }
    assertEquals(table("functions.txt"), lines);
  }

  @Test
  void spec_listsEveryConstantAsUnsignedDecimal() throws IOException {
    List<String> lines = PlainJson.map(spec.get("constants")).entrySet().stream()
        .map(constant -> constant.getValue() + " " + constant.getKey()).toList();
    assertEquals(new LinkedHashSet<>(table("constants.txt")), new LinkedHashSet<>(lines));
    assertEquals(table("constants.txt").size(), lines.size());
  }

  @Test
  void spec_listsEveryMessage() throws IOException {
    List<String> lines = PlainJson.map(spec.get("messages")).entrySet().stream()
        .map(message -> message.getValue() + " " + message.getKey()).toList();
    assertEquals(new LinkedHashSet<>(table("messages.txt")), new LinkedHashSet<>(lines));
  }

  @Test
  void spec_listsEveryStructureMemberByMember() throws IOException {
    List<String> lines = new ArrayList<>();
    PlainJson.map(spec.get("structures")).forEach((name, value) -> {
      Map<String, Object> structure = PlainJson.map(value);
      lines.add(name + " " + structure.get("size32") + " " + structure.get("size64"));
      for (Object field : PlainJson.list(structure.get("fields"))) {
        Map<String, Object> member = PlainJson.map(field);
        lines.add("  " + member.get("name") + " " + member.get("offset32") + " " + member.get("offset64") + " "
            + member.get("size32") + " " + member.get("size64"));
      }
    });
    assertEquals(table("structures.txt"), lines);
  }

  @Test
  void spec_listsEveryRulingWithItsDefaultFirst() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Object ruling : PlainJson.list(spec.get("rulings"))) {
      Map<String, Object> row = PlainJson.map(ruling);
      List<String> values = PlainJson.list(row.get("values")).stream().map(String::valueOf).toList();
      assertEquals(values.get(0), row.get("default"));
      lines.add(row.get("name") + ": " + String.join(", ", values));
    }
    assertEquals(table("rulings.txt"), lines);
  }
}
