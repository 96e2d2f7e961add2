package dev.tapiemulator.devices;

import static dev.tapiemulator.devices.DeskPhone.DOWNLOAD_LABELS;
import static dev.tapiemulator.tapi.Tapi.PHONEBUTTONFUNCTION_HOLD;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** {@code desk-phone}, download 1: labels for the feature keys. */
final class DeskPhoneLabelsTest {

  private static final int FIRST_KEY = 12;

  private final DeskPhone phone = new DeskPhone();
  private final DeviceBench bench = new DeviceBench(phone);

  @Provide
  Arbitrary<Map<Integer, String>> labels() {
    return Arbitraries.maps(Arbitraries.integers().between(0, 7), Payloads.text(0, 12));
  }

  private static byte[] label(int key, String text) {
    return Payloads.join(Payloads.of(key, text.length()), text.getBytes(ISO_8859_1));
  }

  private static byte[] bytes(Map<Integer, String> labels) {
    return Payloads.join(labels.entrySet().stream()
        .map(entry -> label(entry.getKey(), entry.getValue())).toArray(byte[][]::new));
  }

  private static String textOf(DeskPhone phone, int key) {
    return phone.buttonInfo(FIRST_KEY + key).orElseThrow().text();
  }

  @Property(seed = "1")
  void labels_areReadBackFromTheButtons(@ForAll("labels") Map<Integer, String> labels) {
    DeskPhone desk = new DeskPhone();
    DeviceBench deskBench = new DeviceBench(desk);
    List<String> expected = new ArrayList<>();
    for (int key = 0; key < 8; key++) {
      expected.add(labels.getOrDefault(key, textOf(desk, key)));
    }
    assertEquals(0, deskBench.download(DOWNLOAD_LABELS, bytes(labels)));
    for (int key = 0; key < 8; key++) {
      assertEquals(expected.get(key), textOf(desk, key));
    }
    assertEquals(labels.size() + 2, deskBench.takeReports().size(), "one report for each label");
  }

  @Provide
  Arbitrary<byte[]> malformed() {
    Arbitrary<byte[]> key = Arbitraries.integers().between(8, 255).map(wrong -> label(wrong, "x"));
    Arbitrary<byte[]> tooLong = Payloads.text(13, 40).map(text -> label(3, text));
    Arbitrary<byte[]> cut = Combinators.combine(Payloads.text(1, 12), Arbitraries.integers().between(1, 13))
        .as((text, length) -> Payloads.cut(label(3, text), Math.min(length, text.length() + 1)));
    Arbitrary<byte[]> control = Combinators.combine(Payloads.text(0, 5), Payloads.controlCharactersBut())
        .as((text, code) -> label(3, text + (char) code.intValue()));
    Arbitrary<byte[]> twice = Arbitraries.just(Payloads.join(label(3, "a"), label(4, ""), label(3, "b")));
    return Arbitraries.oneOf(key, tooLong, cut, control, twice);
  }

  @Property(seed = "1")
  void labels_refuseWhatIsMalformedWithAllTheOthers(
      @ForAll("labels") Map<Integer, String> before, @ForAll("malformed") byte[] malformed) {
    bench.refuses(PHONEERR_OPERATIONFAILED, DOWNLOAD_LABELS, Payloads.join(bytes(before), malformed));
  }

  @Provide
  Arbitrary<byte[]> mutated() {
    return Arbitraries.oneOf(Payloads.mutated(labels().map(DeskPhoneLabelsTest::bytes)), Payloads.any(60));
  }

  @Property(seed = "1")
  void labels_neverThrow(@ForAll("mutated") byte[] payload) {
    int answer = bench.download(DOWNLOAD_LABELS, payload);
    assertEquals(answer == 0 ? 0 : PHONEERR_OPERATIONFAILED, answer);
  }

  @Example
  void labels_leaveTheFunctionOfAKey() {
    bench.download(DOWNLOAD_LABELS, label(0, "Warten"));
    assertEquals("Warten", textOf(phone, 0));
    assertEquals(PHONEBUTTONFUNCTION_HOLD, phone.buttonInfo(FIRST_KEY).orElseThrow().function());
  }
}
