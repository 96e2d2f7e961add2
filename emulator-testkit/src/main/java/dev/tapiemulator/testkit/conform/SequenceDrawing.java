package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.DeviceCall;
import dev.tapiemulator.emulator.journal.DeviceReport;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.journal.RecordText;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A journal as a sequence diagram in SVG: a line for each thread, TAPI and each phone; below a record that breaks a
 * rule the rule is named.
 */
final class SequenceDrawing {

  /** Longer journals are drawn near the findings only, and not beyond so many rows. */
  private static final int MOST_RECORDS = 2_000;
  private static final int NEAR = 30;

  private static final int NUMBER_AT = 5;
  private static final int TIME_AT = 65;
  private static final int MARGIN = 150;
  private static final int LANE = 380;
  private static final int ROW = 24;
  private static final int TEXT_ABOVE = 5;
  private static final int MOST_LETTERS = 51;

  private final Journal journal;
  private final Place place;
  private final DrawingLanes lanes;
  /** What was found at a record: the number in the list, and the finding. */
  private final NavigableMap<Integer, Map<Integer, Finding>> found = new TreeMap<>();
  private final StringBuilder drawn = new StringBuilder();
  private String shownTime = "";
  private int y = ROW;
  private int rows;
  private int leftOut;

  private SequenceDrawing(Journal journal, Place place, List<Finding> findings) {
    this.journal = journal;
    this.place = place;
    this.lanes = DrawingLanes.of(journal, place);
    for (int i = 0; i < findings.size(); i++) {
      found.computeIfAbsent(findings.get(i).record(), any -> new TreeMap<>()).put(i + 1, findings.get(i));
    }
  }

  /** The heads of the lanes, which stay in sight, and below them the drawing. */
  static String of(Journal journal, Place place, List<Finding> findings) {
    SequenceDrawing drawing = new SequenceDrawing(journal, place, findings);
    int thread = 0;
    for (JournalRecord record : journal) {
      thread = record.kind() == JournalKind.TURN ? record.word(0) : thread;
      drawing.record(record, thread);
    }
    drawing.gap();
    return drawing.heads() + drawing.body();
  }

  private String heads() {
    StringBuilder heads = new StringBuilder();
    for (int i = 0; i < lanes.names().size(); i++) {
      String name = lanes.names().get(i);
      heads.append("<g><title>").append(Markup.escape(name)).append("</title>")
          .append(text("head", x(i) - ROW, ROW - 2 * TEXT_ABOVE, shortened(name))).append("</g>\n");
    }
    return "<div class=\"heads\">" + svg(ROW, heads.toString()) + "</div>\n";
  }

  private String body() {
    StringBuilder lines = new StringBuilder(
        "<defs><marker id=\"tip\" markerWidth=\"8\" markerHeight=\"8\" refX=\"7\" refY=\"4\" orient=\"auto\">"
            + "<path class=\"tip\" d=\"M0,0 L8,4 L0,8 z\"/></marker></defs>\n");
    for (int i = 0; i < lanes.names().size(); i++) {
      lines.append(line("lane", x(i), 0, x(i), y));
    }
    return svg(y, lines.append(drawn).toString());
  }

  private String svg(int height, String content) {
    int width = MARGIN + lanes.names().size() * LANE;
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height + "\" role=\"img\">\n"
        + content + "</svg>\n";
  }

  private void record(JournalRecord record, int thread) {
    Map<Integer, Finding> here = found.getOrDefault(record.index(), Map.of());
    if (here.isEmpty() && (!isShown(record) || !isNearEnough(record.index()))) {
      leftOut += isShown(record) ? 1 : 0;
      return;
    }
    gap();
    rows++;
    drawn.append("<g id=\"r").append(record.index()).append("\">\n<title>")
        .append(Markup.escape(place.of(record.index()) + ": " + Words.onOneLine(RecordText.of(record))))
        .append("</title>\n");
    if (!here.isEmpty()) {
      band(here);
    }
    step(record, thread);
    here.forEach((number, finding) -> verdict(number, finding, x(lanes.from(record, thread))));
    drawn.append("</g>\n");
  }

  private boolean isNearEnough(int record) {
    if (journal.size() <= MOST_RECORDS || found.isEmpty() && rows < MOST_RECORDS) {
      return true;
    }
    Integer before = found.floorKey(record);
    Integer after = found.ceilingKey(record);
    return rows < MOST_RECORDS
        && (before != null && record - before <= NEAR || after != null && after - record <= NEAR);
  }

  /** Says that something was left out. */
  private void gap() {
    if (leftOut > 0) {
      drawn.append(text("gap", MARGIN, y, leftOut + (leftOut == 1 ? " step is" : " steps are") + " left out"));
      y += ROW;
      leftOut = 0;
    }
  }

  /** The background of a record that breaks rules, in the colour of the worst. */
  private void band(Map<Integer, Finding> here) {
    Severity worst = here.values().stream().map(finding -> finding.rule().severity()).min(Severity::compareTo)
        .orElseThrow();
    drawn.append("<rect class=\"marked-").append(worst).append("\" x=\"0\" y=\"").append(y - ROW + 2 * TEXT_ABOVE)
        .append("\" width=\"100%\" height=\"").append((1 + here.size()) * ROW).append("\"/>\n");
  }

  private void step(JournalRecord record, int thread) {
    drawn.append(text("number", NUMBER_AT, y, Integer.toString(record.index())));
    String time = Place.millis(record) + " ms";
    if (!time.equals(shownTime)) {
      shownTime = time;
      drawn.append(text("time", TIME_AT, y, time));
    }
    int from = lanes.from(record, thread);
    int to = lanes.to(record, thread);
    drawn.append(text("label", x(Math.min(from, to)) + TEXT_ABOVE, y, shortened(RecordText.of(record))));
    if (from != to) {
      String style = record.kind() == JournalKind.RETURN ? "answer" : "call";
      drawn.append(line(style, x(from), y + TEXT_ABOVE, x(to), y + TEXT_ABOVE));
    }
    y += ROW;
  }

  private void verdict(int number, Finding finding, int left) {
    ClientRule rule = finding.rule();
    drawn.append("<a href=\"#f").append(number).append("\"><title>").append(Markup.escape(finding.toString()))
        .append("</title>")
        .append(text(rule.severity().toString(), left + TEXT_ABOVE, y,
            "\u25B2 " + number + " " + rule.severity() + ": " + rule.id()))
        .append("</a>\n");
    y += ROW;
  }

  /** What tells the story; housekeeping is left out. */
  static boolean isShown(JournalRecord record) {
    return switch (record.kind()) {
      case CALL, RETURN, MESSAGE_TAKEN, MESSAGE_DROPPED, ACT, VIOLATION, FAULT, KILL, RECONFIGURE, ADD_PHONE,
          CLOSE_PORT, NOTE -> true;
      case DEVICE_CALL -> switch (DeviceCall.values()[record.code()]) {
        case OPEN, CLOSE, RECLAIMED, DEV_SPECIFIC, SET_DATA, SET_DISPLAY, SET_LAMP, SET_RING, SET_HOOK_SWITCH,
            SET_VOLUME, SET_GAIN, SET_BUTTON_INFO -> true;
        default -> false;
      };
      case REPORT -> record.code() != DeviceReport.START_TIMER.ordinal();
      default -> false;
    };
  }

  private static int x(int lane) {
    return MARGIN + lane * LANE + ROW;
  }

  private static String shortened(String text) {
    String line = Words.onOneLine(text);
    return line.codePointCount(0, line.length()) <= MOST_LETTERS
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MOST_LETTERS - 1)) + "\u2026";
  }

  private static String text(String style, int x, int y, String content) {
    return "<text class=\"" + style + "\" x=\"" + x + "\" y=\"" + y + "\">" + Markup.escape(content) + "</text>\n";
  }

  private static String line(String style, int x1, int y1, int x2, int y2) {
    return "<line class=\"" + style + "\" x1=\"" + x1 + "\" y1=\"" + y1 + "\" x2=\"" + x2 + "\" y2=\"" + y2 + "\""
        + (style.equals("lane") ? "" : " marker-end=\"url(#tip)\"") + "/>\n";
  }
}
