package dev.tapiemulator.tapi.struct;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Every accessor of every view against bytes put together by hand, so that no accessor vouches for another. */
class StructViewTest {

  private static final byte CANARY = (byte) 0xA5;
  private static final int AFTER = 9;

  @Property(seed = "1")
  void setters_writeTheirMemberLittleEndianAndNothingElse(@ForAll long value, @ForAll boolean bigEndian,
      @ForAll @IntRange(max = 20) int start) throws ReflectiveOperationException {
    for (StructView<?> view : Views.all()) {
      for (StructField field : view.layout().fields()) {
        if (isNumber(field, view)) {
          ByteBuffer buffer = canaries(view, start, bigEndian);
          byte[] expected = littleEndianAt(buffer.array().clone(), start, field, view.width(), value);
          set(view.wrap(buffer, start), field, value);
          assertArrayEquals(expected, buffer.array(), field.name());
          assertUntouched(buffer, bigEndian);
        }
      }
    }
  }

  @Property(seed = "1")
  void getters_readTheirMemberLittleEndian(@ForAll long value, @ForAll boolean bigEndian,
      @ForAll @IntRange(max = 20) int start) throws ReflectiveOperationException {
    for (StructView<?> view : Views.all()) {
      for (StructField field : view.layout().fields()) {
        if (isNumber(field, view)) {
          ByteBuffer buffer = canaries(view, start, bigEndian);
          littleEndianAt(buffer.array(), start, field, view.width(), value);
          long unsigned = field.size(view.width()) == 8 ? value : value & 0xFFFF_FFFFL;
          view.wrap(buffer, start);
          assertEquals(unsigned, view.get(field), field.name());
          assertEquals(isPointerSized(field) ? unsigned : (long) (int) value, read(view, field), field.name());
          assertUntouched(buffer, bigEndian);
        }
      }
    }
  }

  @Test
  void wrap_startsAtTheBuffersPosition() {
    ByteBuffer buffer = ByteBuffer.allocate(64).position(7);
    buffer.put(11, (byte) 0x2A);
    PhoneMessage message = new PhoneMessage().wrap(buffer);
    assertEquals(0x2A, message.dwMessageID());
    assertEquals(57, message.available());
    assertEquals(7, buffer.position());
  }

  @Test
  void wrap_canBeUsedAgainForAnotherStructure() {
    ByteBuffer buffer = ByteBuffer.allocate(32);
    PhoneExtensionId id = new PhoneExtensionId();
    id.wrap(buffer, 0).dwExtensionID0(1).dwExtensionID3(4);
    id.wrap(buffer, 16).dwExtensionID0(5);
    assertEquals(5, id.dwExtensionID0());
    assertEquals(1, id.wrap(buffer, 0).dwExtensionID0());
    assertEquals(4, id.dwExtensionID3());
  }

  @Test
  void permanentPhoneGuid_keepsItsBytes() {
    byte[] guid = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
    ByteBuffer buffer = ByteBuffer.allocate(200);
    PhoneCaps caps = new PhoneCaps().wrap(buffer, 2).PermanentPhoneGuid(guid);
    assertArrayEquals(guid, Arrays.copyOfRange(buffer.array(), 182, 198));
    assertArrayEquals(guid, caps.PermanentPhoneGuid());
    assertThrows(IllegalArgumentException.class, () -> caps.PermanentPhoneGuid(new byte[15]));
    assertThrows(IllegalArgumentException.class, () -> caps.get(PhoneCaps.PERMANENT_PHONE_GUID));
  }

  @Test
  void accessors_stayInsideTheLimit() {
    ByteBuffer buffer = ByteBuffer.allocate(64).limit(20);
    PhoneExtensionId id = new PhoneExtensionId().wrap(buffer, 8);
    assertEquals(12, id.available());
    assertEquals(0, id.dwExtensionID2());
    assertThrows(IndexOutOfBoundsException.class, id::dwExtensionID3);
  }

  private static boolean isNumber(StructField field, StructView<?> view) {
    return field.size(view.width()) <= Long.BYTES;
  }

  private static boolean isPointerSized(StructField field) {
    return field.size64() == Long.BYTES;
  }

  /** The union as a whole has no accessor of its own; either alternative stands for it. */
  private static String accessor(StructField field) {
    return field.name().equals("Handles") ? "hEvent" : field.name().substring(field.name().indexOf('.') + 1);
  }

  private static void set(StructView<?> view, StructField field, long value) throws ReflectiveOperationException {
    if (isPointerSized(field)) {
      method(view, field, long.class).invoke(view, value);
    } else {
      method(view, field, int.class).invoke(view, (int) value);
    }
  }

  private static long read(StructView<?> view, StructField field) throws ReflectiveOperationException {
    return ((Number) method(view, field).invoke(view)).longValue();
  }

  private static Method method(StructView<?> view, StructField field, Class<?>... parameters)
      throws NoSuchMethodException {
    return view.getClass().getMethod(accessor(field), parameters);
  }

  private static ByteBuffer canaries(StructView<?> view, int start, boolean bigEndian) {
    byte[] bytes = new byte[start + view.layout().size(view.width()) + AFTER];
    Arrays.fill(bytes, CANARY);
    return ByteBuffer.wrap(bytes).order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN).position(3);
  }

  private static byte[] littleEndianAt(byte[] bytes, int start, StructField field, PointerWidth width, long value) {
    for (int i = 0; i < field.size(width); i++) {
      bytes[start + field.offset(width) + i] = (byte) (value >>> 8 * i);
    }
    return bytes;
  }

  private static void assertUntouched(ByteBuffer buffer, boolean bigEndian) {
    assertEquals(3, buffer.position());
    assertEquals(buffer.capacity(), buffer.limit());
    assertEquals(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, buffer.order());
  }
}
