package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tapiemulator.emulator.choice.Choice;
import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.choice.FaultPlan;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.HandPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The values of the rulings that do not concern closing or ownership, each as the application sees it. */
class RulingsTest {

  private Emulator emulator;
  private TestApp app;

  private int ownerUnder(Ruling ruling, String option) {
    return ownerUnder(EmulatorConfig.builder().ruling(ruling, option));
  }

  private int ownerUnder(EmulatorConfig.Builder config) {
    emulator = TestEmulator.create(config.phone(new EchoPhone(0)).build());
    app = new TestApp(emulator, "dialer");
    return app.owner(0);
  }

  private List<String> afterLamp(int hPhone) {
    app.listen(hPhone, PHONESTATE_LAMP);
    accepted(app.tapi.phoneSetLamp(hPhone, 12, PHONELAMPMODE_STEADY));
    return app.words();
  }

  @Test
  void replyBeforeReturn_onOneThreadBothValuesAreTheSame() {
    for (String option : Ruling.REPLY_BEFORE_RETURN.options()) {
      int hPhone = ownerUnder(Ruling.REPLY_BEFORE_RETURN, option);
      EventHandle event = app.process.eventHandle(app.hEvent);
      boolean[] signalledInside = new boolean[1];
      HandPhone nosy = new HandPhone() {
        @Override
        public int setLamp(int requestId, int buttonLampId, int lampMode, DevicePort port) {
          port.complete(requestId, 0);
          signalledInside[0] = event.isSignalled();
          return requestId;
        }
      };
      int id = emulator.addPhone(nosy);
      app.words();
      int request = accepted(app.tapi.phoneSetLamp(app.owner(id), 12, PHONELAMPMODE_STEADY));
      assertEquals(List.of("REPLY " + request + " 0"), app.words());
      assertFalse(signalledInside[0], "completed inside the call, the reply waits for its return");
      succeed(app.tapi.phoneClose(hPhone));
    }
  }

  @Test
  void replyAgainstStateChange_stateFirst() {
    assertEquals(
        List.of("STATE LAMP 12", "REPLY 1 0"), afterLamp(ownerUnder(Ruling.REPLY_AGAINST_STATE_CHANGE, "state first")));
  }

  @Test
  void replyAgainstStateChange_replyFirst() {
    assertEquals(
        List.of("REPLY 1 0", "STATE LAMP 12"), afterLamp(ownerUnder(Ruling.REPLY_AGAINST_STATE_CHANGE, "reply first")));
  }

  @Test
  void replyAgainstStateChange_either_isAChoice() {
    EmulatorConfig.Builder either = EmulatorConfig.builder()
        .ruling(Ruling.REPLY_AGAINST_STATE_CHANGE, "either")
        .families(EnumSet.of(ChoiceFamily.ORDER));
    assertEquals(List.of("STATE LAMP 12", "REPLY 1 0"), afterLamp(ownerUnder(either)), "ordinarily the state");
    List<Choice> replyFirst = List.of(new Choice(Decision.REPLY_BEFORE_STATE_CHANGE, 2, 1));
    EmulatorConfig.Builder chosen = EmulatorConfig.builder()
        .ruling(Ruling.REPLY_AGAINST_STATE_CHANGE, "either")
        .families(EnumSet.of(ChoiceFamily.ORDER))
        .choices(replyFirst);
    assertEquals(List.of("REPLY 1 0", "STATE LAMP 12"), afterLamp(ownerUnder(chosen)));
  }

  @Test
  void requesterSeesOwnStateChange_yes() {
    assertEquals(
        List.of("STATE LAMP 12", "REPLY 1 0"), afterLamp(ownerUnder(Ruling.REQUESTER_SEES_OWN_STATE_CHANGE, "yes")));
  }

  @Test
  void requesterSeesOwnStateChange_no_butItsOtherHandlesDo_andWhatItDidNotAskForItSees() {
    int hPhone = ownerUnder(Ruling.REQUESTER_SEES_OWN_STATE_CHANGE, "no");
    assertEquals(List.of("REPLY 1 0"), afterLamp(hPhone));
    app.listen(app.monitor(0), PHONESTATE_LAMP);
    accepted(app.tapi.phoneSetLamp(hPhone, 13, PHONELAMPMODE_STEADY));
    assertEquals(List.of("STATE LAMP 13", "REPLY 2 0"), app.words());
    app.listen(hPhone, PHONESTATE_SUSPEND);
    emulator.phone(0).suspend();
    assertEquals(List.of("STATE SUSPEND"), app.words());
  }

  @Test
  void requesterSeesOwnStateChange_no_alsoWhenThePhoneReportsTheChangeAfterTheCompletion() {
    HandPhone late = new HandPhone();
    ownerUnder(Ruling.REQUESTER_SEES_OWN_STATE_CHANGE, "no");
    int id = emulator.addPhone(late);
    app.words();
    int hPhone = app.owner(id);
    app.listen(hPhone, PHONESTATE_LAMP);
    int request = accepted(app.tapi.phoneSetLamp(hPhone, 12, PHONELAMPMODE_STEADY));
    late.settle(0);
    late.port.changed(PHONESTATE_LAMP, 12, request, true);
    assertEquals(List.of("REPLY " + request + " 0"), app.words());
  }

  @Test
  void unchangedValueNotifies_no() {
    int hPhone = ownerUnder(Ruling.UNCHANGED_VALUE_NOTIFIES, "no");
    afterLamp(hPhone);
    assertEquals(List.of("REPLY 2 0"), afterLamp(hPhone));
  }

  @Test
  void unchangedValueNotifies_yes() {
    int hPhone = ownerUnder(Ruling.UNCHANGED_VALUE_NOTIFIES, "yes");
    afterLamp(hPhone);
    assertEquals(List.of("STATE LAMP 12", "REPLY 2 0"), afterLamp(hPhone));
  }

  @Test
  void versionOfOpenDevice_eachApplications() {
    ownerUnder(Ruling.VERSION_OF_OPEN_DEVICE, "each application's");
    TestApp older = new TestApp(app.process, "older", TAPI_VERSION_2_0);
    older.monitor(0);
  }

  @Test
  void versionOfOpenDevice_firstOpeners() {
    int hPhone = ownerUnder(Ruling.VERSION_OF_OPEN_DEVICE, "first opener's");
    TestApp older = new TestApp(app.process, "older", TAPI_VERSION_2_0);
    older.negotiate(0);
    IntHolder out = new IntHolder();
    assertEquals(PHONEERR_INCOMPATIBLEAPIVERSION, older.tryOpen(0, TAPI_VERSION_2_0, PHONEPRIVILEGE_MONITOR, out));
    int second = app.monitor(0);
    succeed(app.tapi.phoneClose(hPhone));
    assertEquals(PHONEERR_INCOMPATIBLEAPIVERSION, older.tryOpen(0, TAPI_VERSION_2_0, PHONEPRIVILEGE_MONITOR, out));
    succeed(app.tapi.phoneClose(second));
    succeed(older.tryOpen(0, TAPI_VERSION_2_0, PHONEPRIVILEGE_MONITOR, out));
  }

  private List<String> afterData(String option) {
    int hPhone = ownerUnder(Ruling.DATA_AREA_CHANGE, option);
    app.listen(hPhone, PHONESTATE_OTHER | PHONESTATE_DEVSPECIFIC | PHONESTATE_CAPSCHANGE);
    accepted(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1));
    return app.words();
  }

  @Test
  void dataAreaChange_OTHER() {
    assertEquals(List.of("STATE OTHER", "REPLY 1 0"), afterData("PHONESTATE_OTHER"));
  }

  @Test
  void dataAreaChange_DEVSPECIFIC() {
    assertEquals(List.of("STATE DEVSPECIFIC", "REPLY 1 0"), afterData("PHONESTATE_DEVSPECIFIC"));
  }

  @Test
  void dataAreaChange_none() {
    assertEquals(List.of("REPLY 1 0"), afterData("none"));
  }

  private long errorInReply(String option, PointerWidth width) {
    FaultPlan fails = FaultPlan.builder().failReply(PhoneFunction.PHONE_SET_LAMP, 1, PhoneErr.NOMEM).build();
    emulator = TestEmulator.create(EmulatorConfig.builder()
        .ruling(Ruling.REPLY_ERROR_EXTENSION, option)
        .faults(fails)
        .phone(new EchoPhone(0))
        .build());
    app = new TestApp(emulator.attach("dialer", width), "dialer", TAPI_VERSION_2_2);
    accepted(app.tapi.phoneSetLamp(app.owner(0), 12, PHONELAMPMODE_STEADY));
    emulator.runUntilIdle();
    return app.messages().get(0).param2();
  }

  @Test
  void replyErrorExtension_sign() {
    assertEquals(PHONEERR_NOMEM, errorInReply("sign", PointerWidth.BITS_64));
  }

  @Test
  void replyErrorExtension_zero() {
    assertEquals(PHONEERR_NOMEM & 0xFFFFFFFFL, errorInReply("zero", PointerWidth.BITS_64));
  }

  @Test
  void replyErrorExtension_concerns64BitProgramsAlone() {
    for (String option : Ruling.REPLY_ERROR_EXTENSION.options()) {
      assertEquals(PHONEERR_NOMEM, (int) errorInReply(option, PointerWidth.BITS_32));
    }
  }

  private final HandPhone hand = new HandPhone();
  private final ByteBuffer block = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putInt(1).putInt(2).putInt(3);

  private int escapeUnder(String option) {
    emulator = TestEmulator.create(
        EmulatorConfig.builder().ruling(Ruling.DEV_SPECIFIC_WRITE_BACK, option).phone(hand).build());
    app = new TestApp(emulator, "dialer");
    block.position(0);
    return accepted(app.tapi.phoneDevSpecific(app.owner(0), block, 12));
  }

  @Test
  void devSpecificWriteBack_atTheReply_whenItIsHandedOver() {
    int request = escapeUnder("at the reply");
    hand.settle(0);
    assertEquals(List.of(1, 2, 3), List.of(block.getInt(0), block.getInt(4), block.getInt(8)));
    block.position(8).limit(9);
    assertEquals(List.of("REPLY " + request + " 0"), app.words());
    block.clear();
    assertEquals(List.of(~1, ~2, ~3), List.of(block.getInt(0), block.getInt(4), block.getInt(8)));
  }

  @Test
  void devSpecificWriteBack_atTheReply_nothingAfterFailureOrSuppression() {
    escapeUnder("at the reply");
    hand.settle(PHONEERR_OPERATIONFAILED);
    app.words();
    assertEquals(1, block.getInt(0));
    app.process.kill();
    escapeUnder("at the reply");
    hand.settle(0);
    succeed(app.tapi.phoneShutdown(app.hPhoneApp));
    assertEquals(1, block.getInt(0));
  }

  @Test
  void devSpecificWriteBack_asAMessage_leavesTheBlockAlone() {
    int request = escapeUnder("PHONE_DEVSPECIFIC message");
    hand.settle(0);
    long unsigned = 0xFFFFFFFFL;
    assertEquals(
        List.of(
            "DEVSPECIFIC " + (~1 & unsigned) + " " + (~2 & unsigned) + " " + (~3 & unsigned),
            "REPLY " + request + " 0"),
        app.words());
    assertEquals(List.of(1, 2, 3), List.of(block.getInt(0), block.getInt(4), block.getInt(8)));
  }
}
