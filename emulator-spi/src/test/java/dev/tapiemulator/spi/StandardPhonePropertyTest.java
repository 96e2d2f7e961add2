package dev.tapiemulator.spi;

import static dev.tapiemulator.spi.SamplePhone.*;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.spi.bench.Bench;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any orders, of any latency, between any closes: each completes once, and the phone is as the last turn left it. */
final class StandardPhonePropertyTest {

  private enum Deed { LAMP, DATA, LATER, FINISH, ADVANCE, CLOSE, FORCE_CLOSE }

  private record Step(Deed deed, int number) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(Arbitraries.of(Deed.class), Arbitraries.integers().between(0, 30)).as(Step::new)
        .list().ofMaxSize(40);
  }

  /** What is expected of the phone, kept without any of its code: turns by time, then by order of request. */
  private static final class Expectation {

    private record Turn(long dueMillis, int request, int lampMode) {}

    private final List<Turn> turns = new ArrayList<>();
    private long nowMillis;
    private int lampMode = PHONELAMPMODE_OFF;

    void setLamp(int request, long latencyMillis, int mode) {
      turns.add(new Turn(nowMillis + latencyMillis, request, mode));
      advance(0, latencyMillis == 0 ? request : 0);
    }

    /** Only the order that asked for no latency has its turn without time passing. */
    void advance(long millis, int immediate) {
      nowMillis += millis;
      turns.sort(Comparator.comparingLong(Turn::dueMillis).thenComparingInt(Turn::request));
      for (Turn turn : List.copyOf(turns)) {
        if (immediate == 0 ? turn.dueMillis <= nowMillis : turn.request == immediate) {
          lampMode = turn.lampMode;
          turns.remove(turn);
        }
      }
    }
  }

  @Property(seed = "1")
  void orders_completeOnceAndTakeEffectAtTheirTurn(@ForAll("steps") List<Step> steps) {
    SamplePhone phone = new SamplePhone();
    Bench bench = new Bench(phone);
    Expectation expected = new Expectation();
    for (Step step : steps) {
      carryOut(step, phone, bench, expected);
      assertEquals(expected.lampMode, phone.lampMode(HOLD_KEY));
    }
    bench.close();
  }

  private void carryOut(Step step, SamplePhone phone, Bench bench, Expectation expected) {
    switch (step.deed) {
      case LAMP -> {
        int mode = step.number % 2 == 0 ? PHONELAMPMODE_STEADY : PHONELAMPMODE_FLASH;
        bench.port().latencies(step.number);
        int request = bench.ask(id -> phone.setLamp(id, HOLD_KEY, mode, bench.port()));
        expected.setLamp(request, step.number, mode);
      }
      case DATA -> bench.setData(DOWNLOAD_ANY, (byte) step.number);
      case LATER -> bench.setData(DOWNLOAD_LATER, (byte) step.number);
      case FINISH -> {
        if (!phone.waiting.isEmpty()) {
          phone.finish(phone.waiting.remove(step.number % phone.waiting.size()), 0);
        }
      }
      case ADVANCE -> {
        bench.advance(step.number);
        expected.advance(step.number, 0);
      }
      case CLOSE, FORCE_CLOSE -> {
        if (step.deed == Deed.CLOSE) {
          bench.close();
        } else {
          phone.forceClose();
        }
        phone.waiting.clear();
        expected.turns.clear();
        bench.reopen();
      }
    }
  }
}
