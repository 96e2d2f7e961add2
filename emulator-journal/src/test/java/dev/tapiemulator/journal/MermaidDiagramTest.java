package dev.tapiemulator.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.journal.Journal;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MermaidDiagramTest {

  private static final String TEXT = "(?:[\\p{L}\\p{N} _.,()=:+\\-/|*'!?]|#[0-9]+;|<br/>)*";
  private static final String PARTY = "(?:T|D[0-9]+|P[0-9]+(?:T[0-9]+)?)";
  private static final Pattern STATEMENT = Pattern.compile(
      "sequenceDiagram|  participant " + PARTY + " as " + TEXT
          + "|  " + PARTY + "(?:->>|-->>|-\\))" + PARTY + ": " + TEXT
          + "|  Note over " + PARTY + "(?:," + PARTY + ")?: " + TEXT);

  @Test
  void markdown_isAsTheGoldenFileShows() throws IOException {
    Golden.check("first-call.md", MermaidDiagram.markdown("First call", FirstCalls.firstCall()));
    Golden.check("close-suppresses-reply.md",
        MermaidDiagram.markdown("Close suppresses a reply", FirstCalls.closeSuppressesReply()));
    Golden.check("pump-thread.md", MermaidDiagram.markdown("A pump thread", ThreadedRuns.pumpThread()));
  }

  @Property(seed = "1")
  void diagram_hasOnlyStatementsThatMermaidTakes(@ForAll long journalSeed) {
    Journal journal = RandomJournals.ofSeed(journalSeed);
    MermaidDiagram.diagram(journal).lines().forEach(line ->
        assertTrue(STATEMENT.matcher(line).matches(), line));
  }

  @Property(seed = "1")
  void escape_leavesNothingThatMeansSomethingToMermaid(@ForAll String text) {
    String escaped = MermaidText.escape(text);

    assertTrue(escaped.matches(TEXT), escaped);
    assertTrue(!escaped.toLowerCase(Locale.ROOT).matches("(?s).*\\bend\\b.*"), escaped);
  }

  @Test
  void escape_writesNumbersForWhatMermaidWouldRead() {
    assertEquals("a#59; b #35;1 #60;- #34;x#34;", MermaidText.escape("a; b #1 <- \"x\""));
    assertEquals("the #101;nd, but sender and #69;nd", MermaidText.escape("the end, but sender and End"));
    assertEquals("two lines", MermaidText.escape("two\nlines"));
  }

  @Test
  void lines_breaksLongTexts() {
    String sixty = "word ".repeat(12).strip();

    assertEquals(sixty, MermaidText.lines(sixty));
    assertEquals(sixty + "<br/>word", MermaidText.lines(sixty + " word"));
  }
}
