package dev.tapiemulator.cli.explore;

import dev.tapiemulator.testkit.explore.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Shows how an exploration gets on: a bar that is redrawn on a terminal, else a line now and then. */
public final class ProgressDisplay implements Consumer<Progress> {

  private static final long SECOND = 1_000_000_000L;
  private static final long BETWEEN_BARS = SECOND / 10;
  private static final long BETWEEN_LINES = 10 * SECOND;
  private static final int BAR = 20;

  private final PrintWriter out;
  private final boolean onTerminal;
  private final int lastBound;
  private final LongSupplier clock;
  private final long begin;
  private long shownAt;
  private int width;

  /** {@code clock}: nanoseconds, of which only differences count. */
  public ProgressDisplay(PrintWriter out, boolean onTerminal, int lastBound, LongSupplier clock) {
    this.out = out;
    this.onTerminal = onTerminal;
    this.lastBound = lastBound;
    this.clock = clock;
    begin = clock.getAsLong();
    shownAt = begin;
  }

  @Override
  public void accept(Progress progress) {
    long now = clock.getAsLong();
    if (now - shownAt < (onTerminal ? BETWEEN_BARS : BETWEEN_LINES)) {
      return;
    }
    shownAt = now;
    String text = text(progress, now - begin);
    if (onTerminal) {
      out.print("\r" + bar(progress) + " " + text + " ".repeat(Math.max(0, width - text.length())));
      width = text.length();
    } else {
      out.println(text);
    }
    out.flush();
  }

  /** Takes the bar away, so that what follows begins on a clean line. */
  public void end() {
    if (width > 0) {
      out.print("\r" + " ".repeat(width + BAR + 3) + "\r");
      out.flush();
      width = 0;
    }
  }

  private String text(Progress progress, long nanos) {
    double perSecond = progress.runs() * (double) SECOND / Math.max(1, nanos);
    long left = Math.round((progress.allOfBound() - progress.runsOfBound()) / Math.max(perSecond, 1e-9));
    return String.format(Locale.ROOT,
        "bound %d of %d: %d of %d runs, %d behaviours, %d failures, %.0f runs/s, %s left%s",
        progress.bound(), lastBound, progress.runsOfBound(), progress.allOfBound(), progress.outcomes(),
        progress.failures(), perSecond, time(left), progress.bound() < lastBound ? " for this bound" : "");
  }

  private static String bar(Progress progress) {
    int done = (int) Math.min(BAR, progress.runsOfBound() * BAR / Math.max(1, progress.allOfBound()));
    return "[" + "#".repeat(done) + "-".repeat(BAR - done) + "]";
  }

  private static String time(long seconds) {
    return seconds < 120 ? seconds + " s" : seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
  }
}
