package dev.tapiemulator.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text in a form that Mermaid takes: what could mean something to it becomes a {@code #number;}. */
final class MermaidText {

  private static final String HARMLESS = " _.,()=:+-/|*'!?";
  private static final int LINE_WIDTH = 60;

  /** Mermaid takes a lone "end" for the end of a block wherever it stands; this is its first letter. */
  private static final Pattern END = Pattern.compile("\\b[eE](?=[nN][dD]\\b)");

  private MermaidText() {}

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(c -> append(escaped, c));
    return END.matcher(escaped).replaceAll(letter -> "#" + (int) letter.group().charAt(0) + ";");
  }

  /** A long text in several lines. */
  static String lines(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split("\\s+")) {
      if (!line.isEmpty() && line.length() + word.length() >= LINE_WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines.stream().map(MermaidText::escape).collect(Collectors.joining("<br/>"));
  }

  private static void append(StringBuilder escaped, int c) {
    if (Character.isLetterOrDigit(c) || HARMLESS.indexOf(c) >= 0) {
      escaped.appendCodePoint(c);
    } else if (Character.isWhitespace(c) || Character.isISOControl(c)) {
      escaped.append(' ');
    } else {
      escaped.append('#').append(c).append(';');
    }
  }
}
