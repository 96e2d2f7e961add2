package dev.tapiemulator.testkit.conform;

import static dev.tapiemulator.tapi.Tapi.PHONELAMPMODE_STEADY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tapiemulator.emulator.journal.Journal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reports as text and as SARIF; those in XML are tried with the program that prints them. */
class ReportFormatTest {

  private static final String FILE = "a <run> & more.jsonl";

  private static final Journal JOURNAL = Judged.journal(Judged.phone("desk-phone"), emulator -> {
    Client client = Client.on(emulator);
    int hPhone = client.open();
    client.tapi.phoneClose(hPhone);
    client.tapi.phoneSetLamp(hPhone, 20, PHONELAMPMODE_STEADY);
  });

  private static final List<Finding> FINDINGS = Conformance.check(JOURNAL);

  private static String report(ReportFormat format) {
    return format.report(FILE, JOURNAL, FINDINGS);
  }

  @Test
  void text_tellsPlaceDeedRuleAndPage() {
    Finding first = FINDINGS.stream().filter(f -> f.rule().id().equals("use-after-close")).findFirst().orElseThrow();
    assertTrue(report(ReportFormat.TEXT).contains(
        FILE + ": record " + first.record() + ", 0 ms, client: error: use-after-close\n"
            + "  phoneSetLamp(0x40010000) uses a handle that the program had closed at record 19\n"
            + "  rule: A phone handle that phoneClose or phoneShutdown has ended is not used again. (nf-tapi-phoneclose)\n"),
        report(ReportFormat.TEXT));
  }

  @Test
  void sarif_hasTheShapeOf210() throws IOException {
    Map<?, ?> log = (Map<?, ?>) json(report(ReportFormat.SARIF));
    assertEquals("2.1.0", log.get("version"));
    Map<?, ?> run = (Map<?, ?>) ((List<?>) log.get("runs")).get(0);
    Map<?, ?> driver = (Map<?, ?>) ((Map<?, ?>) run.get("tool")).get("driver");
    List<?> rules = (List<?>) driver.get("rules");
    assertEquals(Conformance.rules().size(), rules.size());
    List<?> results = (List<?>) run.get("results");
    assertEquals(FINDINGS.size(), results.size());
    for (Object each : results) {
      Map<?, ?> result = (Map<?, ?>) each;
      int index = ((Number) result.get("ruleIndex")).intValue();
      assertEquals(result.get("ruleId"), ((Map<?, ?>) rules.get(index)).get("id"));
      assertTrue(List.of("error", "warning", "note").contains(result.get("level")));
      assertTrue(((Map<?, ?>) result.get("message")).get("text") instanceof String);
      Map<?, ?> place = (Map<?, ?>) ((Map<?, ?>) ((List<?>) result.get("locations")).get(0)).get("physicalLocation");
      assertEquals("a%20%3Crun%3E%20&%20more.jsonl", ((Map<?, ?>) place.get("artifactLocation")).get("uri"));
      assertTrue(((Number) ((Map<?, ?>) place.get("region")).get("startLine")).intValue() >= 2);
    }
  }

  private static Object json(String text) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      parser.nextToken();
      return value(parser);
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          object.put(name, value(parser));
        }
        yield object;
      }
      case START_ARRAY -> {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(value(parser));
        }
        yield array;
      }
      case VALUE_STRING -> parser.getText();
      default -> parser.getNumberValue();
    };
  }
}
