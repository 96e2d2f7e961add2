package dev.tapiemulator.emulator.properties;

import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.spi.ButtonLamp;
import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.StandardPhone;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The rules of dwTotalSize, dwNeededSize and dwUsedSize (C-74 to C-82), for every size of the buffer. */
class StructureSizesPropertyTest {

  private static final byte FILLER = 0x77;
  private static final int BEYOND = 24;
  private static final int ROOM = 4000;
  private static final int NEEDED_SIZE = 4;
  private static final int USED_SIZE = 8;
  private static final int FIRST_MEMBER = 12;
  private static final int[] VERSIONS =
      {TAPI_VERSION_1_3, TAPI_VERSION_1_4, TAPI_VERSION_2_0, TAPI_VERSION_2_1, TAPI_VERSION_2_2};

  /** A phone that has something to say, or nothing, in every variable part. */
  private static final class TalkativePhone extends StandardPhone {

    private final String text;
    private final byte[] bytes;
    private final int count;

    TalkativePhone(String text, byte[] bytes, int count) {
      this.text = text;
      this.bytes = bytes;
      this.count = count;
    }

    @Override
    public PhoneDescription describe() {
      PhoneDescription.Builder phone = PhoneDescription.named("talkative-phone")
          .providerInfo(text)
          .phoneInfo(text + text)
          .phoneName(text)
          .buttonLamps(ButtonLamp.keypad())
          .display(1 + count, 5)
          .deviceClass("wave/in", STRINGFORMAT_BINARY, bytes)
          .devSpecific(bytes);
      for (int id = 0; id < count; id++) {
        phone.area(DataArea.download(id, "in", 10, payload -> 0)).area(DataArea.upload(id, "out", 10, () -> bytes));
        phone.buttonLamp(ButtonLamp.button(PHONEBUTTONMODE_FEATURE, PHONEBUTTONFUNCTION_UNKNOWN, text));
      }
      return phone.build();
    }

    @Override
    public byte[] statusDevSpecific() {
      return bytes.clone();
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("", "x", "a phone", "\u00e4\u20ac", "\u65e5\u672c");
  }

  @Property(seed = "1", edgeCases = EdgeCasesMode.NONE)
  void aStructure_isFilledByTheRulesInEveryBuffer(
      @ForAll StructureQuestion question,
      @ForAll @IntRange(min = 0, max = 4) int version,
      @ForAll boolean wide,
      @ForAll("texts") String text,
      @ForAll @Size(max = 9) byte[] bytes,
      @ForAll @IntRange(min = 0, max = 3) int count) {
    int apiVersion = VERSIONS[version];
    try (Emulator emulator =
        TestEmulator.create(EmulatorConfig.builder().phone(new TalkativePhone(text, bytes, count)).build())) {
      TestApp app = new TestApp(emulator.attach("process"), text, TAPI_VERSION_2_2);
      Asking asking = new Asking(question, app, open(app, apiVersion), apiVersion, wide);
      byte[] whole = whole(asking);
      int needed = word(whole, NEEDED_SIZE);
      for (int total = 0; total <= needed + 5; total++) {
        judge(question, apiVersion, total, whole, asking.answer(total, needed + BEYOND));
      }
      assertEquals(PHONEERR_INVALPOINTER, asking.answer(needed + BEYOND + 1, needed + BEYOND).result);
      ByteBuffer tiny = ByteBuffer.allocate(Integer.BYTES - 1);
      assertEquals(PHONEERR_INVALPOINTER, question.ask(app, asking.hPhone, apiVersion, wide, tiny));
    }
  }

  /** Opens phone 0 at that version, as an application that is older than it says would. */
  private static int open(TestApp app, int version) {
    IntHolder agreed = new IntHolder();
    IntHolder hPhone = new IntHolder();
    TestApp.succeed(app.tapi.phoneNegotiateAPIVersion(app.hPhoneApp, 0, TAPI_VERSION_1_3, version, agreed, null));
    assertEquals(version, agreed.value);
    TestApp.succeed(app.tapi.phoneOpen(app.hPhoneApp, 0, hPhone, version, 0, 0, PHONEPRIVILEGE_OWNER));
    return hPhone.value;
  }

  /** What a call answered and made of its buffer. */
  private record Answer(int result, byte[] buffer) {}

  /** A question and who asks it. */
  private record Asking(StructureQuestion question, TestApp app, int hPhone, int version, boolean wide) {

    Answer answer(int total, int room) {
      byte[] bytes = new byte[room];
      Arrays.fill(bytes, FILLER);
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(0, total);
      return new Answer(question.ask(app, hPhone, version, wide, buffer), bytes);
    }
  }

  private static byte[] whole(Asking asking) {
    Answer roomy = asking.answer(ROOM, ROOM);
    assertEquals(0, roomy.result);
    assertEquals(word(roomy.buffer, NEEDED_SIZE), word(roomy.buffer, USED_SIZE), "nothing is missing");
    return Arrays.copyOf(roomy.buffer, word(roomy.buffer, USED_SIZE));
  }

  private static void judge(StructureQuestion question, int version, int total, byte[] whole, Answer answer) {
    int fixed = question.fixedBytes(version);
    byte[] buffer = answer.buffer;
    assertEquals(total < fixed ? PHONEERR_STRUCTURETOOSMALL : 0, answer.result, "the result");
    assertEquals(total, word(buffer, 0), "dwTotalSize is the caller's");
    int firstUntouched = answer.result == 0 ? total : Integer.BYTES;
    for (int i = firstUntouched; i < buffer.length; i++) {
      if (buffer[i] != FILLER) {
        throw new AssertionError("byte " + i + " was written with dwTotalSize " + total);
      }
    }
    if (answer.result == 0) {
      assertEquals(whole.length, word(buffer, NEEDED_SIZE), "dwNeededSize does not depend on the buffer");
      assertTrue(word(buffer, USED_SIZE) <= total, "dwUsedSize is within dwTotalSize");
      assertEquals(word(buffer, USED_SIZE), partsAreWholeOrAbsent(question, fixed, whole, buffer), "dwUsedSize");
      assertTrue(total < whole.length || word(buffer, USED_SIZE) == whole.length, "there is room for everything");
      fixedPartIsComplete(question, fixed, whole, buffer);
    }
  }

  /** Compares each part with the whole answer; the bytes used, if every part that is there follows the one before. */
  private static int partsAreWholeOrAbsent(StructureQuestion question, int fixed, byte[] whole, byte[] buffer) {
    int used = fixed;
    for (int part : question.parts()) {
      if (part + 2 * Integer.BYTES > fixed) {
        continue;
      }
      int size = word(buffer, part);
      int offset = word(buffer, part + Integer.BYTES);
      if (size == 0) {
        assertEquals(0, offset, "an absent part has no offset");
      } else {
        assertEquals(word(whole, part), size, "a part is whole");
        assertTrue(offset >= fixed && offset + size <= word(buffer, USED_SIZE), "a part lies inside what is used");
        int start = word(whole, part + Integer.BYTES);
        assertTrue(Arrays.equals(whole, start, start + size, buffer, offset, offset + size), "a part's content");
        used += size;
      }
    }
    return used;
  }

  private static void fixedPartIsComplete(StructureQuestion question, int fixed, byte[] whole, byte[] buffer) {
    byte[] told = Arrays.copyOf(buffer, fixed);
    byte[] expected = Arrays.copyOf(whole, fixed);
    for (int part : question.parts()) {
      if (part + 2 * Integer.BYTES <= fixed) {
        Arrays.fill(told, part, part + 2 * Integer.BYTES, FILLER);
        Arrays.fill(expected, part, part + 2 * Integer.BYTES, FILLER);
      }
    }
    assertTrue(
        Arrays.equals(told, FIRST_MEMBER, fixed, expected, FIRST_MEMBER, fixed),
        "the fixed part does not depend on the buffer");
  }

  private static int word(byte[] bytes, int at) {
    return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
  }
}
