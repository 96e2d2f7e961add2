package dev.tapiemulator.benchmarks;

import dev.tapiemulator.benchmarks.figures.Figure;
import dev.tapiemulator.benchmarks.figures.Figures;
import dev.tapiemulator.benchmarks.measured.CloseBenchmark;
import dev.tapiemulator.benchmarks.measured.GetterBenchmark;
import dev.tapiemulator.benchmarks.measured.RefusalBenchmark;
import java.util.List;
import java.util.stream.Stream;

/** Refusals, getters, and closing a handle. */
final class CallsSection implements Section {

  private static final int MANY = 100;
  private static final int OTHERS = 10_000;
  private static final double MOST_TIMES = 2;

  @Override
  public String name() {
    return "calls";
  }

  @Override
  public List<Class<?>> benchmarks() {
    return List.of(RefusalBenchmark.class, GetterBenchmark.class, CloseBenchmark.class);
  }

  @Override
  public List<Target> targets(Figures figures) {
    Target closing = Target.of("close", "closing a handle",
        "proportional to the requests it settles, whatever else is open (here: at most 2 times as long beside 10,000"
            + " others, and at most 2 times as long a request for 100 as for 1)");
    if (!figures.have(outstanding(0, 0), monitor(0), repliesWaiting(0))) {
      return List.of(closing);
    }
    double beside = Stream.of(
            ratio(figures, outstanding(0, OTHERS), outstanding(0, 0)),
            ratio(figures, outstanding(1, OTHERS), outstanding(1, 0)),
            ratio(figures, outstanding(MANY, OTHERS), outstanding(MANY, 0)),
            ratio(figures, monitor(OTHERS), monitor(0)),
            ratio(figures, repliesWaiting(OTHERS), repliesWaiting(0)))
        .mapToDouble(Figure::value).max().orElseThrow();
    double ofMany = perRequest(figures, MANY, 0).ratioTo(perRequest(figures, 1, 0)).value();
    return List.of(closing.measured(
        "at most " + Figure.exactly(beside).in("times") + " beside others; " + Figure.exactly(ofMany).in("times")
            + " a request for 100",
        beside <= MOST_TIMES && ofMany <= MOST_TIMES));
  }

  private static Figure ratio(Figures figures, String name, String to) {
    return figures.get(name).ratioTo(figures.get(to));
  }

  private static Figure perRequest(Figures figures, int settled, int others) {
    return figures.get(outstanding(settled, others)).minus(figures.get(outstanding(0, others))).times(1.0 / settled);
  }

  @Override
  public void write(Page page, Effort effort, Figures figures) {
    page.heading("Refusals and getters").paragraph("""
        A phoneSetData that is refused, and the two large structures of the desk phone read into a buffer that suffices.
        Journal on.""");
    Page.Table calls = page.table("", "ns", "bytes");
    row(calls, "handle was closed (PHONEERR_INVALPHONEHANDLE)", "RefusalBenchmark.staleHandle", figures);
    row(calls, "not the owner (PHONEERR_NOTOWNER)", "RefusalBenchmark.notOwner", figures);
    row(calls, "no such data id (PHONEERR_INVALDATAID)", "RefusalBenchmark.badDataId", figures);
    row(calls, "phoneGetStatus", "GetterBenchmark.status", figures);
    row(calls, "phoneGetDevCaps", "GetterBenchmark.devCaps", figures);

    page.heading("Closing a handle").paragraph("""
        phoneClose, alone and beside 10,000 others: other phones that are open with a request each; requests of the owner
        of the same phone, when a monitor closes; replies of another phone in the same mailbox. Journal on.""");
    Page.Table closing = page.table("phoneClose of", "ns", "ns beside 10,000 others", "times", "bytes");
    for (int settled : new int[] {0, 1, MANY}) {
      closing(closing, "a phone with " + settled + " outstanding", outstanding(settled, 0),
          outstanding(settled, OTHERS), figures);
    }
    closing(closing, "a monitor's handle, the owner busy", monitor(0), monitor(OTHERS), figures);
    closing(closing, "a phone with 1 reply waiting", repliesWaiting(0), repliesWaiting(OTHERS), figures);
    page.paragraph("A settled request: " + perRequest(figures, 1, 0).in("ns") + " when it is the only one, "
        + perRequest(figures, MANY, 0).in("ns") + " when there are 100.");
  }

  private static void row(Page.Table table, String words, String name, Figures figures) {
    table.row(words, figures.get(name).in(""), figures.get(name + ".bytes").in(""));
  }

  private static void closing(Page.Table table, String words, String alone, String beside, Figures figures) {
    table.row(words, figures.get(alone).in(""), figures.get(beside).in(""), ratio(figures, beside, alone).in(""),
        figures.get(alone + ".bytes").in(""));
  }

  private static String outstanding(int settled, int others) {
    return "CloseBenchmark.outstanding(others=" + others + ",settled=" + settled + ")";
  }

  private static String monitor(int others) {
    return "CloseBenchmark.monitor(others=" + others + ")";
  }

  private static String repliesWaiting(int others) {
    return "CloseBenchmark.repliesWaiting(others=" + others + ")";
  }
}
