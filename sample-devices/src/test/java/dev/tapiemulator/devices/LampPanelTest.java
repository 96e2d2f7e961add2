package dev.tapiemulator.devices;

import static dev.tapiemulator.devices.LampPanel.*;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.constraints.IntRange;

/** {@code lamp-panel}: runs of lamps. */
final class LampPanelTest {

  private static final int[] MODES = {
      PHONELAMPMODE_OFF, PHONELAMPMODE_STEADY, PHONELAMPMODE_WINK, PHONELAMPMODE_FLASH
  };

  private final LampPanel phone = new LampPanel();
  private final DeviceBench bench = new DeviceBench(phone);

  private record Run(int first, int count, int code) {
    byte[] bytes() {
      return Payloads.of(first, count, code);
    }
  }

  private static byte[] bytes(List<Run> runs) {
    return Payloads.join(runs.stream().map(Run::bytes).toArray(byte[][]::new));
  }

  @Provide
  Arbitrary<List<Run>> runs() {
    return Arbitraries.integers().between(0, 95).flatMap(first ->
        Arbitraries.integers().between(1, 96 - first).flatMap(count ->
            Arbitraries.integers().between(0, 3).map(code -> new Run(first, count, code))))
        .list().ofMaxSize(10);
  }

  @Provide
  Arbitrary<byte[]> mutated() {
    return Payloads.mutated(runs().map(LampPanelTest::bytes));
  }

  @Provide
  Arbitrary<byte[]> malformedRun() {
    return Arbitraries.of(
        Payloads.of(96, 1, 1), // behind the last lamp
        Payloads.of(0, 0, 1), // no lamp
        Payloads.of(0, 97, 1), // more lamps than there are
        Payloads.of(95, 2, 1),
        Payloads.of(0, 1, 4), // no mode
        Payloads.of(0, 1, 255),
        Payloads.of(5, 1),
        Payloads.of(5));
  }

  @Property(seed = "1")
  void download_setsEveryNamedLampOnceAndNoOther(@ForAll("runs") List<Run> runs) {
    LampPanel panel = new LampPanel();
    DeviceBench panelBench = new DeviceBench(panel);
    byte[] expected = new byte[POSITIONS];
    Set<Integer> named = new TreeSet<>();
    for (Run run : runs) {
      for (int id = run.first; id < run.first + run.count; id++) {
        expected[id] = (byte) run.code;
        named.add(id);
      }
    }
    assertEquals(0, panelBench.download(DOWNLOAD_LAMPS, bytes(runs)));
    assertArrayEquals(expected, panelBench.upload(UPLOAD_LAMPS));
    List<String> reports = new ArrayList<>();
    for (int id = 0; id < POSITIONS; id++) {
      assertEquals(MODES[expected[id]], panel.lampMode(id));
      if (named.contains(id)) {
        reports.add("LAMP " + id + (expected[id] == 0 ? " unchanged" : ""));
      }
    }
    reports.addAll(List.of("data area 0", "1 OK"));
    assertEquals(reports, panelBench.takeReports());
  }

  @Property(seed = "1")
  void download_refusesAMalformedRunWithAllTheOthers(
      @ForAll("runs") List<Run> runs, @ForAll("malformedRun") byte[] malformed) {
    bench.refuses(PHONEERR_OPERATIONFAILED, DOWNLOAD_LAMPS, Payloads.join(bytes(runs), malformed));
  }

  @Property(seed = "1")
  void download_neverThrows(@ForAll("mutated") byte[] payload) {
    answersSensibly(payload);
  }

  @Property(seed = "1")
  void download_neverThrowsForAnyBytes(@ForAll byte[] payload) {
    answersSensibly(payload);
  }

  private void answersSensibly(byte[] payload) {
    int answer = bench.order(DOWNLOAD_LAMPS, payload);
    if (answer < 0) {
      assertEquals(PHONEERR_OPERATIONFAILED, answer);
    } else {
      bench.advance(20);
      assertEquals(0, bench.result(answer));
    }
  }

  @Property(seed = "1")
  void setLamp_isSeenInTheUpload(@ForAll @IntRange(max = 95) int id, @ForAll @IntRange(max = 3) int code) {
    bench.ask(request -> phone.setLamp(request, id, MODES[code], bench));
    bench.advance(20);
    assertEquals(code, bench.upload(UPLOAD_LAMPS)[id]);
  }

  @Provide
  Arbitrary<Tuple2<Integer, Integer>> twoKeys() {
    return Arbitraries.integers().between(0, 95).flatMap(first ->
        Arbitraries.integers().between(0, 95).filter(second -> !second.equals(first))
            .map(second -> Tuple.of(first, second)));
  }

  @Property(seed = "1")
  void upload_hasABitForEachKeyThatIsHeld(@ForAll("twoKeys") Tuple2<Integer, Integer> keys) {
    byte[] expected = new byte[12];
    expected[keys.get1() / 8] |= (byte) (1 << keys.get1() % 8);
    bench.face().buttonDown(keys.get1());
    bench.face().buttonDown(keys.get2());
    bench.face().buttonUp(keys.get2());
    assertArrayEquals(expected, bench.upload(UPLOAD_KEYS));
    bench.face().buttonUp(keys.get1());
    assertArrayEquals(new byte[12], bench.upload(UPLOAD_KEYS));
  }

  @Example
  void describe_hasKeysWithLampsAndNeitherDisplayNorHookSwitch() {
    assertEquals(96, phone.describe().buttonLamps().size());
    assertEquals(0, phone.describe().displayRows() + phone.describe().hookSwitchDevs());
  }
}
