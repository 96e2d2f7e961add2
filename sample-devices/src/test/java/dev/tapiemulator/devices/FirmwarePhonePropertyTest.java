package dev.tapiemulator.devices;

import static dev.tapiemulator.devices.FirmwarePhone.*;
import static dev.tapiemulator.devices.FirmwarePhoneTest.*;
import static dev.tapiemulator.tapi.Tapi.*;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** {@code firmware-phone}: any image, any malformed payload, any order of commands. */
final class FirmwarePhonePropertyTest {

  private final FirmwarePhone phone = new FirmwarePhone();
  private final DeviceBench bench = new DeviceBench(phone);

  @Provide
  Arbitrary<String> versions() {
    return Payloads.text(1, 16);
  }

  @Property(seed = "1")
  void update_bringsAnyVersionWithAnyImage(
      @ForAll @IntRange(min = 1, max = 3000) int sizeBytes, @ForAll("versions") String version) {
    FirmwarePhone updated = new FirmwarePhone();
    DeviceBench updating = new DeviceBench(updated);
    byte[] image = image(sizeBytes);
    assertEquals(0, updating.download(DOWNLOAD_BEGIN, begin(sizeBytes, version)));
    for (int number = 0; number * 256 < sizeBytes; number++) {
      assertEquals(0, updating.download(DOWNLOAD_BLOCK, block(image, number)));
    }
    assertEquals(0, updating.download(DOWNLOAD_VERIFY, crc(image)));
    assertEquals(0, updating.download(DOWNLOAD_ACTIVATE));
    updating.advance(RESTART_MILLIS);
    assertArrayEquals(version.getBytes(ISO_8859_1), updating.upload(UPLOAD_VERSION));
  }

  @Property(seed = "1")
  void begin_refusesAnImageThatIsTooLarge(
      @ForAll @LongRange(min = 0x10001, max = 0xFFFFFFFFL) long sizeBytes, @ForAll("versions") String version) {
    bench.refuses(PHONEERR_RESOURCEUNAVAIL, DOWNLOAD_BEGIN, begin(sizeBytes, version));
  }

  @Provide
  Arbitrary<byte[]> malformedBegin() {
    Arbitrary<byte[]> wrongVersion = Combinators
        .combine(versions(), Payloads.controlCharactersBut(), Payloads.text(0, 5))
        .as((before, code, after) -> Payloads.join(begin(9, before), Payloads.of(code), after.getBytes(ISO_8859_1)));
    return Arbitraries.oneOf(
        wrongVersion,
        versions().map(version -> begin(0, version)),
        Payloads.text(17, 40).map(version -> begin(9, version)),
        Arbitraries.integers().between(0, 4).map(length -> Payloads.cut(begin(9, "1"), length)));
  }

  @Property(seed = "1")
  void begin_refusesWhatIsMalformed(@ForAll("malformedBegin") byte[] payload) {
    bench.refuses(PHONEERR_OPERATIONFAILED, DOWNLOAD_BEGIN, payload);
  }

  @Provide
  Arbitrary<byte[]> malformedBlock() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 2).map(length -> new byte[length]),
        Arbitraries.integers().between(259, 400).map(length -> new byte[length]));
  }

  @Property(seed = "1")
  void block_refusesWhatIsMalformed(@ForAll("malformedBlock") byte[] payload) {
    bench.refuses(PHONEERR_OPERATIONFAILED, DOWNLOAD_BLOCK, payload);
  }

  @Property(seed = "1")
  void verify_refusesWhatIsNotFourBytes(@ForAll @Size(max = 9) byte[] payload) {
    if (payload.length != 4) {
      bench.refuses(PHONEERR_OPERATIONFAILED, DOWNLOAD_VERIFY, payload);
    }
  }

  @Property(seed = "1")
  void activate_refusesAnyBytes(@ForAll @Size(min = 1, max = 9) byte[] payload) {
    bench.refuses(PHONEERR_OPERATIONFAILED, DOWNLOAD_ACTIVATE, payload);
  }

  @Property(seed = "1")
  void verify_failsForEveryOtherCrc(@ForAll @LongRange(max = 0xFFFFFFFFL) long crc) {
    byte[] image = Payloads.of(1, 2, 3);
    bench.download(DOWNLOAD_BEGIN, begin(3, "2"));
    bench.download(DOWNLOAD_BLOCK, block(image, 0));
    if (!Arrays.equals(crc(image), Payloads.dword(crc))) {
      bench.fails(PHONEERR_OPERATIONFAILED, DOWNLOAD_VERIFY, Payloads.dword(crc));
    }
  }

  private record Command(int dataId, byte[] payload) {}

  @Provide
  Arbitrary<List<Command>> commands() {
    byte[] image = image(300);
    Arbitrary<byte[]> legal =
        Arbitraries.of(begin(300, "2"), block(image, 0), block(image, 1), crc(image), new byte[0]);
    Arbitrary<Command> sensible = Arbitraries.of(
        new Command(DOWNLOAD_BEGIN, begin(300, "2")), new Command(DOWNLOAD_BLOCK, block(image, 0)),
        new Command(DOWNLOAD_BLOCK, block(image, 1)), new Command(DOWNLOAD_VERIFY, crc(image)),
        new Command(DOWNLOAD_ACTIVATE, new byte[0]));
    Arbitrary<Command> any = Combinators
        .combine(Arbitraries.integers().between(0, 3), Arbitraries.oneOf(Payloads.mutated(legal), Payloads.any(300)))
        .as(Command::new);
    return Arbitraries.oneOf(sensible, sensible, any).list().ofMaxSize(12);
  }

  @Property(seed = "1")
  void commands_inAnyOrderAnswerWithDocumentedCodesOnly(@ForAll("commands") List<Command> commands) {
    FirmwarePhone any = new FirmwarePhone();
    DeviceBench anyBench = new DeviceBench(any);
    List<Integer> documented =
        List.of(0, PHONEERR_OPERATIONFAILED, PHONEERR_INVALPHONESTATE, PHONEERR_RESOURCEUNAVAIL);
    for (Command command : commands) {
      if (!anyBench.isOpen()) {
        anyBench.open();
      }
      assertTrue(documented.contains(anyBench.download(command.dataId, command.payload)));
    }
    anyBench.advance(RESTART_MILLIS);
    if (anyBench.isOpen()) {
      anyBench.close();
    }
  }
}
