package dev.tapiemulator.emulator;

import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tapiemulator.emulator.journal.DeviceCall;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.spi.ButtonInfo;
import dev.tapiemulator.spi.ButtonLamp;
import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.HookSwitch;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.tapi.struct.PhoneStatus;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A phone's description keeps, as text, all that an application can see of it. */
class DescriptionTextTest {

  private static final PhoneDescription EVERYTHING = PhoneDescription.named("every\\thing")
      .providerInfo("two\nlines")
      .phoneInfo("a, b\r")
      .phoneName("")
      .handset(HookSwitch.full())
      .speaker(new HookSwitch(3, 1, 2, true, false))
      .headset(HookSwitch.manual())
      .display(2, 24)
      .stringFormat(STRINGFORMAT_UNICODE)
      .ringModes(8)
      .buttonLamps(ButtonLamp.keypad())
      .buttonLamp(ButtonLamp.lamp(PHONELAMPMODE_STEADY | PHONELAMPMODE_WINK, "a, \\ ü"))
      .buttonLamp(ButtonLamp.lamp(PHONELAMPMODE_STEADY, " "))
      .area(DataArea.download(0, "first, with a comma", 16, payload -> 0))
      .area(DataArea.download(2, "third", 0, payload -> 0))
      .area(DataArea.upload(1, "", 4, () -> new byte[4]))
      .deviceClass("wave/in", STRINGFORMAT_BINARY, new byte[] {1, (byte) 0xFF})
      .deviceClass("empty", STRINGFORMAT_ASCII, new byte[0])
      .apiVersions(TAPI_VERSION_1_4, TAPI_VERSION_2_1)
      .extension(-1, 2, 3, 4, 0x10000, 0x10002)
      .devSpecific(new byte[] {9, 8})
      .latencyMillis(7)
      .origin("a tape, \\ and a\ncard")
      .withoutFeatures(PHONEFEATURE_GETLAMP)
      .build();

  @Test
  void write_isReadAgain() {
    PhoneDescription read = DescriptionText.read(DescriptionText.write(EVERYTHING));
    assertEquals(DescriptionText.write(EVERYTHING), DescriptionText.write(read));
    assertEquals("every\\thing|two\nlines|a, b\r|", String.join(
        "|", read.name(), read.providerInfo(), read.phoneInfo(), read.phoneName()));
    assertEquals(EVERYTHING.permanentGuid(), read.permanentGuid());
    assertEquals(EVERYTHING.features(), read.features());
    assertEquals(EVERYTHING.phoneStates(), read.phoneStates());
    assertEquals(new HookSwitch(3, 1, 2, true, false), read.hookSwitch(PHONEHOOKSWITCHDEV_SPEAKER));
    assertEquals(EVERYTHING.buttonLamps(), read.buttonLamps());
    assertEquals(List.of(2, 24, STRINGFORMAT_UNICODE, 8), List.of(
        read.displayRows(), read.displayColumns(), read.stringFormat(), read.ringModes()));
    assertEquals("first, with a comma", read.download(0).name());
    assertEquals(16, read.download(0).sizeBytes());
    assertNull(read.download(1));
    assertEquals(2, read.numGetData());
    assertArrayEquals(new byte[] {1, -1}, read.deviceClass("wave/in").content());
    assertArrayEquals(new int[] {-1, 2, 3, 4}, read.extensionId());
    assertArrayEquals(new byte[] {9, 8}, read.devSpecific());
    assertEquals(7, read.latencyMillis());
    assertEquals("a tape, \\ and a\ncard", read.toBuilder().build().origin());
  }

  @Test
  void write_ofLittle_saysLittle() {
    assertEquals("""
        phone=small
        providerInfo=TAPI emulator
        phoneInfo=small
        phoneName=small
        features=0x0
        display=0,0,0x1
        apiVersions=0x10003,0x20002
        latencyMillis=20
        """, DescriptionText.write(PhoneDescription.named("small").build()));
  }

  @Test
  void button_isReadAgain() {
    ButtonInfo info = new ButtonInfo(
        PHONEBUTTONMODE_FEATURE, 5, " a, \\\nb ", PHONEBUTTONSTATE_DOWN, new byte[] {1, 2});
    ButtonInfo read = DescriptionText.readButton(DescriptionText.writeButton(info));
    assertEquals(info.text(), read.text());
    assertEquals(List.of(info.mode(), info.function(), info.state()),
        List.of(read.mode(), read.function(), read.state()));
    assertArrayEquals(info.devSpecific(), read.devSpecific());
  }

  @Test
  void read_ofWhatIsNone_saysWhichLine() {
    assertEquals("description line 1, \"\": expected key=value", refusal(""));
    assertEquals("description line 1, \"display=2,24,0x1\": expected \"phone\" first", refusal("display=2,24,0x1"));
    assertEquals("description line 2, \"colour=red\": expected a part of a phone, not \"colour\"",
        refusal("phone=a\ncolour=red"));
    assertEquals("description line 2, \"display=2\": expected 3 values, found 1", refusal("phone=a\ndisplay=2"));
    assertEquals("description line 2, \"ringModes=many\": expected a number, found \"many\"",
        refusal("phone=a\nringModes=many"));
    assertEquals("description line 2, \"latencyMillis=\": expected a number, found \"\"",
        refusal("phone=a\nlatencyMillis="));
    assertEquals("description line 3, \"upload=0,1,b\": a: UPLOAD area 0 is declared twice",
        refusal("phone=a\nupload=0,1,a\nupload=0,1,b"));
  }

  private static String refusal(String text) {
    return assertThrows(IllegalArgumentException.class, () -> DescriptionText.read(text)).getMessage();
  }

  /** Answers every query with something to recognise, and can do less after its first description. */
  private static final class Telling implements PhoneDeviceModel {

    private int described;
    private DevicePort port;

    @Override
    public PhoneDescription describe() {
      return described++ == 0 ? EVERYTHING : PhoneDescription.named("less").build();
    }

    @Override
    public int open(DevicePort openPort) {
      port = openPort;
      return 0;
    }

    @Override
    public int getData(int dataId, ByteBuffer destination) {
      destination.put((byte) 5);
      return 0;
    }

    @Override
    public byte[] statusDevSpecific() {
      return new byte[] {6, 7};
    }
  }

  private static JournalRecord last(Emulator emulator, JournalKind kind, int code) {
    return StreamSupport.stream(emulator.journal().spliterator(), false)
        .filter(record -> record.kind() == kind && record.code() == code)
        .reduce((earlier, later) -> later).orElseThrow();
  }

  @Test
  void journal_holdsWhatThePhoneIsAndWhatItAnswers() {
    Telling model = new Telling();
    EmulatorConfig config = EmulatorConfig.builder().phone(model).withoutFeatures(PHONEFEATURE_GETRING).build();
    // The configuration asks for the name, which counts as a description.
    model.described = 0;
    try (Emulator emulator = Emulator.create(config)) {
      TestApp app = new TestApp(emulator, "app");
      assertEquals(DescriptionText.write(EVERYTHING.lacking(PHONEFEATURE_GETRING)),
          last(emulator, JournalKind.SESSION, 0).text());
      int hPhone = app.owner(0);
      app.tapi.phoneGetData(hPhone, 1, ByteBuffer.allocate(4), 4);
      assertArrayEquals(new byte[] {5},
          last(emulator, JournalKind.DEVICE_RETURN, DeviceCall.GET_DATA.ordinal()).data());
      ByteBuffer status = ByteBuffer.allocate(1000);
      new PhoneStatus().wrap(status).dwTotalSize(1000);
      app.tapi.phoneGetStatus(hPhone, status);
      assertArrayEquals(new byte[] {6, 7},
          last(emulator, JournalKind.DEVICE_RETURN, DeviceCall.GET_STATUS.ordinal()).data());
      model.port.capabilitiesChanged();
      emulator.runUntilIdle();
      assertEquals(DescriptionText.write(PhoneDescription.named("less").build()
          .lacking(PHONEFEATURE_GETRING)), last(
          emulator, JournalKind.DEVICE_RETURN, DeviceCall.DESCRIBE.ordinal()).text());
    }
  }
}
