package dev.tapiemulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.testkit.conform.Conformance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The reports of {@code check} that are XML, read by a parser. */
class CheckReportsTest {

  @TempDir
  private Path folder;

  private String report(String format) throws IOException {
    Path file = Files.writeString(
        folder.resolve("a & b.tapi"), Conformance.rule("use-after-close").orElseThrow().wrong());
    Path journal = folder.resolve("a & b.jsonl");
    ProgramRun.of("run", "-q", file.toString(), "--journal", journal.toString());
    return ProgramRun.of("check", journal.toString(), "--format", format).out();
  }

  @Test
  void junit_hasATestForEachRuleAndFailsTheBrokenOnes() throws Exception {
    Element suite = parsed(report("junit")).getDocumentElement();
    assertEquals("testsuite", suite.getTagName());
    assertTrue(suite.getAttribute("name").endsWith("a & b.jsonl"));
    assertEquals(Conformance.rules().size(), suite.getElementsByTagName("testcase").getLength());
    assertEquals(String.valueOf(Conformance.rules().size()), suite.getAttribute("tests"));
    NodeList failures = suite.getElementsByTagName("failure");
    assertEquals(1, failures.getLength());
    assertEquals("1", suite.getAttribute("failures"));
    assertEquals("use-after-close", ((Element) failures.item(0).getParentNode()).getAttribute("name"));
  }

  @Test
  void html_isOnePageWithNothingFromElsewhereAndMarksTheSteps() throws Exception {
    String page = report("html");
    assertFalse(page.contains("<script"));
    assertFalse(page.contains(" src="));
    assertFalse(page.contains("<link"));
    Document document = parsed(page.replaceFirst("<!DOCTYPE html>", ""));
    assertEquals(2, document.getElementsByTagName("svg").getLength());
    assertEquals(1, boxes(document, "marked-error"));
    assertEquals(1, boxes(document, "marked-warning"));
    assertEquals(0, boxes(document, "marked-note"));
    assertTrue(page.contains("\u25B2 2 error: use-after-close</text>"), page);
    NodeList links = document.getElementsByTagName("a");
    for (int i = 0; i < links.getLength(); i++) {
      String target = ((Element) links.item(i)).getAttribute("href");
      assertTrue(!target.startsWith("#") || page.contains("id=\"" + target.substring(1) + "\""), target);
    }
  }

  private static long boxes(Document document, String style) {
    long count = 0;
    NodeList boxes = document.getElementsByTagName("rect");
    for (int i = 0; i < boxes.getLength(); i++) {
      count += ((Element) boxes.item(i)).getAttribute("class").equals(style) ? 1 : 0;
    }
    return count;
  }

  private static Document parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }
}
