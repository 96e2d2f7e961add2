package dev.tapiemulator.testkit.junit;

import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.PhoneCatalogue;
import dev.tapiemulator.emulator.journal.DeviceCall;
import dev.tapiemulator.emulator.journal.DeviceReport;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.spi.ButtonLamp;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.tapi.ConstantGroup;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.testkit.junit.OutOfRange.Attempt;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every phone owes TAPI, as tests: extend it, name the model, inherit them.
 *
 * <pre>{@code
 * class DoorPhoneTest extends DeviceModelContract {
 *   @Override
 *   protected PhoneDeviceModel newPhone() {
 *     return new DoorPhone();
 *   }
 * }
 * }</pre>
 */
public abstract class DeviceModelContract {

  private static final int[] HOOKSWITCHES =
      {PHONEHOOKSWITCHDEV_HANDSET, PHONEHOOKSWITCHDEV_SPEAKER, PHONEHOOKSWITCHDEV_HEADSET};
  private static final int[] MODES = {
    PHONEHOOKSWITCHMODE_MIC, PHONEHOOKSWITCHMODE_SPEAKER, PHONEHOOKSWITCHMODE_MICSPEAKER, PHONEHOOKSWITCHMODE_ONHOOK};
  private static final int LOUDEST = 0xFFFF;
  private static final int A_REQUEST = 7;

  protected DeviceModelContract() {}

  /** A new phone, as it left the factory. */
  protected abstract PhoneDeviceModel newPhone();

  /** Bytes that the download area accepts and succeeds with; overridden where "x" will not do. */
  protected byte[] payload(int dataId) {
    return "x".getBytes(StandardCharsets.US_ASCII);
  }

  /** A new phone of a kind that is known by name. */
  protected static PhoneDeviceModel named(String name) {
    return PhoneCatalogue.discover(DeviceModelContract.class.getClassLoader()).create(name);
  }

  private ContractBench bench() {
    return new ContractBench(newPhone(), this::payload);
  }

  // ---- requests

  /** S:nc-tspi-async_completion. */
  @Test
  void everyRequest_isCompletedExactlyOnce() {
    try (ContractBench bench = bench()) {
      List<Integer> requests = bench.requestEverything();
      bench.emulator.runUntilIdle();
      assertAll(requests.stream().map(request -> () ->
          assertEquals(1, bench.completions(request), () -> "completions of request " + request)));
      nothingWrong(bench);
    }
  }

  /** S:nf-tspi-tspi_phoneclose: completed or aborted before close returns. */
  @Test
  void close_settlesEverythingBeforeItReturns() {
    try (ContractBench bench = bench()) {
      List<Integer> requests = bench.requestEverything();
      assertEquals(0, bench.tapi().phoneClose(bench.hPhone));
      int returned = bench.last(JournalKind.DEVICE_RETURN, DeviceCall.CLOSE);
      assertAll(requests.stream().map(request -> () ->
          assertEquals(1, bench.reports(DeviceReport.COMPLETE)
              .filter(record -> record.word(0) == request && record.index() < returned)
              .count(), () -> "completions of request " + request + " before close returned")));
      nothingWrong(bench);
    }
  }

  /** S:nf-tspi-tspi_phoneclose: nothing afterwards, whatever happens to the phone, up to the end of the session. */
  @Test
  void close_isFollowedByNoReport() {
    try (ContractBench bench = bench()) {
      bench.requestEverything();
      bench.tapi().phoneClose(bench.hPhone);
      int returned = bench.last(JournalKind.DEVICE_RETURN, DeviceCall.CLOSE);
      pressEverything(bench);
      bench.emulator.runUntilIdle();
      bench.tapi().phoneShutdown(bench.app.hPhoneApp());
      assertEquals(List.of(), bench.records().stream()
          .filter(record -> record.index() > returned && record.kind() == JournalKind.REPORT)
          .map(record -> DeviceReport.values()[record.code()])
          .toList());
      nothingWrong(bench);
    }
  }

  /** W:phone-close. */
  @Test
  void phoneTakenAway_settlesEverythingFirst() {
    try (ContractBench bench = bench()) {
      List<Integer> requests = bench.requestEverything();
      bench.emulator.phone(0).forceClose();
      assertAll(requests.stream().map(request -> () ->
          assertEquals(1, bench.completions(request), () -> "completions of request " + request)));
      bench.emulator.runUntilIdle();
      nothingWrong(bench);
    }
  }

  @Test
  void phoneOpenedAgain_worksAsBefore() {
    try (ContractBench bench = bench()) {
      bench.requestEverything();
      bench.tapi().phoneClose(bench.hPhone);
      bench.open();
      List<Integer> requests = bench.requestEverything();
      bench.emulator.runUntilIdle();
      assertAll(requests.stream().map(request -> () ->
          assertEquals(1, bench.completions(request), () -> "completions of request " + request)));
      nothingWrong(bench);
    }
  }

  // ---- ranges: the model is asked itself, since the emulator would refuse in its place

  /** C-91. */
  @Test
  void dataIds_endBelowTheNumberDeclared() {
    PhoneDeviceModel model = opened();
    assertAll(OutOfRange.of(model, payload(0)).stream().filter(Attempt::isAboutData)
        .map(attempt -> () -> refuses(attempt, new RecordingPort())));
    assertAll(IntStream.range(0, model.describe().numSetData()).mapToObj(id -> () -> {
      int result = model.setData(A_REQUEST + id, id, ByteBuffer.wrap(payload(id)), new RecordingPort());
      assertTrue(result != PHONEERR_INVALDATAID, () -> "setData of declared data id " + id);
    }));
    assertAll(IntStream.range(0, model.describe().numGetData()).mapToObj(id -> () ->
        assertTrue(model.getData(id, ByteBuffer.allocate(LOUDEST)) != PHONEERR_INVALDATAID,
            () -> "getData of declared data id " + id)));
  }

  /** A:ns-tapi-phonecaps. */
  @Test
  void positions_endBelowTheNumberDeclared() {
    assertAll(OutOfRange.of(opened(), payload(0)).stream().filter(attempt -> !attempt.isAboutData())
        .map(attempt -> () -> refuses(attempt, new RecordingPort())));
  }

  /** C-92. */
  @Test
  void refusedRequest_changesNothingAndIsNotCompleted() {
    PhoneDeviceModel model = opened();
    PhoneDescription phone = model.describe();
    RecordingPort port = new RecordingPort();
    for (Attempt attempt : OutOfRange.of(model, payload(0))) {
      List<Object> before = PhoneState.of(model, phone);
      if (attempt.call().applyAsLong(port) < 0) {
        assertEquals(before, PhoneState.of(model, phone), attempt.what() + " was refused, and changed the phone");
        assertEquals(List.of(), port.reported, attempt.what() + " was refused, and reported");
      }
    }
  }

  // ---- state

  /** W:phone-button. */
  @Test
  void everyDown_isFollowedByItsUp() {
    try (ContractBench bench = bench()) {
      List<ButtonLamp> positions = bench.phone.buttonLamps();
      assumeTrue(positions.stream().anyMatch(ButtonLamp::hasButton), "the phone has no button");
      pressEverything(bench);
      bench.emulator.runUntilIdle();
      List<JournalRecord> reports = bench.reports(DeviceReport.BUTTON).toList();
      assertTrue(!reports.isEmpty(), "no button was reported");
      for (int id = 0; id < positions.size(); id++) {
        assertEquals(
            count(reports, id, PHONEBUTTONSTATE_DOWN), count(reports, id, PHONEBUTTONSTATE_UP), "ups of " + id);
      }
      nothingWrong(bench);
    }
  }

  private static void pressEverything(ContractBench bench) {
    for (int id = 0; id < bench.phone.buttonLamps().size(); id++) {
      if (bench.phone.buttonLamps().get(id).hasButton()) {
        bench.emulator.phone(0).press(id);
      }
    }
  }

  private static long count(List<JournalRecord> reports, int button, int state) {
    return reports.stream().filter(record -> record.word(0) == button && record.word(2) == state).count();
  }

  /** C-86, C-90: whatever was asked for, what is read back is in range. */
  @Test
  void levels_areReadBackInRange() {
    try (ContractBench bench = bench()) {
      bench.requestEverything();
      bench.emulator.runUntilIdle();
      for (int device : HOOKSWITCHES) {
        IntHolder level = new IntHolder();
        if (bench.tapi().phoneGetVolume(bench.hPhone, device, level) == 0) {
          inRange(level.value, "volume of hookswitch device " + device);
        }
        if (bench.tapi().phoneGetGain(bench.hPhone, device, level) == 0) {
          inRange(level.value, "gain of hookswitch device " + device);
        }
      }
      IntHolder ringMode = new IntHolder();
      IntHolder ringVolume = new IntHolder();
      if (bench.tapi().phoneGetRing(bench.hPhone, ringMode, ringVolume) == 0) {
        inRange(ringVolume.value, "ring volume");
        assertTrue(ringMode.value >= 0 && ringMode.value <= bench.phone.ringModes(), "ring mode " + ringMode.value);
      }
      nothingWrong(bench);
    }
  }

  /** W:phonehookswitchmode--constants. */
  @Test
  void hookSwitches_areInModesThatTheyDeclare() {
    try (ContractBench bench = bench()) {
      bench.requestEverything();
      bench.emulator.runUntilIdle();
      for (int device : HOOKSWITCHES) {
        int modes = bench.phone.hookSwitch(device).modes() | PHONEHOOKSWITCHMODE_UNKNOWN;
        assertMode(modes, bench.model.hookSwitchMode(device), device);
        assertMode(modes, reported(bench, device), device);
      }
      nothingWrong(bench);
    }
  }

  private static long reported(ContractBench bench, int device) {
    int states = device == PHONEHOOKSWITCHDEV_HANDSET ? PHONESTATE_HANDSETHOOKSWITCH
        : device == PHONEHOOKSWITCHDEV_SPEAKER ? PHONESTATE_SPEAKERHOOKSWITCH : PHONESTATE_HEADSETHOOKSWITCH;
    return bench.reports(DeviceReport.CHANGED).filter(record -> record.word(0) == states)
        .mapToLong(record -> record.word(1))
        .reduce(0, (first, second) -> second);
  }

  private static void assertMode(int modes, long mode, int device) {
    boolean single = Long.bitCount(mode) <= 1 && (mode & ~modes) == 0;
    assertTrue(mode <= 0 || single, () -> "hookswitch device " + device + " is in mode " + mode);
  }

  /** C-51: what was asked for is so when the reply says 0, on the device that was named and on no other. */
  @Test
  void hookSwitch_isPutIntoTheModeAskedFor() {
    try (ContractBench bench = bench()) {
      for (int device : HOOKSWITCHES) {
        for (int mode : MODES) {
          if ((bench.phone.hookSwitch(device).settableModes() & mode) != 0) {
            List<Long> others = modesExcept(bench.model, device);
            int request = bench.tapi().phoneSetHookSwitch(bench.hPhone, device, mode);
            bench.emulator.runUntilIdle();
            if (bench.succeeded(request)) {
              assertEquals(mode, bench.model.hookSwitchMode(device), () -> "mode of hookswitch device " + device);
              assertEquals(others, modesExcept(bench.model, device), () -> "modes of others than " + device);
            }
          }
        }
      }
      nothingWrong(bench);
    }
  }

  private static List<Long> modesExcept(PhoneDeviceModel model, int device) {
    return IntStream.of(HOOKSWITCHES).filter(other -> other != device).mapToObj(model::hookSwitchMode).toList();
  }

  /** C-66: a change that the phone says it reports is reported. */
  @Test
  void changes_areReported() {
    try (ContractBench bench = bench()) {
      Map<Integer, List<Object>> before = PhoneState.byStateBit(bench.model, bench.phone);
      bench.requestEverything();
      bench.emulator.runUntilIdle();
      Map<Integer, List<Object>> after = PhoneState.byStateBit(bench.model, bench.phone);
      before.forEach((bit, value) -> {
        boolean mustBeTold = !value.equals(after.get(bit)) && (bench.phone.phoneStates() & bit) != 0;
        boolean told = bench.reports(DeviceReport.CHANGED).anyMatch(record -> (record.word(0) & bit) != 0);
        assertTrue(!mustBeTold || told, () -> "a change was not reported: " + ConstantGroup.PHONESTATE.flags(bit));
      });
      nothingWrong(bench);
    }
  }

  /** C-76 to C-80. */
  @Test
  void structures_canBeReadInEveryVersion() {
    try (ContractBench bench = bench()) {
      bench.requestEverything();
      bench.emulator.runUntilIdle();
      Structures.read(bench);
      nothingWrong(bench);
    }
  }

  private PhoneDeviceModel opened() {
    PhoneDeviceModel model = newPhone();
    assertEquals(0, model.open(new RecordingPort()), "open");
    return model;
  }

  /** Refused, and with a code that an application knows what to do with (C-45, C-46). */
  private static void refuses(Attempt attempt, DevicePort port) {
    long result = attempt.call().applyAsLong(port);
    assertTrue(result < 0, () -> attempt.what() + " should be refused, but gave " + result);
    PhoneErr code = PhoneErr.of((int) result).orElse(PhoneErr.OK);
    assertTrue(PhoneErr.isDeviceSpecific((int) result) || attempt.function().documented().contains(code), () ->
        attempt.what() + " was refused with " + PhoneErr.nameOf(result) + ", which the page of "
            + attempt.function().headerName() + " does not list");
  }

  private static void inRange(int level, String what) {
    assertTrue(level >= 0 && level <= LOUDEST, () -> what + " is " + level);
  }

  private static void nothingWrong(ContractBench bench) {
    assertEquals(List.of(), bench.emulator.violations());
  }
}
