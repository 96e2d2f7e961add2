package dev.tapiemulator.benchmarks.measured;

import dev.tapiemulator.benchmarks.figures.Figure;
import dev.tapiemulator.benchmarks.figures.Figures;
import java.util.ArrayList;
import java.util.List;

/**
 * What a second thread brings to an exploration, in one Java that is warm: one thread, two threads, and two explorations
 * that share nothing take turns of half a second, so that each meets the same moods of the machine.
 */
public final class ExplorerScaling {

  /** Runs a second by one thread. */
  public static final String ONE = "ExplorerScaling.one";
  /** Runs a second by two threads. */
  public static final String TWO = "ExplorerScaling.two";
  /** Runs a second by two explorations that share nothing, together. */
  public static final String APART = "ExplorerScaling.apart";
  /** How many times as fast two threads are as one. */
  public static final String TIMES = "ExplorerScaling.times";
  /** How many times as fast two explorations that share nothing are as one thread. */
  public static final String TIMES_APART = "ExplorerScaling.timesApart";

  private static final int WARM_UPS_FOR_EACH = 2;
  private static final int TURNS_FOR_EACH = 4;
  private static final long TURN_NANOS = 500_000_000L;
  private static final double NANOS = 1e9;

  private final List<Double> one = new ArrayList<>();
  private final List<Double> two = new ArrayList<>();
  private final List<Double> apart = new ArrayList<>();

  private ExplorerScaling() {}

  /** Takes more turns the higher the number; 10 takes a minute and a half. */
  public static void main(String[] arguments) throws InterruptedException {
    int effort = Integer.parseInt(arguments[0]);
    new ExplorerScaling().takeTurns(WARM_UPS_FOR_EACH * effort);
    ExplorerScaling counted = new ExplorerScaling();
    counted.takeTurns(TURNS_FOR_EACH * effort);
    counted.figures().printTo(System.out);
  }

  private void takeTurns(int turns) throws InterruptedException {
    for (int i = 0; i < turns; i++) {
      one.add(runsASecond(1));
      two.add(runsASecond(2));
      apart.add(runsASecondApart());
    }
  }

  private static double runsASecond(int workers) {
    long began = System.nanoTime();
    long runs = 0;
    while (System.nanoTime() - began < TURN_NANOS) {
      runs += SmallWorld.Size.LONGER.explore(SmallWorld.CONFIG, false, workers).allRuns();
    }
    return runs * NANOS / (System.nanoTime() - began);
  }

  private static double runsASecondApart() throws InterruptedException {
    double[] others = new double[1];
    Thread other = new Thread(() -> others[0] = runsASecond(1));
    other.start();
    double own = runsASecond(1);
    other.join();
    return own + others[0];
  }

  private Figures figures() {
    Figures figures = new Figures();
    figures.put(ONE, Figure.mean(one));
    figures.put(TWO, Figure.mean(two));
    figures.put(APART, Figure.mean(apart));
    figures.put(TIMES, Figure.mean(ratios(two)));
    figures.put(TIMES_APART, Figure.mean(ratios(apart)));
    return figures;
  }

  /** Turn by turn, to one thread just before. */
  private List<Double> ratios(List<Double> rates) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < rates.size(); i++) {
      ratios.add(rates.get(i) / one.get(i));
    }
    return ratios;
  }
}
