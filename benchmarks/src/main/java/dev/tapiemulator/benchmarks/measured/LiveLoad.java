package dev.tapiemulator.benchmarks.measured;

import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_OWNER;

import dev.tapiemulator.benchmarks.figures.Figure;
import dev.tapiemulator.benchmarks.figures.Figures;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Live mode under load: threads, each an application with a phone of its own, go through cycles as fast as they can,
 * on one emulator together or on one each. A thread sends its next order when it has the reply to the last one.
 */
public final class LiveLoad {

  /** How many threads there are in the cases that are measured. */
  public static final List<Integer> THREADS = List.of(1, 2, 4, 8);
  /** The percentiles of the time from order to reply. */
  public static final List<Double> PERCENTILES = List.of(50.0, 99.0, 99.9);

  private static final int DIGITS = 3;

  /** A number of threads with what they have in common, and what was measured. */
  private static final class Case {

    private final int threads;
    private final boolean together;
    private final List<Double> cyclesPerSecond = new ArrayList<>();
    private final Histogram nanos = new Histogram(DIGITS);

    Case(int threads, boolean together) {
      this.threads = threads;
      this.together = together;
    }

    void run(int cycles, boolean counts) throws Exception {
      List<Emulator> emulators = new ArrayList<>();
      ExecutorService pool = Executors.newFixedThreadPool(threads);
      try {
        List<Histogram> measured = new ArrayList<>();
        double seconds = load(pool, loops(emulators, cycles / threads, new CyclicBarrier(threads)), measured);
        if (counts) {
          cyclesPerSecond.add(cycles / threads * threads / seconds);
          measured.forEach(nanos::add);
        }
      } finally {
        pool.shutdownNow();
        emulators.forEach(Emulator::close);
      }
    }

    private List<Callable<Loop>> loops(List<Emulator> emulators, int cycles, CyclicBarrier start) {
      List<Callable<Loop>> loops = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        if (i == 0 || !together) {
          emulators.add(emulator(together ? threads : 1, cycles));
        }
        loops.add(new Loop(emulators.get(emulators.size() - 1), together ? i : 0, cycles, start));
      }
      return loops;
    }

    private static Emulator emulator(int phones, int cyclesOfEach) {
      EmulatorConfig.Builder config = History.ofRequests(phones, phones * cyclesOfEach).live();
      for (AnsweringPhone phone : OpenPhones.models(phones)) {
        config.phone(phone);
      }
      return Emulator.create(config.build());
    }

    /** Runs all loops; the seconds from the first beginning to the last end. */
    private static double load(ExecutorService pool, List<Callable<Loop>> loops, List<Histogram> measured)
        throws Exception {
      long began = Long.MAX_VALUE;
      long ended = Long.MIN_VALUE;
      for (Future<Loop> done : pool.invokeAll(loops)) {
        Loop loop = done.get();
        began = Math.min(began, loop.beganNanos);
        ended = Math.max(ended, loop.endedNanos);
        measured.add(loop.nanos);
      }
      return (double) (ended - began) / TimeUnit.SECONDS.toNanos(1);
    }

    void addTo(Figures figures) {
      figures.put(rateFigure(threads, together), Figure.mean(cyclesPerSecond));
      for (double percentile : PERCENTILES) {
        double micros = nanos.getValueAtPercentile(percentile) / (double) TimeUnit.MICROSECONDS.toNanos(1);
        figures.put(percentileFigure(threads, together, percentile), Figure.exactly(micros));
      }
    }
  }

  /** One thread's application. */
  private static final class Loop implements Callable<Loop> {

    private final Emulator emulator;
    private final int deviceId;
    private final int cycles;
    private final CyclicBarrier start;
    private final Histogram nanos = new Histogram(DIGITS);
    private long beganNanos;
    private long endedNanos;

    Loop(Emulator emulator, int deviceId, int cycles, CyclicBarrier start) {
      this.emulator = emulator;
      this.deviceId = deviceId;
      this.cycles = cycles;
      this.start = start;
    }

    @Override
    public Loop call() throws Exception {
      Caller caller = new Caller(emulator, "caller " + deviceId);
      int hPhone = caller.opens(deviceId, PHONEPRIVILEGE_OWNER);
      start.await();
      beganNanos = System.nanoTime();
      long last = beganNanos;
      for (int i = 0; i < cycles; i++) {
        caller.sends(hPhone);
        caller.awaits();
        long now = System.nanoTime();
        nanos.recordValue(now - last);
        last = now;
      }
      endedNanos = last;
      return this;
    }
  }

  private LiveLoad() {}

  /** The figure of all threads' cycles in a second. */
  public static String rateFigure(int threads, boolean together) {
    return "LiveLoad.rate(threads=" + threads + ",together=" + together + ")";
  }

  /** The figure of the microseconds within which that percentage of the orders was replied to. */
  public static String percentileFigure(int threads, boolean together, double percentile) {
    return "LiveLoad.p" + percentile + "(threads=" + threads + ",together=" + together + ")";
  }

  /** Takes the number of rounds and the cycles of a run; the first round is a rehearsal. */
  public static void main(String[] arguments) throws Exception {
    int rounds = Integer.parseInt(arguments[0]);
    int cycles = Integer.parseInt(arguments[1]);
    List<Case> cases = new ArrayList<>();
    for (int threads : THREADS) {
      cases.add(new Case(threads, true));
      cases.add(new Case(threads, false));
    }
    for (int round = 0; round <= rounds; round++) {
      for (Case one : cases) {
        one.run(cycles, round > 0);
      }
    }
    Figures figures = new Figures();
    cases.forEach(one -> one.addTo(figures));
    figures.printTo(System.out);
  }
}
