package dev.tapiemulator.tapi.struct;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.tapi.ApiVersion;
import dev.tapiemulator.tapi.Tapi;
import dev.tapiemulator.tapi.TextForm;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The rules C-74..C-82 over PHONECAPS, which has parts and members of three versions. */
class VarDataWriterTest {

  private static final byte CANARY = (byte) 0xA5;
  private static final int AFTER = 16;
  private static final List<StructPart> OLD_PARTS = List.of(PhoneCaps.PROVIDER_INFO, PhoneCaps.PHONE_INFO,
      PhoneCaps.PHONE_NAME, PhoneCaps.BUTTON_MODES, PhoneCaps.DEV_SPECIFIC);
  private static final List<StructPart> PARTS = with(OLD_PARTS, PhoneCaps.DEVICE_CLASSES);

  private final VarDataWriter writer = new VarDataWriter();
  private final PhoneCaps caps = new PhoneCaps();

  @Provide
  Arbitrary<Integer> versions() {
    return Arbitraries.of(ApiVersion.known());
  }

  @Property(seed = "1")
  void parts_areWholeOrAbsentAndAlwaysCounted(@ForAll("versions") int version,
      @ForAll @Size(6) List<@IntRange(max = 24) Integer> sizes, @ForAll @IntRange(max = 9) int start,
      @ForAll boolean bigEndian) {
    int fixedSize = PhoneCaps.fixedSize(version);
    int needed = fixedSize + sumOf(sizes, partsIn(version));
    for (int total = fixedSize; total <= needed + 3; total++) {
      ByteBuffer buffer = canaries(start, total, bigEndian);
      write(buffer, start, fixedSize, sizes);
      assertBytesOutsideAreIntact(buffer, start, total);
      caps.wrap(buffer, start);
      assertEquals(total, caps.dwTotalSize());
      assertEquals(needed, caps.dwNeededSize());
      assertEquals(total >= needed, caps.isComplete());
      assertPartsLieBehindEachOther(fixedSize, partsIn(version), sizes);
      assertBytesOfUnusedRoomAreIntact(buffer, start, total);
      assertEquals(3, buffer.position());
      assertEquals(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, buffer.order());
    }
  }

  @Property(seed = "1")
  void begin_refusesDwTotalSizeBelowTheFixedPartAndWritesNothing(@ForAll("versions") int version,
      @ForAll @IntRange(max = 195) int total) {
    int fixedSize = PhoneCaps.fixedSize(version);
    ByteBuffer buffer = canaries(0, 200, false);
    caps.wrap(buffer, 0).dwTotalSize(total);
    byte[] before = buffer.array().clone();
    if (total < fixedSize) {
      assertThrows(IllegalArgumentException.class, () -> writer.begin(buffer, 0, fixedSize));
      assertArrayEquals(before, buffer.array());
    } else {
      writer.begin(buffer, 0, fixedSize);
    }
  }

  @Test
  void begin_refusesDwTotalSizeBeyondTheBuffer() {
    ByteBuffer buffer = ByteBuffer.allocate(60);
    VarString string = new VarString().wrap(buffer, 10);
    for (int total : new int[] {51, Integer.MAX_VALUE, Integer.MIN_VALUE, -1}) {
      string.dwTotalSize(total);
      assertThrows(IllegalArgumentException.class, () -> writer.begin(string, VarString.fixedSize()), "" + total);
    }
    writer.begin(string.dwTotalSize(50), VarString.fixedSize());
  }

  @Property(seed = "1")
  void begin_clearsTheFixedPartOfTheVersionAndNoMore(@ForAll("versions") int version) {
    int fixedSize = PhoneCaps.fixedSize(version);
    ByteBuffer buffer = canaries(2, 220, false);
    writer.begin(buffer, 2, fixedSize).finish();
    for (int i = 12; i < 220; i++) {
      assertEquals(i < fixedSize ? 0 : CANARY, buffer.get(2 + i), "byte " + i);
    }
    caps.wrap(buffer, 2);
    assertEquals(220, caps.dwTotalSize());
    assertEquals(fixedSize, caps.dwNeededSize());
    assertEquals(fixedSize, caps.dwUsedSize());
  }

  @Property(seed = "1")
  void put_setsMembersOfTheVersionAndPassesOverNewerOnes(@ForAll("versions") int version, @ForAll int value) {
    int fixedSize = PhoneCaps.fixedSize(version);
    ByteBuffer buffer = canaries(0, fixedSize, false);
    writer.begin(buffer, 0, fixedSize).put(PhoneCaps.NUM_RING_MODES, value).put(PhoneCaps.PHONE_FEATURES, value)
        .put(PhoneCaps.PERMANENT_PHONE_GUID, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
        .finish();
    assertBytesOutsideAreIntact(buffer, 0, fixedSize);
    caps.wrap(buffer, 0);
    assertEquals(value, caps.dwNumRingModes());
    if (version >= Tapi.TAPI_VERSION_2_0) {
      assertEquals(value, caps.dwPhoneFeatures());
    }
    if (version >= Tapi.TAPI_VERSION_2_2) {
      assertEquals(16, caps.PermanentPhoneGuid()[15]);
    }
  }

  @Test
  void put_leavesTheHeaderToTheWriter() {
    writer.begin(canaries(0, 196, false), 0, 196);
    for (StructField header : PhoneCaps.LAYOUT.fields().subList(0, 3)) {
      assertThrows(IllegalArgumentException.class, () -> writer.put(header, 7), header.name());
    }
    assertThrows(IllegalArgumentException.class, () -> writer.put(PhoneCaps.PERMANENT_PHONE_GUID, 7));
    assertThrows(IllegalArgumentException.class, () -> writer.put(PhoneCaps.PERMANENT_PHONE_GUID, new byte[15]));
  }

  @Test
  void part_newerThanTheVersionIsNeitherWrittenNorCounted() {
    ByteBuffer buffer = canaries(0, 200, false);
    writer.begin(buffer, 0, 144).part(PhoneCaps.DEVICE_CLASSES, new byte[20]).finish();
    assertEquals(144, caps.wrap(buffer, 0).dwNeededSize());
    assertEquals(CANARY, buffer.get(144));
  }

  @Test
  void part_thatDoesNotFitLeavesRoomForASmallerOne() {
    PhoneButtonInfo info = new PhoneButtonInfo().wrap(canaries(0, 36 + 4, false), 0);
    writer.begin(info, 36).part(PhoneButtonInfo.BUTTON_TEXT, new byte[5])
        .part(PhoneButtonInfo.DEV_SPECIFIC, new byte[] {9, 9, 9, 9}).finish();
    assertEquals(0, info.dwButtonTextSize());
    assertEquals(36, info.dwDevSpecificOffset());
    assertEquals(45, info.dwNeededSize());
    assertEquals(40, info.dwUsedSize());
  }

  @Test
  void part_takesWhatRemainsInABufferAndLeavesItsPosition() {
    ByteBuffer data = ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5}).position(1).limit(4);
    ByteBuffer buffer = canaries(0, 40, true);
    VarString string = new VarString().wrap(buffer, 0);
    writer.begin(string, 24).part(VarString.STRING, data).finish();
    assertArrayEquals(new byte[] {2, 3, 4}, string.bytes(VarString.STRING));
    assertEquals(1, data.position());
    assertEquals(4, data.limit());
  }

  @Test
  void intsPart_writesLittleEndianWords() {
    for (boolean bigEndian : new boolean[] {false, true}) {
      ByteBuffer buffer = canaries(0, 40, bigEndian);
      VarString string = new VarString().wrap(buffer, 0);
      writer.begin(string, 24).intsPart(VarString.STRING, 0x01020304, -2).finish();
      assertArrayEquals(new byte[] {4, 3, 2, 1, -2, -1, -1, -1}, string.bytes(VarString.STRING));
      assertArrayEquals(new int[] {0x01020304, -2}, string.ints(VarString.STRING));
    }
  }

  @Test
  void textPart_countsTheEncodedBytesAndLeavesEmptyTextAbsent() {
    ByteBuffer buffer = canaries(0, 40, false);
    VarString string = new VarString().wrap(buffer, 0);
    writer.begin(string, 24).textPart(VarString.STRING, TextForm.W, "Tür").finish();
    assertEquals(32, string.dwNeededSize());
    assertEquals("Tür", string.text(VarString.STRING, TextForm.W));
    writer.begin(string, 24).textPart(VarString.STRING, TextForm.A, "Tür").finish();
    assertEquals(28, string.dwNeededSize());
    writer.begin(string, 24).textPart(VarString.STRING, TextForm.W, "").finish();
    assertEquals(24, string.dwNeededSize());
    assertEquals(0, string.dwStringSize());
    assertEquals(0, string.dwStringOffset());
  }

  @Test
  void part_canBeAddedOnlyOnce() {
    writer.begin(canaries(0, 60, false), 0, 24).part(VarString.STRING, new byte[2]);
    assertThrows(IllegalStateException.class, () -> writer.part(VarString.STRING, new byte[2]));
  }

  private void write(ByteBuffer buffer, int start, int fixedSize, List<Integer> sizes) {
    writer.begin(buffer, start, fixedSize);
    for (int i = 0; i < PARTS.size(); i++) {
      writer.part(PARTS.get(i), content(i, sizes.get(i)));
    }
    writer.finish();
  }

  /** First fit in the order of the calls, told once more without the writer. */
  private void assertPartsLieBehindEachOther(int fixedSize, List<StructPart> parts, List<Integer> sizes) {
    int end = fixedSize;
    for (int i = 0; i < parts.size(); i++) {
      StructPart part = parts.get(i);
      int size = sizes.get(i);
      boolean fits = size > 0 && end + size <= caps.dwTotalSize();
      assertEquals(fits ? size : 0, caps.get(part.size()), part.name());
      assertEquals(fits ? end : 0, caps.get(part.offset()), part.name());
      if (fits) {
        assertArrayEquals(content(i, size), caps.bytes(part), part.name());
        end += size;
      }
    }
    assertEquals(end, caps.dwUsedSize());
  }

  private void assertBytesOfUnusedRoomAreIntact(ByteBuffer buffer, int start, int total) {
    for (int i = caps.dwUsedSize(); i < total; i++) {
      assertEquals(CANARY, buffer.get(start + i), "unused byte " + i);
    }
  }

  private static void assertBytesOutsideAreIntact(ByteBuffer buffer, int start, int total) {
    for (int i = 0; i < buffer.capacity(); i++) {
      assertTrue(i >= start && i < start + total || buffer.get(i) == CANARY, "byte " + i + " lies outside");
    }
  }

  private static List<StructPart> partsIn(int version) {
    return version >= Tapi.TAPI_VERSION_2_0 ? PARTS : OLD_PARTS;
  }

  private static int sumOf(List<Integer> sizes, List<StructPart> parts) {
    return sizes.subList(0, parts.size()).stream().mapToInt(Integer::intValue).sum();
  }

  private static byte[] content(int part, int size) {
    byte[] content = new byte[size];
    Arrays.fill(content, (byte) (part + 1));
    return content;
  }

  private static ByteBuffer canaries(int start, int total, boolean bigEndian) {
    byte[] bytes = new byte[start + total + AFTER];
    Arrays.fill(bytes, CANARY);
    for (int i = 0; i < 4; i++) {
      bytes[start + i] = (byte) (total >>> 8 * i);
    }
    return ByteBuffer.wrap(bytes).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN).position(3);
  }

  private static List<StructPart> with(List<StructPart> parts, StructPart more) {
    List<StructPart> all = new ArrayList<>(parts);
    all.add(more);
    return List.copyOf(all);
  }
}
