package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.DeviceCall;
import dev.tapiemulator.emulator.journal.DeviceReport;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.journal.RecordText;
import java.util.List;

/** A journal as a sequence diagram in SVG: a line for each process, TAPI and each phone; broken rules are marked. */
final class SequenceDrawing {

  /** Longer journals are drawn near the findings only. */
  private static final int MOST_RECORDS = 2_000;
  private static final int NEAR = 30;

  private static final int MARGIN = 90;
  private static final int LANE = 380;
  private static final int ROW = 24;
  private static final int TEXT_ABOVE = 5;
  private static final int MOST_LETTERS = 52;

  private final Journal journal;
  private final List<Finding> findings;
  private final DrawingLanes lanes;
  private final StringBuilder drawn = new StringBuilder();
  private int y = 2 * ROW;
  private boolean skipped;

  private SequenceDrawing(Journal journal, List<Finding> findings) {
    this.journal = journal;
    this.findings = findings;
    this.lanes = DrawingLanes.of(journal);
  }

  static String svg(Journal journal, List<Finding> findings) {
    SequenceDrawing drawing = new SequenceDrawing(journal, findings);
    for (JournalRecord record : journal) {
      drawing.record(record);
    }
    return drawing.wrapped();
  }

  private String wrapped() {
    int width = MARGIN + lanes.names().size() * LANE;
    int height = y + ROW;
    StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\""
        + height + "\" role=\"img\">\n<defs><marker id=\"tip\" markerWidth=\"8\" markerHeight=\"8\" refX=\"7\" refY=\"4\""
        + " orient=\"auto\"><path d=\"M0,0 L8,4 L0,8 z\"/></marker></defs>\n");
    for (int i = 0; i < lanes.names().size(); i++) {
      svg.append(text("head", x(i) - ROW, ROW - TEXT_ABOVE, lanes.names().get(i)))
          .append("<line class=\"lane\" x1=\"" + x(i) + "\" y1=\"" + ROW + "\" x2=\"" + x(i) + "\" y2=\"" + height
              + "\"/>\n");
    }
    return svg.append(drawn).append("</svg>\n").toString();
  }

  private void record(JournalRecord record) {
    List<Finding> here = findings.stream().filter(finding -> finding.record() == record.index()).toList();
    if (here.isEmpty() && !isShown(record)) {
      return;
    }
    if (journal.size() > MOST_RECORDS && findings.stream().noneMatch(
        finding -> Math.abs(finding.record() - record.index()) <= NEAR)) {
      skipped = true;
      return;
    }
    if (skipped) {
      drawn.append(text("gap", MARGIN, y, "(records far from any finding are left out)"));
      y += ROW;
      skipped = false;
    }
    draw(record, here);
    y += ROW;
  }

  private void draw(JournalRecord record, List<Finding> here) {
    drawn.append("<g id=\"r").append(record.index()).append("\">\n<title>")
        .append(Markup.escape(Place.of(journal, record.index()) + ": " + RecordText.of(record)));
    here.forEach(finding -> drawn.append('\n').append(Markup.escape(finding.toString())));
    drawn.append("</title>\n");
    if (!here.isEmpty()) {
      Severity worst = here.get(0).rule().severity();
      drawn.append("<rect class=\"marked").append(worst == Severity.ERROR ? "" : "-" + worst).append("\" x=\"0\" y=\"")
          .append(y - ROW + 2 * TEXT_ABOVE).append("\" width=\"100%\" height=\"").append(ROW).append("\"/>\n");
    }
    drawn.append(text("time", TEXT_ABOVE, y, Place.millis(record) + " ms"));
    int from = lanes.from(record);
    int to = lanes.to(record);
    int left = x(Math.min(from, to));
    drawn.append(text(here.isEmpty() ? "label" : here.get(0).rule().severity().toString(), left + TEXT_ABOVE, y,
        shortened(RecordText.of(record))));
    if (from != to) {
      drawn.append("<line class=\"").append(isAnswer(record) ? "answer" : "call").append("\" x1=\"").append(x(from))
          .append("\" y1=\"").append(y + TEXT_ABOVE).append("\" x2=\"").append(x(to)).append("\" y2=\"")
          .append(y + TEXT_ABOVE).append("\" marker-end=\"url(#tip)\"/>\n");
    }
    drawn.append("</g>\n");
  }

  private static boolean isAnswer(JournalRecord record) {
    return record.kind() == JournalKind.RETURN;
  }

  /** What tells the story; housekeeping is left out. */
  private static boolean isShown(JournalRecord record) {
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
    return text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS - 1) + "…";
  }

  private static String text(String style, int x, int y, String content) {
    return "<text class=\"" + style + "\" x=\"" + x + "\" y=\"" + y + "\">" + Markup.escape(content) + "</text>\n";
  }
}
