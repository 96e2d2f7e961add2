package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.repliesIn;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.FailingPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.spi.DeviceViolation;
import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.tapi.struct.PhoneButtonInfo;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An exception from any method of a model is a violation and leaves nothing but its own result wrong. */
class ThrowingModelTest {

  /** Asked for by nobody while an emulator runs. */
  private static final Set<String> NEVER_CALLED = Set.of("factoryReset", "stateHash");

  /** Called for no result of a function; the generic icon stands in for one that cannot be had. */
  private static final Set<String> UNSEEN =
      Set.of("describe", "face", "icon", "reclaimed", "sessionEnded", "sessionStarted", "statusInterest", "timer");

  private static final int ROOM = 1024;

  private final FailingPhone phone = new FailingPhone();

  static Stream<String> methods() {
    return Arrays.stream(PhoneDeviceModel.class.getMethods())
        .map(Method::getName)
        .filter(name -> !NEVER_CALLED.contains(name))
        .sorted();
  }

  private Emulator emulator() {
    return TestEmulator.create(EmulatorConfig.builder().lenient().phone(phone.model).phone(new EchoPhone()).build());
  }

  @Test
  void everyMethodIsCalledOnTheTour() {
    try (Emulator emulator = emulator()) {
      List<Integer> results = tour(emulator);
      assertEquals(methods().toList(), List.copyOf(phone.called));
      assertTrue(results.stream().allMatch(result -> result >= 0), results::toString);
      assertTrue(emulator.violations().isEmpty(), () -> emulator.violations().toString());
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void exception_isAViolationAndThePhoneWorksOnOnceItIsGone(String method) {
    theTourSurvives(method, new IllegalStateException("broken on purpose"));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void error_isAViolationToo(String method) {
    theTourSurvives(method, new NoClassDefFoundError("broken on purpose"));
  }

  private void theTourSurvives(String method, Throwable trouble) {
    try (Emulator emulator = emulator()) {
      phone.broken = method;
      phone.trouble = trouble;
      TestApp bystander = new TestApp(emulator, "bystander");
      int theirs = accepted(bystander.tapi.phoneSetData(bystander.owner(1), 0, bytes(1), 1));
      List<Integer> results = tour(emulator);
      assertEquals(List.of(theirs), repliesIn(bystander.messages()));
      assertEquals(0, bystander.tapi.phoneShutdown(bystander.hPhoneApp));
      phone.broken = "";
      Set<Integer> expected = Set.of(PHONEERR_OPERATIONFAILED, PHONEERR_INVALPHONEHANDLE);
      assertTrue(results.stream().allMatch(result -> result >= 0 || expected.contains(result)), results::toString);
      assertEquals(!UNSEEN.contains(method), results.contains(PHONEERR_OPERATIONFAILED), results::toString);
      assertTrue(emulator.violations().stream().anyMatch(violation -> violation.kind() == DeviceViolation.EXCEPTION));
      assertTrue(emulator.violations().stream().allMatch(violation -> violation.deviceId() == 0));
      worksAgain(emulator);
    }
  }

  private static void worksAgain(Emulator emulator) {
    TestApp app = new TestApp(emulator, "afterwards");
    int hPhone = app.owner(0);
    int request = accepted(app.tapi.phoneSetLamp(hPhone, 12, PHONELAMPMODE_STEADY));
    emulator.advance(Duration.ofSeconds(1));
    assertEquals(List.of(request), repliesIn(app.messages()));
    assertEquals(0, app.tapi.phoneClose(hPhone));
    assertEquals(0, app.tapi.phoneShutdown(app.hPhoneApp));
    assertFalse(emulator.phone(0).isOpen());
  }

  /** Calls everything that asks the phone something; the results. */
  private List<Integer> tour(Emulator emulator) {
    List<Integer> results = new ArrayList<>();
    TestApp app = new TestApp(emulator, "tourist");
    Tapi32 tapi = app.tapi;
    IntHolder out = new IntHolder();
    app.negotiate(0);
    results.add(tapi.phoneNegotiateExtVersion(app.hPhoneApp, 0, TAPI_VERSION_2_2, 0x10000, 0x30000, out));
    int extVersion = results.get(0) == 0 ? out.value : 0;
    IntHolder hPhone = new IntHolder();
    results.add(tapi.phoneOpen(app.hPhoneApp, 0, hPhone, TAPI_VERSION_2_2, extVersion, 0, PHONEPRIVILEGE_OWNER));
    int phoneHandle = hPhone.value;
    results.add(tapi.phoneSetStatusMessages(phoneHandle, PHONESTATE_LAMP, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_DOWN));
    requests(tapi, phoneHandle, results);
    queries(tapi, phoneHandle, results);
    results.add(tapi.phoneConfigDialog(0, 0, null) == PHONEERR_OPERATIONUNAVAIL ? 0 : PHONEERR_OPERATIONFAILED);
    results.add(tapi.phoneGetIcon(0, "", new LongHolder()));
    emulator.phone(0).press(3);
    if (emulator.phone(0).isOpen()) {
      phone.changeCapabilities();
    }
    emulator.advance(Duration.ofSeconds(1));
    emulator.phone(0).forceClose();
    results.add(tapi.phoneOpen(app.hPhoneApp, 0, hPhone, TAPI_VERSION_2_2, 0, 0, PHONEPRIVILEGE_OWNER));
    results.add(tapi.phoneClose(hPhone.value));
    results.add(tapi.phoneShutdown(app.hPhoneApp));
    emulator.advance(Duration.ofSeconds(1));
    return results;
  }

  private static void requests(Tapi32 tapi, int hPhone, List<Integer> results) {
    results.add(tapi.phoneSetData(hPhone, 0, bytes(1), 1));
    results.add(tapi.phoneSetDisplay(hPhone, 0, 0, bytes('a'), 1));
    results.add(tapi.phoneSetLamp(hPhone, 12, PHONELAMPMODE_STEADY));
    results.add(tapi.phoneSetRing(hPhone, 1, 1));
    results.add(tapi.phoneSetHookSwitch(hPhone, PHONEHOOKSWITCHDEV_HANDSET, PHONEHOOKSWITCHMODE_MIC));
    results.add(tapi.phoneSetVolume(hPhone, PHONEHOOKSWITCHDEV_HANDSET, 1));
    results.add(tapi.phoneSetGain(hPhone, PHONEHOOKSWITCHDEV_HANDSET, 1));
    ByteBuffer info = block();
    new PhoneButtonInfo().wrap(info).dwButtonMode(PHONEBUTTONMODE_KEYPAD);
    results.add(tapi.phoneSetButtonInfo(hPhone, 1, info));
    int devSpecific = tapi.phoneDevSpecific(hPhone, bytes(1), 1);
    results.add(devSpecific == PHONEERR_OPERATIONUNAVAIL ? 0 : PHONEERR_OPERATIONFAILED);
  }

  private static void queries(Tapi32 tapi, int hPhone, List<Integer> results) {
    IntHolder out = new IntHolder();
    results.add(tapi.phoneGetLamp(hPhone, 12, out));
    results.add(tapi.phoneGetRing(hPhone, out, new IntHolder()));
    results.add(tapi.phoneGetHookSwitch(hPhone, out));
    results.add(tapi.phoneGetVolume(hPhone, PHONEHOOKSWITCHDEV_HANDSET, out));
    results.add(tapi.phoneGetGain(hPhone, PHONEHOOKSWITCHDEV_HANDSET, out));
    results.add(tapi.phoneGetDisplay(hPhone, block()));
    results.add(tapi.phoneGetData(hPhone, 0, ByteBuffer.allocate(1), 1));
    results.add(tapi.phoneGetButtonInfo(hPhone, 1, block()));
    ByteBuffer status = block();
    int result = tapi.phoneGetStatus(hPhone, status);
    results.add(result);
    if (result < 0) {
      assertEquals(block(), status, "a failing call writes nothing");
    }
  }

  private static ByteBuffer block() {
    ByteBuffer block = ByteBuffer.allocate(ROOM).order(ByteOrder.LITTLE_ENDIAN);
    new PhoneButtonInfo().wrap(block).dwTotalSize(ROOM);
    return block;
  }
}
