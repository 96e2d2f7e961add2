package dev.tapiemulator.devices;

import static dev.tapiemulator.devices.DeskPhone.DOWNLOAD_CONFIGURATION;
import static dev.tapiemulator.devices.DeskPhone.UPLOAD_CONFIGURATION;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_INVALPHONESTATE;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;
import static dev.tapiemulator.tapi.Tapi.PHONEHOOKSWITCHDEV_SPEAKER;
import static dev.tapiemulator.tapi.Tapi.PHONEHOOKSWITCHMODE_MIC;
import static dev.tapiemulator.tapi.Tapi.PHONEHOOKSWITCHMODE_ONHOOK;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** {@code desk-phone}, download 3 and upload 2: settings as tagged values. */
final class DeskPhoneConfigurationTest {

  private final DeskPhone phone = new DeskPhone();
  private final DeviceBench bench = new DeviceBench(phone);

  private static byte[] entry(int tag, byte... value) {
    return Payloads.join(Payloads.of(tag, value.length), value);
  }

  private static byte[] bytes(Map<Integer, byte[]> values) {
    return Payloads.join(values.entrySet().stream()
        .map(value -> entry(value.getKey(), value.getValue())).toArray(byte[][]::new));
  }

  /** The legal values of a tag. */
  private static Arbitrary<byte[]> value(int tag) {
    return switch (tag) {
      case 1 -> Payloads.text(1, 16).map(text -> text.getBytes(ISO_8859_1));
      case 2 -> Arbitraries.integers().between(0, 3600).map(Payloads::word);
      case 3 -> Arbitraries.integers().between(0, 1).map(click -> Payloads.of(click));
      case 4 -> Arbitraries.integers().between(0, 15).map(contrast -> Payloads.of(contrast));
      default -> Arbitraries.strings().withChars("0123456789*#").ofMaxLength(22).map(text -> text.getBytes(ISO_8859_1));
    };
  }

  @Provide
  Arbitrary<Map<Integer, byte[]>> values() {
    return Combinators
        .combine(value(1), value(2), value(3), value(4), value(5), Arbitraries.integers().between(0, 31))
        .as((name, backlight, click, contrast, hotLine, chosen) -> {
          List<byte[]> all = List.of(name, backlight, click, contrast, hotLine);
          Map<Integer, byte[]> values = new TreeMap<>();
          for (int tag = 1; tag <= 5; tag++) {
            if ((chosen >> tag - 1 & 1) != 0) {
              values.put(tag, all.get(tag - 1));
            }
          }
          return values;
        });
  }

  /** The same values in another order. */
  private static byte[] shuffled(Map<Integer, byte[]> values, Random random) {
    List<byte[]> entries = new ArrayList<>();
    values.forEach((tag, value) -> entries.add(random.nextInt(entries.size() + 1), entry(tag, value)));
    return Payloads.join(entries.toArray(byte[][]::new));
  }

  private static Map<Integer, byte[]> uploaded(DeviceBench bench) {
    Map<Integer, byte[]> values = new TreeMap<>();
    byte[] bytes = bench.upload(UPLOAD_CONFIGURATION);
    for (int at = 0; at < bytes.length; at += 2 + bytes[at + 1]) {
      values.put((int) bytes[at], Arrays.copyOfRange(bytes, at + 2, at + 2 + bytes[at + 1]));
    }
    return values;
  }

  @Property(seed = "1")
  void configuration_changesWhatIsNamedAndNothingElse(
      @ForAll("values") Map<Integer, byte[]> values, @ForAll Random random) {
    DeskPhone desk = new DeskPhone();
    DeviceBench deskBench = new DeviceBench(desk);
    Map<Integer, byte[]> expected = uploaded(deskBench);
    expected.putAll(values);
    assertEquals(0, deskBench.download(DOWNLOAD_CONFIGURATION, shuffled(values, random)));
    assertArrayEquals(bytes(expected), deskBench.upload(UPLOAD_CONFIGURATION));
    assertEquals(new String(expected.get(1), ISO_8859_1), desk.describe().phoneName());
    assertEquals(values.containsKey(1), deskBench.takeReports().contains("capabilities changed"));
  }

  @Property(seed = "1")
  void configuration_canBeDownloadedAsItWasUploaded(@ForAll("values") Map<Integer, byte[]> values) {
    assertEquals(0, bench.download(DOWNLOAD_CONFIGURATION, bytes(values)));
    byte[] uploaded = bench.upload(UPLOAD_CONFIGURATION);
    phone.factoryReset();
    bench.open();
    assertEquals(0, bench.download(DOWNLOAD_CONFIGURATION, uploaded));
    assertArrayEquals(uploaded, bench.upload(UPLOAD_CONFIGURATION));
  }

  @Provide
  Arbitrary<byte[]> malformedEntry() {
    Arbitrary<byte[]> unknown = Combinators
        .combine(Arbitraries.integers().between(6, 255), Payloads.any(4)).as(DeskPhoneConfigurationTest::entry);
    Arbitrary<byte[]> nameTooLong = Payloads.text(17, 30).map(name -> entry(1, name.getBytes(ISO_8859_1)));
    Arbitrary<byte[]> control = Payloads.controlCharactersBut().map(code -> entry(1, Payloads.of('x', code)));
    Arbitrary<byte[]> backlight = Arbitraries.integers().between(3601, 0xFFFF).map(s -> entry(2, Payloads.word(s)));
    Arbitrary<byte[]> click = Arbitraries.integers().between(2, 255).map(number -> entry(3, Payloads.of(number)));
    Arbitrary<byte[]> contrast = Arbitraries.integers().between(16, 255).map(number -> entry(4, Payloads.of(number)));
    Arbitrary<byte[]> hotLine = Arbitraries.of("x", "1 2", "12345678901234567890123").map(number ->
        entry(5, number.getBytes(ISO_8859_1)));
    Arbitrary<byte[]> length = Arbitraries.of(entry(1), entry(2, Payloads.of(1)), entry(2, Payloads.of(1, 1, 1)),
        entry(3), entry(3, Payloads.of(1, 1)), entry(4), entry(4, Payloads.of(1, 1)));
    Arbitrary<byte[]> cut =
        Arbitraries.of(Payloads.of(1), Payloads.of(2, 2), Payloads.of(2, 2, 0), Payloads.of(5, 255));
    Arbitrary<byte[]> twice = Arbitraries.just(Payloads.join(entry(3, Payloads.of(1)), entry(3, Payloads.of(1))));
    return Arbitraries.oneOf(
        unknown, nameTooLong, control, backlight, click, contrast, hotLine, length, Arbitraries.oneOf(cut, twice));
  }

  @Property(seed = "1")
  void configuration_refusesAMalformedEntryWithAllTheOthers(
      @ForAll("values") Map<Integer, byte[]> before, @ForAll("malformedEntry") byte[] malformed) {
    before.remove((int) malformed[0]);
    bench.refuses(PHONEERR_OPERATIONFAILED, DOWNLOAD_CONFIGURATION, Payloads.join(bytes(before), malformed));
  }

  @Provide
  Arbitrary<byte[]> mutated() {
    return Arbitraries.oneOf(Payloads.mutated(values().map(DeskPhoneConfigurationTest::bytes)), Payloads.any(60));
  }

  @Property(seed = "1")
  void configuration_neverThrows(@ForAll("mutated") byte[] payload) {
    int answer = bench.download(DOWNLOAD_CONFIGURATION, payload);
    assertEquals(answer == 0 ? 0 : PHONEERR_OPERATIONFAILED, answer);
  }

  @Example
  void configuration_waitsUntilThePhoneIsOnHook() {
    byte[] contrast = entry(4, Payloads.of(3));
    bench.face().hookSwitch(PHONEHOOKSWITCHDEV_SPEAKER, PHONEHOOKSWITCHMODE_MIC);
    bench.fails(PHONEERR_INVALPHONESTATE, DOWNLOAD_CONFIGURATION, contrast);
    bench.face().hookSwitch(PHONEHOOKSWITCHDEV_SPEAKER, PHONEHOOKSWITCHMODE_ONHOOK);
    assertEquals(0, bench.download(DOWNLOAD_CONFIGURATION, contrast));
  }

  @Example
  void configuration_ofTheFactory() {
    assertArrayEquals(
        Payloads.join(
            entry(1, "Desk phone".getBytes(ISO_8859_1)), entry(2, Payloads.word(30)), entry(3, Payloads.of(1)),
            entry(4, Payloads.of(8)), entry(5)),
        bench.upload(UPLOAD_CONFIGURATION));
  }
}
