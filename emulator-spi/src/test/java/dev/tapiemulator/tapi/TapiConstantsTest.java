package dev.tapiemulator.tapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TapiConstantsTest {

  private static final List<String[]> FACTS = FactTable.rows("constants.txt", 3);

  @Test
  void tapi_holdsExactlyThePublishedConstantsAndInfinite() throws IllegalAccessException {
    Map<String, Integer> published = new TreeMap<>();
    published.put("INFINITE", -1);
    for (String[] row : FACTS) {
      published.put(headerName(row[2]), Long.decode(row[1]).intValue());
    }
    Map<String, Integer> ours = new TreeMap<>();
    for (Field field : Tapi.class.getFields()) {
      assertEquals(Modifier.PUBLIC | Modifier.STATIC | Modifier.FINAL, field.getModifiers(), field.getName());
      assertEquals(int.class, field.getType(), field.getName());
      ours.put(field.getName(), field.getInt(null));
    }
    assertEquals(published, ours);
  }

  @Test
  void all_listsThePublishedConstantsInTheirOrder() {
    List<Map.Entry<String, Integer>> published = new ArrayList<>();
    for (String[] row : FACTS) {
      published.add(Map.entry(row[2], Long.decode(row[1]).intValue()));
    }
    assertEquals(209, published.size());
    assertEquals(published, List.copyOf(TapiConstants.all().entrySet()));
  }

  @Test
  void constantGroups_areThePublishedOnesInTheirOrder() {
    Map<String, Map<String, Integer>> published = new LinkedHashMap<>();
    for (String[] row : FACTS) {
      published.computeIfAbsent(row[0], group -> new LinkedHashMap<>()).put(row[2], Long.decode(row[1]).intValue());
    }
    Map<String, Map<String, Integer>> ours = new LinkedHashMap<>();
    for (ConstantGroup group : ConstantGroup.values()) {
      ours.put(group.name(), group.constants());
    }
    assertEquals(published.toString(), ours.toString());
  }

  @Test
  void valueOf_knowsHeaderNamesAndPublishedNames() {
    for (String[] row : FACTS) {
      OptionalInt value = OptionalInt.of(Long.decode(row[1]).intValue());
      assertEquals(value, TapiConstants.valueOf(row[2]));
      assertEquals(value, TapiConstants.valueOf(headerName(row[2])));
    }
    assertEquals(OptionalInt.of(Tapi.INFINITE), TapiConstants.valueOf("INFINITE"));
  }

  @Test
  void valueOf_knowsNothingElse() {
    for (String other : List.of("", "PHONEERR_", "phoneerr_nomem", "PHONEERR_NOMEM ", "NOMEM", "TAPI", "class")) {
      assertEquals(OptionalInt.empty(), TapiConstants.valueOf(other), other);
    }
  }

  private static String headerName(String publishedName) {
    return publishedName.replace("TAPI ", "TAPI_VERSION_").replace('.', '_');
  }
}
