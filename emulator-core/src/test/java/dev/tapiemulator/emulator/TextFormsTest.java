package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.tapi.TextForm;
import dev.tapiemulator.tapi.struct.PhoneButtonInfo;
import dev.tapiemulator.tapi.struct.PhoneCaps;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import dev.tapiemulator.tapi.struct.PhoneStatus;
import dev.tapiemulator.tapi.struct.VarDataWriter;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** A and W forms, and the code page of the A forms (C-05, C-83, C-84, O-28, O-36). */
class TextFormsTest {

  private static final String NAME = "Büro Жук";
  private static final TextForm CYRILLIC = TextForm.ansi(Charset.forName("windows-1251"));

  private Emulator emulator = emulator(EmulatorConfig.builder());

  private static Emulator emulator(EmulatorConfig.Builder config) {
    return TestEmulator.create(config.phone(new EchoPhone(0) {
      @Override
      public PhoneDescription describe() {
        return super.describe().toBuilder().phoneName(NAME).build();
      }
    }).build());
  }

  private static ByteBuffer room() {
    return ByteBuffer.allocate(4096).put(1, (byte) 16);
  }

  /** Registers in the A or W form and opens as owner; the handle. */
  private static int ownerNamed(TestApp other, String name, boolean wide) {
    ByteBuffer block = ByteBuffer.allocate(64);
    new PhoneInitializeExParams(other.process.pointerWidth())
        .wrap(block)
        .dwTotalSize(64)
        .dwOptions(PHONEINITIALIZEEXOPTION_USEEVENT);
    IntHolder app = new IntHolder();
    IntHolder version = new IntHolder(TAPI_VERSION_2_2);
    succeed(wide
        ? other.tapi.phoneInitializeExW(app, 0, null, name, new IntHolder(), version, block)
        : other.tapi.phoneInitializeEx(app, 0, null, name, new IntHolder(), version, block));
    succeed(other.tapi.phoneNegotiateAPIVersion(app.value, 0, TAPI_VERSION_2_2, TAPI_VERSION_2_2, version, null));
    IntHolder hPhone = new IntHolder();
    succeed(other.tapi.phoneOpen(app.value, 0, hPhone, TAPI_VERSION_2_2, 0, 0, PHONEPRIVILEGE_OWNER));
    return hPhone.value;
  }

  private static String ownerName(TextForm form, ToIntFunction<ByteBuffer> phoneGetStatus) {
    ByteBuffer block = room();
    succeed(phoneGetStatus.applyAsInt(block));
    return new PhoneStatus().wrap(block).text(PhoneStatus.OWNER_NAME, form);
  }

  @Test
  void aWideNameIsKept_andConvertedForAnAnsiReader() {
    TestApp app = new TestApp(emulator, "dialer");
    int hPhone = ownerNamed(app, NAME, true);
    assertEquals(NAME, ownerName(TextForm.W, block -> app.tapi.phoneGetStatusW(hPhone, block)));
    assertEquals("Büro ???", ownerName(TextForm.A, block -> app.tapi.phoneGetStatusA(hPhone, block)));
    String unsuffixed = ownerName(TextForm.A, block -> app.tapi.phoneGetStatus(hPhone, block));
    assertEquals("Büro ???", unsuffixed, "is the A form");
  }

  @Test
  void anAnsiNameHasLostWhatTheCodePageLacks() {
    TestApp app = new TestApp(emulator, "dialer");
    int hPhone = ownerNamed(app, NAME, false);
    assertEquals("Büro ???", ownerName(TextForm.W, block -> app.tapi.phoneGetStatusW(hPhone, block)));
  }

  @Test
  void theCodePageIsConfigured() {
    emulator = emulator(EmulatorConfig.builder().codePage(CYRILLIC.charset()));
    TestApp app = new TestApp(emulator, "dialer");
    int hPhone = ownerNamed(app, NAME, false);
    assertEquals("B?ro Жук", ownerName(CYRILLIC, block -> app.tapi.phoneGetStatusA(hPhone, block)));
    assertEquals("B?ro Жук", ownerName(TextForm.W, block -> app.tapi.phoneGetStatusW(hPhone, block)));
  }

  @Test
  void withoutANameTheProcessGivesItsOwn() {
    TestApp app = new TestApp(emulator, "dialer.exe");
    int hPhone = ownerNamed(app, null, true);
    assertEquals("dialer.exe", ownerName(TextForm.W, block -> app.tapi.phoneGetStatusW(hPhone, block)));
  }

  @Test
  void capabilitiesInBothForms_sizesAreBytesWithTheTerminator() {
    TestApp app = new TestApp(emulator, "dialer");
    app.negotiate(0);
    ByteBuffer wideBlock = room();
    succeed(app.tapi.phoneGetDevCapsW(app.hPhoneApp, 0, app.version, 0, wideBlock));
    PhoneCaps wide = new PhoneCaps().wrap(wideBlock);
    assertEquals(NAME, wide.text(PhoneCaps.PHONE_NAME, TextForm.W));
    assertEquals(2 * (NAME.length() + 1), wide.dwPhoneNameSize());
    assertEquals(List.of("tapi/phone", "wave/in"), wide.texts(PhoneCaps.DEVICE_CLASSES, TextForm.W));
    ByteBuffer ansiBlock = room();
    succeed(app.tapi.phoneGetDevCaps(app.hPhoneApp, 0, app.version, 0, ansiBlock));
    PhoneCaps ansi = new PhoneCaps().wrap(ansiBlock);
    assertEquals("Büro ???", ansi.text(PhoneCaps.PHONE_NAME, TextForm.A));
    assertEquals(NAME.length() + 1, ansi.dwPhoneNameSize());
    assertEquals(List.of("tapi/phone", "wave/in"), ansi.texts(PhoneCaps.DEVICE_CLASSES, TextForm.A));
    assertTrue(ansi.dwNeededSize() < wide.dwNeededSize(), "dwNeededSize counts the converted bytes");
    assertEquals(ansi.dwUsedSize(), ansi.dwNeededSize());
  }

  @Test
  void buttonTextGoesBothWays() {
    TestApp app = new TestApp(emulator, "dialer");
    int hPhone = app.owner(0);
    accepted(app.tapi.phoneSetButtonInfoW(hPhone, 1, buttonInfo(TextForm.W)));
    assertEquals(NAME, buttonText(TextForm.W, block -> app.tapi.phoneGetButtonInfoW(hPhone, 1, block)));
    assertEquals("Büro ???", buttonText(TextForm.A, block -> app.tapi.phoneGetButtonInfoA(hPhone, 1, block)));
    accepted(app.tapi.phoneSetButtonInfoA(hPhone, 2, buttonInfo(TextForm.A)));
    assertEquals("Büro ???", buttonText(TextForm.W, block -> app.tapi.phoneGetButtonInfoW(hPhone, 2, block)));
  }

  private static ByteBuffer buttonInfo(TextForm form) {
    ByteBuffer block = room();
    PhoneButtonInfo info = new PhoneButtonInfo().wrap(block);
    new VarDataWriter()
        .begin(info, PhoneButtonInfo.fixedSize(TAPI_VERSION_2_2))
        .put(PhoneButtonInfo.BUTTON_MODE, PHONEBUTTONMODE_KEYPAD)
        .textPart(PhoneButtonInfo.BUTTON_TEXT, form, NAME)
        .finish();
    return block;
  }

  private static String buttonText(TextForm form, ToIntFunction<ByteBuffer> phoneGetButtonInfo) {
    ByteBuffer block = room();
    succeed(phoneGetButtonInfo.applyAsInt(block));
    return new PhoneButtonInfo().wrap(block).text(PhoneButtonInfo.BUTTON_TEXT, form);
  }

  @Test
  void dataIsNeverConverted() {
    TestApp app = new TestApp(emulator, "dialer");
    int hPhone = app.owner(0);
    byte[] bytes = new byte[64];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 37);
    }
    accepted(app.tapi.phoneSetData(hPhone, 3, ByteBuffer.wrap(bytes), bytes.length));
    ByteBuffer back = ByteBuffer.allocate(bytes.length);
    succeed(app.tapi.phoneGetData(hPhone, 3, back, bytes.length));
    assertArrayEquals(bytes, back.array());
  }
}
