package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.spec.PhoneFunction.PHONE_GET_RING;
import static dev.tapiemulator.emulator.spec.PhoneFunction.PHONE_OPEN;
import static dev.tapiemulator.emulator.spec.PhoneFunction.PHONE_SET_DATA;
import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.repliesIn;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.choice.Fault;
import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.choice.FaultPlan;
import dev.tapiemulator.emulator.journal.DeviceCall;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.spi.DeviceViolation;
import dev.tapiemulator.tapi.PhoneErr;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trouble that is planned before the run: documented trouble, and misbehaviour asked for by name. */
class PlannedFaultTest {

  private static final long ORDINARY_LATENCY_MILLIS = 20;

  private Emulator emulator;
  private TestApp app;
  private int hPhone;

  private void run(FaultPlan plan, Runnable scene) {
    run(EmulatorConfig.builder().faults(plan), scene);
  }

  private void run(EmulatorConfig.Builder config, Runnable scene) {
    try (Emulator created = TestEmulator.create(
        config.phone(new EchoPhone(ORDINARY_LATENCY_MILLIS)).phone(new EchoPhone(ORDINARY_LATENCY_MILLIS)).build())) {
      emulator = created;
      app = new TestApp(created, "dialer");
      hPhone = app.owner(0);
      scene.run();
    }
  }

  private static FaultPlan happens(FaultKind kind) {
    return FaultPlan.builder().happens(kind, PHONE_SET_DATA, 1).build();
  }

  private int download() {
    return app.tapi.phoneSetData(hPhone, 1, bytes(7), 1);
  }

  private void pass(long millis) {
    emulator.advance(Duration.ofMillis(millis));
  }

  private List<String> kindsOf(List<TestApp.Message> messages) {
    return messages.stream().map(message -> switch (message.id()) {
      case PHONE_REPLY -> "reply " + PhoneErr.nameOf((int) message.param2());
      case PHONE_CLOSE -> "close";
      default -> "message " + message.id();
    }).toList();
  }

  private List<DeviceViolation> violations() {
    return emulator.violations().stream().map(Violation::kind).toList();
  }

  // ---- documented trouble

  @Test
  void refuse_refusesTheNthCallAtOnceAndAsksNoPhone() {
    run(FaultPlan.builder().refuse(PHONE_SET_DATA, 2, PhoneErr.RESOURCEUNAVAIL).build(), () -> {
      accepted(download());
      assertEquals(PHONEERR_RESOURCEUNAVAIL, download());
      accepted(download());
      pass(ORDINARY_LATENCY_MILLIS);
      assertEquals(List.of("reply 0", "reply 0"), kindsOf(app.messages()));
      assertEquals(2, count(JournalKind.DEVICE_CALL, DeviceCall.SET_DATA.ordinal()));
    });
  }

  /** How many records of that kind, and of that code unless it is -1, the journal holds. */
  private int count(JournalKind kind, int code) {
    int count = 0;
    for (JournalRecord record : emulator.journal()) {
      count += record.kind() == kind && (code < 0 || record.code() == code) ? 1 : 0;
    }
    return count;
  }

  @Test
  void refuse_countsOnlyCallsThatPassTheirChecks() {
    run(FaultPlan.builder().refuse(PHONE_SET_DATA, 2, PhoneErr.NOMEM).build(), () -> {
      accepted(download());
      assertEquals(PHONEERR_INVALDATAID, app.tapi.phoneSetData(hPhone, 99, bytes(7), 1));
      assertEquals(PHONEERR_INVALPHONEHANDLE, app.tapi.phoneSetData(0, 1, bytes(7), 1));
      assertEquals(PHONEERR_NOMEM, download());
    });
  }

  @Test
  void refuse_onOneDeviceCountsThatDevicesCalls() {
    Fault fault = new Fault(FaultKind.REFUSE, null, 1, 3, PHONEERR_NOMEM, 0);
    run(FaultPlan.builder().add(fault).build(), () -> {
      IntHolder out = new IntHolder();
      int other = app.owner(1); // phoneNegotiateAPIVersion and phoneOpen are the first two calls on phone 1
      assertEquals(0, app.tapi.phoneGetRing(hPhone, out, out));
      assertEquals(PHONEERR_NOMEM, app.tapi.phoneGetRing(other, out, out));
      assertEquals(0, app.tapi.phoneGetRing(other, out, out));
    });
  }

  @Test
  void failReply_acceptsAndBringsTheErrorInTheReply() {
    run(FaultPlan.builder().failReply(PHONE_SET_DATA, 1, PhoneErr.RESOURCEUNAVAIL).build(), () -> {
      int request = accepted(download());
      pass(ORDINARY_LATENCY_MILLIS - 1);
      assertEquals(List.of(), app.messages());
      pass(1);
      List<TestApp.Message> messages = app.messages();
      assertEquals(List.of(request), repliesIn(messages));
      assertEquals(List.of("reply PHONEERR_RESOURCEUNAVAIL"), kindsOf(messages));
      assertTrue(emulator.phone(0).received(1).isEmpty(), "the phone is not asked");
    });
  }

  @Test
  void latency_isWhatThePlanSaysForThatRequestAlone() {
    run(FaultPlan.builder().latency(PHONE_SET_DATA, 1, 100).build(), () -> {
      int slow = accepted(download());
      int ordinary = accepted(download());
      pass(99);
      assertEquals(List.of(ordinary), repliesIn(app.messages()));
      pass(1);
      assertEquals(List.of(slow), repliesIn(app.messages()));
    });
  }

  @Test
  void loseReply_bringsNoneUntilTheOwnerClosesAndNoneThen() {
    run(happens(FaultKind.LOSE_REPLY), () -> {
      accepted(download());
      pass(1_000_000);
      assertEquals(List.of(), app.messages());
      assertEquals(0, app.tapi.phoneClose(hPhone));
      assertEquals(List.of("close"), kindsOf(app.messages()));
      assertEquals(List.of(), violations());
    });
  }

  @Test
  void loseReply_endsAtAForcedCloseWithAReplyAheadOfPhoneClose() {
    run(happens(FaultKind.LOSE_REPLY), () -> {
      accepted(download());
      emulator.phone(0).forceClose();
      assertEquals(List.of("reply PHONEERR_OPERATIONFAILED", "close"), kindsOf(app.messages()));
      assertEquals(List.of(), violations());
    });
  }

  @Test
  void failReply_keepsItsCodeWhenAForcedCloseOvertakesIt() {
    run(FaultPlan.builder().failReply(PHONE_SET_DATA, 1, PhoneErr.NOMEM).build(), () -> {
      accepted(download());
      emulator.phone(0).forceClose();
      assertEquals(List.of("reply PHONEERR_NOMEM", "close"), kindsOf(app.messages()));
      pass(1_000);
      assertEquals(List.of(), app.messages());
    });
  }

  @Test
  void reclaim_closesThePhoneAfterTheCall() {
    run(FaultPlan.builder().happens(FaultKind.RECLAIM, PHONE_GET_RING, 1).build(), () -> {
      IntHolder out = new IntHolder();
      assertEquals(0, app.tapi.phoneGetRing(hPhone, out, out));
      assertEquals(List.of("close"), kindsOf(app.messages()));
      assertEquals(PHONEERR_INVALPHONEHANDLE, app.tapi.phoneGetRing(hPhone, out, out));
    });
  }

  @Test
  void reclaim_afterPhoneOpenClosesTheHandleJustGiven() {
    run(FaultPlan.builder().happens(FaultKind.RECLAIM, PHONE_OPEN, 2).build(), () -> {
      int other = app.owner(1);
      assertEquals(List.of("close"), kindsOf(app.messages()));
      assertEquals(PHONEERR_INVALPHONEHANDLE, app.tapi.phoneClose(other));
      assertTrue(emulator.phone(0).isOpen());
    });
  }

  @Test
  void remove_takesThePhoneAwayForGood() {
    run(FaultPlan.builder().happens(FaultKind.REMOVE, PHONE_GET_RING, 1).build(), () -> {
      IntHolder out = new IntHolder();
      assertEquals(0, app.tapi.phoneGetRing(hPhone, out, out));
      assertEquals(List.of(PHONE_CLOSE, PHONE_REMOVE), app.messages().stream().map(TestApp.Message::id).toList());
      assertFalse(emulator.phone(0).isPresent());
    });
  }

  @Test
  void suspend_suspendsThePhoneAfterTheCall() {
    run(FaultPlan.builder().happens(FaultKind.SUSPEND, PHONE_GET_RING, 1).build(), () -> {
      IntHolder out = new IntHolder();
      assertEquals(0, app.tapi.phoneGetRing(hPhone, out, out));
      assertEquals(PHONEERR_INVALPHONESTATE, app.tapi.phoneGetRing(hPhone, out, out));
    });
  }

  @Test
  void whatBefallsAPhone_passesOverCallsWithoutOne() {
    FaultPlan plan = FaultPlan.builder().add(new Fault(FaultKind.REMOVE, null, Fault.ANY_DEVICE, 1, 0, 0)).build();
    try (Emulator created = TestEmulator.create(EmulatorConfig.builder().faults(plan).phone(new EchoPhone()).build())) {
      TestApp first = new TestApp(created, "dialer");
      assertTrue(created.phone(0).isPresent(), "phoneInitializeEx has no phone");
      first.negotiate(0);
      assertFalse(created.phone(0).isPresent());
    }
  }

  // ---- fail next

  @Test
  void failNext_strikesTheNextCallThatCanShowTheError() {
    run(FaultPlan.none(), () -> {
      IntHolder out = new IntHolder();
      emulator.phone(0).failNext(PhoneErr.INVALDATAID);
      assertEquals(0, app.tapi.phoneGetRing(hPhone, out, out));
      assertEquals(PHONEERR_INVALDATAID, download());
      accepted(download());
    });
  }

  @Test
  void failNext_twiceStrikesTwoCalls() {
    run(FaultPlan.none(), () -> {
      emulator.phone(0).failNext(PHONE_SET_DATA, PhoneErr.NOMEM);
      emulator.phone(0).failNext(PHONE_SET_DATA, PhoneErr.RESOURCEUNAVAIL);
      assertEquals(PHONEERR_NOMEM, download());
      assertEquals(PHONEERR_RESOURCEUNAVAIL, download());
      accepted(download());
    });
  }

  @Test
  void addFault_countsFromNow() {
    run(FaultPlan.none(), () -> {
      accepted(download());
      emulator.addFault(new Fault(FaultKind.REFUSE, PHONE_SET_DATA, Fault.ANY_DEVICE, 2, PHONEERR_NOMEM, 0));
      accepted(download());
      assertEquals(PHONEERR_NOMEM, download());
    });
  }

  // ---- misbehaviour, only by name

  private record Misdeed(DeviceViolation violation, int result, List<String> messages) {}

  /** What a planned misbehaviour of the first download looks like to the application, which closes after a while. */
  private static Misdeed misdeed(FaultKind kind) {
    return switch (kind) {
      case COMPLETE_TWICE -> new Misdeed(DeviceViolation.SECOND_COMPLETION, 1, List.of("reply 0", "close"));
      case COMPLETE_UNKNOWN -> new Misdeed(DeviceViolation.UNKNOWN_REQUEST, 1, List.of("reply 0", "close"));
      case COMPLETE_AFTER_CLOSE -> new Misdeed(DeviceViolation.REPORT_AFTER_CLOSE, 1, List.of("close"));
      case THROW -> new Misdeed(DeviceViolation.EXCEPTION, PHONEERR_OPERATIONFAILED, List.of("close"));
      case UNDOCUMENTED_CODE ->
          new Misdeed(DeviceViolation.UNDOCUMENTED_CODE, PHONEERR_OPERATIONFAILED, List.of("close"));
      case LEAVE_UNSETTLED -> new Misdeed(DeviceViolation.UNSETTLED_AT_CLOSE, 1, List.of("close"));
      default -> throw new AssertionError(kind + " is no misbehaviour");
    };
  }

  @ParameterizedTest
  @EnumSource(names = {
    "COMPLETE_TWICE", "COMPLETE_UNKNOWN", "COMPLETE_AFTER_CLOSE", "THROW", "UNDOCUMENTED_CODE", "LEAVE_UNSETTLED"})
  void misbehaviour_isOneNamedViolationAndTheNextRequestIsServed(FaultKind kind) {
    Misdeed expected = misdeed(kind);
    run(EmulatorConfig.builder().lenient().faults(happens(kind)), () -> {
      int result = download();
      assertEquals(expected.result(), Math.min(result, 1));
      int next = accepted(app.tapi.phoneSetLamp(hPhone, 12, PHONELAMPMODE_STEADY));
      pass(ORDINARY_LATENCY_MILLIS);
      List<TestApp.Message> messages = new ArrayList<>(app.messages());
      assertTrue(messages.removeIf(message -> message.id() == PHONE_REPLY && message.param1() == next));
      assertEquals(0, app.tapi.phoneClose(hPhone));
      messages.addAll(app.messages());
      assertEquals(expected.messages(), kindsOf(messages));
      assertEquals(List.of(expected.violation()), violations());
    });
  }

  @Test
  void everyMisbehaviourIsTested() {
    for (FaultKind kind : FaultKind.values()) {
      if (kind.isMisbehaviour()) {
        misdeed(kind);
      }
    }
  }

  @Test
  void leaveUnsettled_atAForcedCloseIsItsOwnViolation() {
    run(EmulatorConfig.builder().lenient().faults(happens(FaultKind.LEAVE_UNSETTLED)), () -> {
      accepted(download());
      emulator.phone(0).forceClose();
      assertEquals(List.of("close"), kindsOf(app.messages()));
      assertEquals(List.of(DeviceViolation.UNSETTLED_AT_FORCED_CLOSE), violations());
    });
  }

  @Test
  void journal_saysWhichFaultStruck() {
    run(FaultPlan.builder().refuse(PHONE_SET_DATA, 2, PhoneErr.NOMEM).build(), () -> {
      download();
      assertEquals(0, count(JournalKind.FAULT, -1));
      download();
      assertEquals(1, count(JournalKind.FAULT, FaultKind.REFUSE.ordinal()));
    });
  }
}
