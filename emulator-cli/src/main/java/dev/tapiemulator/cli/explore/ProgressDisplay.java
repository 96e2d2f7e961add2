package dev.tapiemulator.cli.explore;

import dev.tapiemulator.cli.words.Wrap;
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
  private static final int BAR = 10;

  private final PrintWriter out;
  private final boolean onTerminal;
  private final LongSupplier clock;
  private final long begin;
  private long shownAt;
  private int width;

  /** {@code clock}: nanoseconds, of which only differences count. */
  public ProgressDisplay(PrintWriter out, boolean onTerminal, LongSupplier clock) {
    this.out = out;
    this.onTerminal = onTerminal;
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
      String bar = bar(progress) + " " + text;
      bar = bar.substring(0, Math.min(Wrap.WIDTH - 1, bar.length())); // a longer one could not be drawn over
      out.print("\r" + bar + " ".repeat(Math.max(0, width - bar.length())));
      width = bar.length();
    } else {
      out.println(text);
    }
    out.flush();
  }

  /** Takes the bar away, so that what follows begins on a clean line. */
  public void end() {
    if (width > 0) {
      out.print("\r" + " ".repeat(width) + "\r");
      out.flush();
      width = 0;
    }
  }

  private String text(Progress progress, long nanos) {
    double perSecond = progress.runs() * (double) SECOND / Math.max(1, nanos);
    long left = Math.round((progress.allOfBound() - progress.runsOfBound()) / Math.max(perSecond, 1e-9));
    return String.format(Locale.ROOT, "bound %d: %d/%d runs, %d behaviours, %d failed, %.0f/s, %s left",
        progress.bound(), progress.runsOfBound(), progress.allOfBound(), progress.outcomes(), progress.failures(),
        perSecond, time(left));
  }

  private static String bar(Progress progress) {
    int done = (int) Math.min(BAR, progress.runsOfBound() * BAR / Math.max(1, progress.allOfBound()));
    return "[" + "#".repeat(done) + "-".repeat(BAR - done) + "]";
  }

  private static String time(long seconds) {
    return seconds < 120 ? seconds + " s" : seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
  }
}
