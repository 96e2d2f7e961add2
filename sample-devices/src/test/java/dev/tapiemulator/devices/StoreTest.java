package dev.tapiemulator.devices;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.spi.PhoneDescription;
import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.Example;

/** {@code store}: what goes in comes out. */
final class StoreTest {

  private static final int EXT_VERSION_1_0 = 0x00010000;
  private static final int EXT_VERSION_2_0 = 0x00020000;

  private final Store phone = new Store();
  private final DeviceBench bench = new DeviceBench(phone);

  @Property(seed = "1")
  void download_isGivenBackByTheUploadOfTheSamePlaceOnly(
      @ForAll @IntRange(max = 15) int place, @ForAll @Size(max = 300) byte[] bytes) {
    Store store = new Store();
    DeviceBench storeBench = new DeviceBench(store);
    assertEquals(0, storeBench.download(place, bytes));
    assertEquals(List.of("data area " + place, "1 OK"), storeBench.takeReports());
    for (int each = 0; each < 16; each++) {
      assertArrayEquals(each == place ? bytes : new byte[0], storeBench.upload(each));
    }
  }

  @Example
  void download_replacesWhatThePlaceHeldAndOutlivesTheSession() {
    bench.download(3, Payloads.of(1, 2, 3));
    bench.download(3, Payloads.of(4));
    bench.close();
    bench.open();
    assertArrayEquals(Payloads.of(4), bench.upload(3));
    phone.factoryReset();
    assertArrayEquals(new byte[0], bench.upload(3));
  }

  @Example
  void download_takesTwentyMillisecondsAndHasNoEffectBefore() {
    int request = bench.order(0, Payloads.of(1));
    bench.advance(19);
    assertEquals(List.of(), bench.takeReports());
    assertArrayEquals(new byte[0], bench.upload(0));
    bench.advance(1);
    assertEquals(0, bench.result(request));
  }

  @Property(seed = "1")
  void devSpecific_writesBackAsTheExtensionVersionSays(@ForAll @Size(max = 40) byte[] block) {
    assertArrayEquals(reversed(block), writtenBack(0, block));
    assertArrayEquals(reversed(block), writtenBack(EXT_VERSION_1_0, block));
    byte[] complement = block.clone();
    for (int i = 0; i < block.length; i++) {
      complement[i] = (byte) (255 - Byte.toUnsignedInt(block[i]));
    }
    assertArrayEquals(complement, writtenBack(EXT_VERSION_2_0, block));
  }

  private byte[] writtenBack(int extVersion, byte[] block) {
    ByteBuffer params = ByteBuffer.wrap(block.clone());
    assertEquals(0, phone.selectExtVersion(extVersion));
    int request = bench.ask(id -> phone.devSpecific(id, params, bench));
    phone.selectExtVersion(0); // no longer of interest to a request that was made before
    assertArrayEquals(block, params.array(), "nothing is written before the request completes");
    bench.advance(20);
    assertEquals(0, bench.result(request));
    return params.array();
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  @Example
  void factoryReset_forgetsTheExtensionVersion() {
    long fresh = phone.stateHash().orElseThrow();
    phone.selectExtVersion(EXT_VERSION_2_0);
    phone.factoryReset();
    assertEquals(fresh, phone.stateHash().orElseThrow());
  }

  @Example
  void describe_hasNothingButPlacesAndAnExtension() {
    PhoneDescription store = phone.describe();
    assertEquals(16, store.numSetData());
    assertEquals(16, store.numGetData());
    assertTrue(store.hasExtensions());
    assertEquals(EXT_VERSION_2_0, phone.negotiateExtVersion(0x00020002, 1, 0x00090000));
    assertEquals(EXT_VERSION_1_0, phone.negotiateExtVersion(0x00020002, 1, EXT_VERSION_1_0));
    assertEquals(0, store.buttonLamps().size() + store.displayRows() + store.hookSwitchDevs());
  }
}
