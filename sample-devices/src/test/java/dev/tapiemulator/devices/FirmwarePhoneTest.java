package dev.tapiemulator.devices;

import static dev.tapiemulator.devices.FirmwarePhone.*;
import static dev.tapiemulator.tapi.Tapi.*;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** {@code firmware-phone}: the steps of an update, one by one. */
final class FirmwarePhoneTest {

  private static final byte[] IMAGE = image(700); // two full blocks and 188 bytes

  private final FirmwarePhone phone = new FirmwarePhone();
  private final DeviceBench bench = new DeviceBench(phone);

  static byte[] image(int sizeBytes) {
    byte[] image = new byte[sizeBytes];
    for (int i = 0; i < sizeBytes; i++) {
      image[i] = (byte) (i * 31 + i / 7);
    }
    return image;
  }

  static byte[] begin(long sizeBytes, String version) {
    return Payloads.join(Payloads.dword(sizeBytes), version.getBytes(ISO_8859_1));
  }

  static byte[] block(byte[] image, int number) {
    int end = Math.min(image.length, (number + 1) * 256);
    return Payloads.join(Payloads.word(number), Arrays.copyOfRange(image, number * 256, end));
  }

  static byte[] crc(byte[] image) {
    CRC32 crc = new CRC32();
    crc.update(image);
    return Payloads.dword(crc.getValue());
  }

  private void transfer(byte[] image) {
    assertEquals(0, bench.download(DOWNLOAD_BEGIN, begin(image.length, "2.0.1")));
    for (int number = 0; number * 256 < image.length; number++) {
      assertEquals(0, bench.download(DOWNLOAD_BLOCK, block(image, number)));
    }
  }

  private byte[] progress(int phase, int nextBlock, long sizeBytes) {
    return Payloads.join(Payloads.of(phase), Payloads.word(nextBlock), Payloads.dword(sizeBytes));
  }

  private String version() {
    return new String(bench.upload(UPLOAD_VERSION), ISO_8859_1);
  }

  @Test
  void update_goesThroughAllSteps() {
    assertArrayEquals(progress(0, 0, 0), bench.upload(UPLOAD_PROGRESS));
    assertEquals(0, bench.download(DOWNLOAD_BEGIN, begin(700, "2.0.1")));
    assertArrayEquals(progress(1, 0, 700), bench.upload(UPLOAD_PROGRESS));
    for (int number = 0; number < 3; number++) {
      assertEquals(0, bench.download(DOWNLOAD_BLOCK, block(IMAGE, number)));
      assertArrayEquals(progress(1, number + 1, 700), bench.upload(UPLOAD_PROGRESS));
    }
    assertEquals(0, bench.download(DOWNLOAD_VERIFY, crc(IMAGE)));
    assertArrayEquals(progress(2, 3, 700), bench.upload(UPLOAD_PROGRESS));
    assertEquals(FACTORY_VERSION, version());
    assertEquals(0, bench.download(DOWNLOAD_ACTIVATE));
    assertArrayEquals(progress(3, 3, 700), bench.upload(UPLOAD_PROGRESS));
    bench.advance(500);
    assertArrayEquals(progress(0, 0, 0), bench.upload(UPLOAD_PROGRESS));
    assertEquals("2.0.1", version());
  }

  @Test
  void activate_succeedsThenSuspendsThenComesBackNewAndClosesEveryHandle() {
    transfer(IMAGE);
    bench.download(DOWNLOAD_VERIFY, crc(IMAGE));
    bench.takeReports();
    int request = bench.order(DOWNLOAD_ACTIVATE);
    bench.advance(20);
    assertEquals(List.of("data area 3", request + " OK", "suspend"), bench.takeReports());
    bench.advance(499);
    assertEquals(List.of(), bench.takeReports());
    bench.advance(1);
    assertEquals(List.of("capabilities changed", "resume", "force close"), bench.takeReports());
    assertEquals("Firmware phone FP-1, firmware 2.0.1", phone.describe().phoneInfo());
    assertEquals(2, phone.describe().ringModes());
  }

  @Test
  void restart_failsWhatWasAskedMeanwhile() {
    transfer(IMAGE);
    bench.download(DOWNLOAD_VERIFY, crc(IMAGE));
    bench.download(DOWNLOAD_ACTIVATE);
    for (int dataId = DOWNLOAD_BEGIN; dataId <= DOWNLOAD_ACTIVATE; dataId++) {
      byte[][] payloads = {begin(5, "3"), block(IMAGE, 0), crc(IMAGE), {}};
      assertEquals(PHONEERR_INVALPHONESTATE, bench.download(dataId, payloads[dataId]));
    }
    bench.advance(410); // 10 ms to go
    bench.takeReports();
    int unfinished = bench.order(DOWNLOAD_VERIFY, crc(IMAGE));
    bench.advance(10);
    assertEquals(unfinished + " PHONEERR_OPERATIONFAILED", bench.takeReports().get(2));
    assertFalse(bench.isOpen());
  }

  @Test
  void restart_isDoneWhenThePhoneIsClosedMeanwhile() {
    transfer(IMAGE);
    bench.download(DOWNLOAD_VERIFY, crc(IMAGE));
    bench.download(DOWNLOAD_ACTIVATE);
    bench.takeReports();
    bench.close();
    assertEquals(List.of("capabilities changed", "resume"), bench.takeReports());
    bench.open();
    assertEquals("2.0.1", version());
    bench.advance(1000);
    assertEquals(List.of(), bench.takeReports());
  }

  @Test
  void ring_isPossibleAfterTheFirstUpdate() {
    assertEquals(PHONEERR_OPERATIONUNAVAIL, phone.ringMode());
    transfer(IMAGE);
    bench.download(DOWNLOAD_VERIFY, crc(IMAGE));
    bench.download(DOWNLOAD_ACTIVATE);
    bench.advance(500);
    bench.open();
    int request = bench.ask(id -> phone.setRing(id, 2, 0, bench));
    bench.advance(20);
    assertEquals(0, bench.result(request));
    phone.factoryReset();
    assertEquals(PHONEERR_OPERATIONUNAVAIL, phone.ringMode());
    assertEquals(FACTORY_VERSION, version());
  }

  @Test
  void block_mustBeTheOneToCome() {
    bench.fails(PHONEERR_INVALPHONESTATE, DOWNLOAD_BLOCK, block(IMAGE, 0)); // not begun
    bench.download(DOWNLOAD_BEGIN, begin(700, "2"));
    bench.fails(PHONEERR_INVALPHONESTATE, DOWNLOAD_BLOCK, block(IMAGE, 1));
    bench.download(DOWNLOAD_BLOCK, block(IMAGE, 0));
    bench.fails(PHONEERR_INVALPHONESTATE, DOWNLOAD_BLOCK, block(IMAGE, 0));
    bench.fails(PHONEERR_INVALPHONESTATE, DOWNLOAD_BLOCK, block(IMAGE, 2));
    bench.download(DOWNLOAD_BLOCK, block(IMAGE, 1));
    bench.download(DOWNLOAD_BLOCK, block(IMAGE, 2));
    bench.fails(PHONEERR_INVALPHONESTATE, DOWNLOAD_BLOCK, Payloads.of(3, 0, 1)); // none is to come
  }

  @Test
  void block_mustHaveItsLength() {
    bench.download(DOWNLOAD_BEGIN, begin(257, "2"));
    bench.fails(PHONEERR_OPERATIONFAILED, DOWNLOAD_BLOCK, Payloads.cut(block(IMAGE, 0), 257));
    bench.download(DOWNLOAD_BLOCK, block(IMAGE, 0));
    bench.fails(PHONEERR_OPERATIONFAILED, DOWNLOAD_BLOCK, Payloads.of(1, 0, 9, 9));
    assertEquals(0, bench.download(DOWNLOAD_BLOCK, Payloads.of(1, 0, 9)));
  }

  @Test
  void verify_failsInTheReplyForAnotherCrcAndCanBeTriedAgain() {
    transfer(IMAGE);
    bench.fails(PHONEERR_OPERATIONFAILED, DOWNLOAD_VERIFY, crc(image(699)));
    assertEquals(0, bench.download(DOWNLOAD_VERIFY, crc(IMAGE)));
    bench.fails(PHONEERR_OPERATIONFAILED, DOWNLOAD_VERIFY, crc(image(699)));
    assertEquals(0, bench.download(DOWNLOAD_VERIFY, crc(IMAGE)));
  }

  @Test
  void verify_needsEveryBlock() {
    bench.fails(PHONEERR_INVALPHONESTATE, DOWNLOAD_VERIFY, crc(new byte[0]));
    bench.download(DOWNLOAD_BEGIN, begin(257, "2"));
    bench.download(DOWNLOAD_BLOCK, block(IMAGE, 0));
    bench.fails(PHONEERR_INVALPHONESTATE, DOWNLOAD_VERIFY, crc(Arrays.copyOf(IMAGE, 256)));
  }

  @Test
  void activate_needsVerification() {
    bench.fails(PHONEERR_INVALPHONESTATE, DOWNLOAD_ACTIVATE);
    transfer(IMAGE);
    bench.fails(PHONEERR_INVALPHONESTATE, DOWNLOAD_ACTIVATE);
  }

  @Test
  void begin_throwsAwayWhatWasReceived() {
    transfer(IMAGE);
    bench.download(DOWNLOAD_VERIFY, crc(IMAGE));
    assertEquals(0, bench.download(DOWNLOAD_BEGIN, begin(3, "2")));
    assertArrayEquals(progress(1, 0, 3), bench.upload(UPLOAD_PROGRESS));
    bench.fails(PHONEERR_INVALPHONESTATE, DOWNLOAD_ACTIVATE);
  }

  @Test
  void progress_outlivesTheSession() {
    bench.download(DOWNLOAD_BEGIN, begin(700, "2"));
    bench.download(DOWNLOAD_BLOCK, block(IMAGE, 0));
    bench.close();
    bench.open();
    assertEquals(0, bench.download(DOWNLOAD_BLOCK, block(IMAGE, 1)));
  }
}
