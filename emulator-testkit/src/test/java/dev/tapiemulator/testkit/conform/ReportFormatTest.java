package dev.tapiemulator.testkit.conform;

import static dev.tapiemulator.tapi.Tapi.PHONEINITIALIZEEXOPTION_USEEVENT;
import static dev.tapiemulator.tapi.Tapi.PHONELAMPMODE_STEADY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.journal.Journal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            + "  phoneSetLamp(0x40010000) uses a handle that the program had closed at record\n    19\n"
            + "  rule: A phone handle that phoneClose or phoneShutdown has ended is not used\n"
            + "    again. (nf-tapi-phoneclose)\n"),
        report(ReportFormat.TEXT));
  }

  /** But for the first line of a finding, which names the file and the process. */
  @Test
  void text_fitsATerminal() {
    Finding any = FINDINGS.get(0);
    for (ClientRule rule : Conformance.rules()) {
      String text = ReportFormat.TEXT.report("x", JOURNAL, List.of(new Finding(rule, 0, any.explanation())));
      text.lines().filter(line -> line.startsWith(" ")).forEach(line -> assertTrue(line.length() <= 80, line));
      assertTrue(text.replaceAll("\\s+", " ").contains("rule: " + rule.text() + " (" + rule.page() + ")"), text);
    }
  }

  @Test
  void findings_areInTheOrderOfTheJournal() {
    List<Finding> backwards = new ArrayList<>(FINDINGS);
    Collections.reverse(backwards);
    for (ReportFormat format : ReportFormat.values()) {
      assertEquals(report(format), format.report(FILE, JOURNAL, backwards), format::toString);
    }
  }

  /** A rule that nothing was there to decide by has not been kept. */
  @Test
  void junit_skipsWhatWasNotLookedAt() {
    String alone = report(ReportFormat.JUNIT);
    String compared = ReportFormat.JUNIT.report(FILE, JOURNAL, FINDINGS, Evidence.DIFFERENTIAL);
    assertTrue(alone.contains("name=\"replies-matched-by-order\" time=\"0\">\n"
        + "    <skipped message=\"needs differential evidence\"/>"), alone);
    assertTrue(alone.contains("name=\"use-after-shutdown\" time=\"0\"/>"), alone);
    assertTrue(compared.contains("name=\"replies-matched-by-order\" time=\"0\"/>"), compared);
    assertTrue(alone.contains(" skipped=\"" + (alone.split("<skipped ", -1).length - 1) + "\" "), alone);
  }

  @Test
  void sarif_saysWhichRulesWereLookedAt() throws IOException {
    Map<?, ?> run = (Map<?, ?>) ((List<?>) ((Map<?, ?>) json(report(ReportFormat.SARIF))).get("runs")).get(0);
    List<?> rules = (List<?>) ((Map<?, ?>) ((Map<?, ?>) run.get("tool")).get("driver")).get("rules");
    for (int i = 0; i < rules.size(); i++) {
      Map<?, ?> usual = (Map<?, ?>) ((Map<?, ?>) rules.get(i)).get("defaultConfiguration");
      assertEquals(Conformance.rules().get(i).evidence() == Evidence.TRACE, usual.get("enabled"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/tmp/a b.jsonl, file:///tmp/a%20b.jsonl",
    "runs/a.jsonl, runs/a.jsonl",
    "a:b.jsonl, ./a:b.jsonl",
    "1%?#.jsonl, 1%25%3F%23.jsonl"})
  void sarif_namesTheFileByAUri(String file, String uri) throws IOException {
    assertTrue(ReportFormat.SARIF.report(file, JOURNAL, FINDINGS).contains("\"uri\" : \"" + uri + "\""), uri);
  }

  /** Names may hold anything; in no report do they become markup, end a line, or turn the writing around. */
  @Test
  void names_areHarmless() {
    String name = "<script>alert(1)</script>\u202E\u0007\u001B[31m\n\"'&" + "x".repeat(300);
    Journal hostile = Judged.journal(Judged.phone("desk-phone"), emulator -> {
      TapiProcess process = emulator.attach(name);
      Client client = new Client(process, process.tapi()).initialize(PHONEINITIALIZEEXOPTION_USEEVENT, 0, null);
      process.start(name, () -> client.tapi.phoneGetLamp(0, 20, new IntHolder())).join();
    });
    for (ReportFormat format : ReportFormat.values()) {
      String report = format.report(name, hostile, Conformance.check(hostile));
      assertTrue(report.chars().noneMatch(c -> c == 7 || c == 27 || c == 0x202E), format::toString);
      assertTrue(format == ReportFormat.TEXT || format == ReportFormat.SARIF || !report.contains("<script"), report);
    }
    String html = ReportFormat.HTML.report("x", hostile, List.of());
    assertTrue(html.lines().filter(line -> line.startsWith("<text")).allMatch(line -> line.length() < 400), html);
  }

  @Test
  void html_hasALaneForEachThread() {
    Journal journal = Judged.journal(Judged.phone("desk-phone"), emulator -> {
      Client client = Client.on(emulator);
      client.process.start("worker", client::open).join();
      emulator.attach("other").tapi().phoneShutdown(1);
    });
    String html = ReportFormat.HTML.report("x", journal, List.of());
    List<String> heads = html.lines().filter(line -> line.contains("class=\"head\""))
        .map(line -> line.replaceAll(".*\">([^<]*)</text>.*", "$1")).toList();
    assertEquals(List.of("client/main", "client/worker", "other", "TAPI", "desk-phone (0)"), heads);
  }

  @Test
  void html_ofALongJournal_saysWhatItLeavesOut() {
    Journal journal = Judged.journal(Judged.phone("desk-phone"), emulator -> {
      Client client = Client.on(emulator);
      for (int i = 0; i < 2_000; i++) {
        client.tapi.phoneGetLamp(0, 20, new IntHolder());
      }
      client.shutdown();
    });
    List<Finding> findings = Conformance.check(journal);
    String many = ReportFormat.HTML.report("x", journal, findings);
    assertEquals(200, many.split("<li ", -1).length - 1);
    assertTrue(many.contains("<p>" + (findings.size() - 200) + " more are not shown here"), many);
    assertTrue(many.contains(" steps are left out</text>"));
    for (String target : many.split("href=\"#")) {
      String id = target.substring(0, target.indexOf('"'));
      assertTrue(id.contains("<") || many.contains(" id=\"" + id + "\""), id);
    }
    String none = ReportFormat.HTML.report("x", journal, List.of());
    assertEquals(2_000, none.split("<g id=", -1).length - 1);
    assertTrue(none.contains(" steps are left out</text>"));
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
      case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
      default -> parser.getNumberValue();
    };
  }
}
