package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.emulator.testing.WindowApp;
import dev.tapiemulator.tapi.struct.VarString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** phoneGetIcon and phoneConfigDialog with and without hooks, and phoneGetID (C-33). */
class IconAndDialogTest {

  private static final int PLAIN = 0;
  private static final int HOOKED = 1;
  private static final long OWN_ICON = 0x123;
  private static final long BIG_ICON = 0x7_0000_0001L;

  private final List<String> asked = new ArrayList<>();
  private final EchoPhone hooked = new EchoPhone() {
    @Override
    public long icon(String deviceClass) {
      return switch (deviceClass) {
        case "" -> OWN_ICON;
        case "wave/in" -> BIG_ICON;
        case "broken" -> PHONEERR_NOMEM;
        default -> PHONEERR_INVALDEVICECLASS;
      };
    }

    @Override
    public int configDialog(String deviceClass, long hwndOwner) {
      asked.add("\"" + deviceClass + "\" " + hwndOwner);
      return deviceClass.equals("tapi/line") ? PHONEERR_INUSE : 0;
    }
  };
  private final Emulator emulator =
      TestEmulator.create(EmulatorConfig.builder().phone(new EchoPhone()).phone(hooked).build());
  private final TestApp app = new TestApp(emulator, "dialer");
  private final LongHolder icon = new LongHolder();

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "tapi/phone", "TAPI/Phone"})
  void phoneGetIcon_ofThePhoneItself(String deviceClass) {
    succeed(app.tapi.phoneGetIcon(PLAIN, deviceClass, icon));
    long generic = icon.value;
    assertNotEquals(0, generic);
    succeed(app.tapi.phoneGetIconW(HOOKED, deviceClass, icon));
    assertEquals(OWN_ICON, icon.value);
  }

  @Test
  void phoneGetIcon_ofAnotherClass() {
    assertEquals(PHONEERR_INVALDEVICECLASS, app.tapi.phoneGetIcon(PLAIN, "wave/in", icon));
    assertEquals(0, icon.value);
    succeed(app.tapi.phoneGetIcon(HOOKED, "WAVE/in", icon));
    assertEquals(BIG_ICON, icon.value);
    assertEquals(PHONEERR_INVALDEVICECLASS, app.tapi.phoneGetIcon(HOOKED, "wave/out", icon));
    assertEquals(PHONEERR_NOMEM, app.tapi.phoneGetIcon(HOOKED, "broken", icon));
  }

  @Test
  void phoneGetIcon_anOldApplicationOfTheProcessMakesEveryFailureTheGenericIcon() {
    succeed(app.tapi.phoneGetIcon(PLAIN, null, icon));
    long generic = icon.value;
    WindowApp old = new WindowApp(app.process, "old");
    for (String deviceClass : List.of("wave/in", "nonsense")) {
      succeed(app.tapi.phoneGetIcon(PLAIN, deviceClass, icon));
      assertEquals(generic, icon.value);
    }
    succeed(app.tapi.phoneGetIcon(HOOKED, "broken", icon));
    assertEquals(generic, icon.value);
    assertEquals(
        PHONEERR_INVALDEVICECLASS,
        emulator.attach("other").tapi().phoneGetIcon(PLAIN, "wave/in", icon),
        "other processes");
    succeed(old.tapi.phoneShutdown(old.hPhoneApp));
    assertEquals(PHONEERR_INVALDEVICECLASS, app.tapi.phoneGetIcon(PLAIN, "wave/in", icon));
  }

  @Test
  void phoneGetIcon_needsAPlaceForTheIconAndAPhone() {
    assertEquals(PHONEERR_INVALPOINTER, app.tapi.phoneGetIcon(PLAIN, null, null));
    assertEquals(PHONEERR_BADDEVICEID, app.tapi.phoneGetIcon(2, null, icon));
  }

  @Test
  void phoneConfigDialog_withoutHookIsUnavailable() {
    assertEquals(PHONEERR_OPERATIONUNAVAIL, app.tapi.phoneConfigDialog(PLAIN, 0, null));
    assertEquals(PHONEERR_OPERATIONUNAVAIL, app.tapi.phoneConfigDialogW(PLAIN, 0, "wave/in"));
  }

  @Test
  void phoneConfigDialog_asksThePhone() {
    succeed(app.tapi.phoneConfigDialog(HOOKED, 0x55, null));
    succeed(app.tapi.phoneConfigDialogW(HOOKED, 0, "Tapi/Phone"));
    succeed(app.tapi.phoneConfigDialogA(HOOKED, 0, "Wave/In"));
    assertEquals(PHONEERR_INUSE, app.tapi.phoneConfigDialog(HOOKED, 0, "tapi/line"));
    assertEquals(List.of("\"\" 85", "\"\" 0", "\"wave/in\" 0", "\"tapi/line\" 0"), asked);
  }

  @Test
  void phoneConfigDialog_needsNoOpenPhoneAndNoOwnership() {
    new TestApp(emulator, "owner").owner(HOOKED);
    succeed(app.tapi.phoneConfigDialog(HOOKED, 0, null));
  }

  private final ByteBuffer block = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
  private final VarString id = new VarString().wrap(block).dwTotalSize(64);

  @Test
  void phoneGetID_tellsTheDeviceIdOfTheHandle() {
    int hPhone = app.monitor(HOOKED);
    for (String deviceClass : List.of("tapi/phone", "TAPI/PHONE")) {
      succeed(app.tapi.phoneGetID(hPhone, block, deviceClass));
      assertEquals(STRINGFORMAT_BINARY, id.dwStringFormat());
      assertEquals(4, id.dwStringSize());
      assertEquals(HOOKED, block.getInt(id.dwStringOffset()));
    }
  }

  @Test
  void phoneGetID_tellsTheIdOfAnAssociatedDevice() {
    int hPhone = app.monitor(PLAIN);
    succeed(app.tapi.phoneGetIDW(hPhone, block, "Wave/In"));
    assertEquals(7, block.getInt(id.dwStringOffset()));
  }

  @Test
  void phoneGetID_ofAClassThePhoneLacks() {
    int hPhone = app.monitor(PLAIN);
    assertEquals(PHONEERR_INVALDEVICECLASS, app.tapi.phoneGetID(hPhone, block, "wave/out"));
    assertEquals(PHONEERR_INVALDEVICECLASS, app.tapi.phoneGetID(hPhone, block, ""));
    assertEquals(PHONEERR_INVALPOINTER, app.tapi.phoneGetID(hPhone, block, null));
  }

  @Test
  void phoneGetID_leavesOutWhatDoesNotFit() {
    int hPhone = app.monitor(HOOKED);
    id.dwTotalSize(VarString.fixedSize() + 3);
    succeed(app.tapi.phoneGetID(hPhone, block, "tapi/phone"));
    assertEquals(List.of(0, 0), List.of(id.dwStringSize(), id.dwStringOffset()));
    assertEquals(VarString.fixedSize() + 4, id.dwNeededSize());
    assertEquals(VarString.fixedSize(), id.dwUsedSize());
  }
}
