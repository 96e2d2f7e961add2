package dev.tapiemulator.testkit;

import static dev.tapiemulator.tapi.Tapi.*;
import static dev.tapiemulator.testkit.TestWords.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorMisuse;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.LongHolder;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.struct.PhoneButtonInfo;
import dev.tapiemulator.tapi.struct.PhoneCaps;
import dev.tapiemulator.tapi.struct.PhoneStatus;
import dev.tapiemulator.testkit.explore.Observation;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A recorded phone does what the phone did, in the same time and by itself, and nothing else. */
class RecordedPhoneTest {

  private static final int STRUCTURE_BYTES = 1000;

  /** What a program does with a phone, and what happens to the phone meanwhile. */
  @FunctionalInterface
  interface Play {
    void with(PhoneApp app, Emulator emulator);
  }

  private static Journal run(PhoneDeviceModel phone, Play play) {
    try (Emulator emulator = Emulator.create(EmulatorConfig.builder().phone(phone).build())) {
      PhoneApp app = PhoneApp.start(emulator, "dialer");
      play.with(app, emulator);
      app.close();
      assertEquals(List.of(), emulator.violations());
      return emulator.journal();
    }
  }

  /** Plays it with the phone, and then with the phone that was recorded meanwhile, which must be the same. */
  private static RecordedPhone same(PhoneDeviceModel phone, Play play) {
    Journal first = run(phone, play);
    RecordedPhone recorded = ScriptedPhone.recorded(first, 0).untouched();
    assertEquals(Observation.of(first), Observation.of(run(recorded, play)));
    assertEquals(List.of(), recorded.unused());
    return recorded;
  }

  private static RecordedPhone recorded(PhoneDeviceModel phone, Play play) {
    return ScriptedPhone.recorded(run(phone, play), 0);
  }

  private static int sends(PhoneApp app, int hPhone, int dataId, int... payload) {
    return app.accepts(() -> app.phoneSetData(hPhone, dataId, bytes(payload)));
  }

  private static ByteBuffer structure() {
    ByteBuffer structure = ByteBuffer.allocate(STRUCTURE_BYTES);
    new PhoneCaps().wrap(structure).dwTotalSize(STRUCTURE_BYTES);
    return structure;
  }

  private static String miss(Executable call) {
    return assertThrows(UnscriptedOrder.class, call).getMessage();
  }

  // ---- what it does again

  @Test
  void orders_areAnsweredAsTheyWere_inTheSameTime() {
    same(new MoodyPhone(), (app, emulator) -> {
      int hPhone = app.opensAsOwner(0);
      app.isRefusedWith(PhoneErr.RESOURCEUNAVAIL, () -> app.phoneSetData(hPhone, 0, bytes(1)));
      int inside = sends(app, hPhone, 0, 2);
      app.receives(reply(inside));
      int slow = sends(app, hPhone, 0, 3);
      int failing = sends(app, hPhone, 0, 4);
      sends(app, hPhone, 0, 5);
      app.advances(millis(4));
      app.receivesNothing();
      app.advances(millis(1));
      app.receives(reply(failing).with(PhoneErr.OPERATIONFAILED));
      app.advances(millis(2));
      app.receives(reply(slow));
      app.isRefusedWith(PhoneErr.OPERATIONFAILED, () -> app.phoneClose(hPhone));
      app.succeeds(() -> app.phoneClose(hPhone));
      app.isRefusedWith(PhoneErr.RESOURCEUNAVAIL, () -> app.phoneOpen(0, PHONEPRIVILEGE_OWNER, new IntHolder()));
      app.opensAsOwner(0);
    });
  }

  @Test
  void completion_isCountedFromItsOrder_whateverComesBetween() {
    RecordedPhone phone = recorded(new MoodyPhone(), (app, emulator) -> {
      int hPhone = app.opensAsOwner(0);
      sends(app, hPhone, 0, 3);
      app.advances(millis(5));
      sends(app, hPhone, 0, 4);
      app.advances(millis(5));
    });
    run(phone, (app, emulator) -> {
      int hPhone = app.opensAsOwner(0);
      app.advances(millis(50));
      int slow = sends(app, hPhone, 0, 3);
      int failing = sends(app, hPhone, 0, 4);
      app.advances(millis(5));
      app.receives(reply(failing).with(PhoneErr.OPERATIONFAILED));
      app.advances(millis(2));
      app.receives(reply(slow));
      app.isRefusedWith(PhoneErr.OPERATIONFAILED, () -> app.phoneClose(hPhone)); // as it did at the shutdown
    });
  }

  @Test
  void reports_comeAfterTheOrderThatSetThemGoing_orAfterTheOpening() {
    RecordedPhone phone = recorded(new MoodyPhone(), (app, emulator) -> {
      int hPhone = app.opensAsOwner(0);
      app.advances(millis(20));
      sends(app, hPhone, 0, 6); // then a message 40 ms later, and a tick 80 ms later
      app.advances(millis(90));
    });
    run(phone, (app, emulator) -> {
      int hPhone = app.opensAsOwner(0);
      app.advances(millis(100));
      app.receives(devSpecificMessage(hPhone, 100, 0, 0)); // of the opening, so it waits for no order
      int order = sends(app, hPhone, 0, 6);
      app.advances(millis(30));
      app.receives(reply(order));
      app.advances(millis(10));
      app.receives(devSpecificMessage(hPhone, 1, 2, 3));
      app.advances(millis(1000));
      app.receivesNothing(); // the recording ends here
    });
  }

  @Test
  void questions_areAnsweredAsTheyWere() {
    same(new MoodyPhone(), (app, emulator) -> {
      int hPhone = app.opensAsOwner(0);
      ByteBuffer serial = ByteBuffer.allocate(8);
      app.succeeds(() -> app.phoneGetData(hPhone, 0, serial));
      assertEquals(8, serial.get(0));
      for (int times = 1; times <= 3; times++) {
        ByteBuffer reads = ByteBuffer.allocate(1);
        app.succeeds(() -> app.phoneGetData(hPhone, 1, reads));
        assertEquals(times, reads.get(0));
      }
      ByteBuffer button = structure();
      app.succeeds(() -> app.tapi().phoneGetButtonInfo(hPhone, 0, button));
      assertEquals(PHONEBUTTONFUNCTION_HOLD, new PhoneButtonInfo().wrap(button).dwButtonFunction());
      ByteBuffer status = structure();
      app.succeeds(() -> app.tapi().phoneGetStatus(hPhone, status));
      assertEquals(3, new PhoneStatus().wrap(status).dwDevSpecificSize());
      LongHolder icon = new LongHolder();
      app.succeeds(() -> app.tapi().phoneGetIcon(0, "TAPI/phone", icon));
      assertEquals(17, icon.value);
      app.succeeds(() -> app.tapi().phoneConfigDialog(0, 1, "Tone"));
      app.isRefusedWith(PhoneErr.INVALDEVICECLASS, () -> app.tapi().phoneConfigDialog(0, 1, "wave/in"));
      app.succeeds(() -> app.tapi().phoneGetDevCaps(app.hPhoneApp(), 0, TAPI_VERSION_2_2, 0, structure()));
      IntHolder agreed = new IntHolder();
      app.succeeds(() -> app.tapi().phoneNegotiateExtVersion(
          app.hPhoneApp(), 0, TAPI_VERSION_2_2, 0x10000, 0x18000, agreed));
      ByteBuffer params = bytes(1, 2, 3);
      int escape = app.accepts(() -> app.phoneDevSpecific(hPhone, params));
      app.awaits(reply(escape));
      assertEquals(bytes(99, 2, 3), params);
      app.isRefusedWith(PhoneErr.OPERATIONFAILED, () -> app.phoneClose(hPhone));
    });
  }

  @Test
  void forcedClose_andChangedCapabilities_andRemoval_comeOfTheirOrders() {
    same(new MoodyPhone(), (app, emulator) -> {
      int hPhone = app.opensAsOwner(0);
      app.succeeds(() -> app.phoneSetStatusMessages(hPhone, PHONESTATE_CAPSCHANGE, 0, 0));
      int change = sends(app, hPhone, 0, 8);
      app.receivesInAnyOrder(state(hPhone, PHONESTATE_CAPSCHANGE), reply(change));
      ByteBuffer caps = structure();
      app.succeeds(() -> app.tapi().phoneGetDevCaps(app.hPhoneApp(), 0, TAPI_VERSION_2_2, 0, caps));
      assertEquals(10, new PhoneCaps().wrap(caps).dwDisplayNumColumns());
      int forgotten = sends(app, hPhone, 0, 5);
      int last = sends(app, hPhone, 0, 7);
      app.advances(millis(4));
      app.receives(reply(forgotten).with(PhoneErr.OPERATIONFAILED), reply(last).with(PhoneErr.OPERATIONFAILED),
          closed(hPhone));
      app.isRefusedWith(PhoneErr.RESOURCEUNAVAIL, () -> app.phoneOpen(0, PHONEPRIVILEGE_OWNER, new IntHolder()));
      int again = app.opensAsOwner(0);
      int removing = sends(app, again, 0, 9);
      app.advances(millis(4));
      app.receives(reply(removing).with(PhoneErr.OPERATIONFAILED), closed(again), removal(0));
    });
  }

  @Test
  void close_inTheMiddleOfARestart_leavesThePhoneReady() {
    RecordedPhone phone = recorded(new MoodyPhone(), (app, emulator) -> {
      int hPhone = app.opensAsOwner(0);
      sends(app, hPhone, 0, 2);
      emulator.phone(0).suspend();
      app.advances(millis(50));
      emulator.phone(0).resume();
      app.isRefusedWith(PhoneErr.OPERATIONFAILED, () -> app.phoneClose(hPhone));
      app.succeeds(() -> app.phoneClose(hPhone));
      app.phoneOpen(0, PHONEPRIVILEGE_OWNER, new IntHolder());
      int again = app.opensAsOwner(0);
      sends(app, again, 0, 2);
    });
    run(phone, (app, emulator) -> {
      int hPhone = app.opensAsOwner(0);
      sends(app, hPhone, 0, 2);
      app.advances(millis(10));
      app.isRefusedWith(PhoneErr.INVALPHONESTATE, () -> app.phoneSetData(hPhone, 0, bytes(2)));
      app.isRefusedWith(PhoneErr.OPERATIONFAILED, () -> app.phoneClose(hPhone));
      app.succeeds(() -> app.phoneClose(hPhone));
      app.phoneOpen(0, PHONEPRIVILEGE_OWNER, new IntHolder());
      int again = app.opensAsOwner(0);
      sends(app, again, 0, 2);
    });
  }

  // ---- people

  private static final Play PRESSED = (app, emulator) -> {
    int hPhone = app.opensAsOwner(0);
    app.advances(millis(5));
    sends(app, hPhone, 0, 2);
    app.advances(millis(10));
    emulator.phone(0).press(0);
    app.advances(millis(20));
    emulator.phone(0).forceClose();
  };

  @Test
  void touches_areDoneAgain_afterTheOrderBeforeThem() {
    RecordedPhone phone = recorded(new MoodyPhone(), PRESSED);
    run(phone, (app, emulator) -> {
      int hPhone = app.opensAsOwner(0);
      app.succeeds(() -> app.phoneSetStatusMessages(
          hPhone, 0, PHONEBUTTONMODE_FEATURE, PHONEBUTTONSTATE_DOWN | PHONEBUTTONSTATE_UP));
      app.advances(millis(70));
      app.receivesNothing();
      int order = sends(app, hPhone, 0, 2);
      app.receives(reply(order));
      app.advances(millis(10));
      app.receives(button(hPhone, 0, PHONEBUTTONSTATE_DOWN), button(hPhone, 0, PHONEBUTTONSTATE_UP));
      app.advances(millis(8));
      app.receives(devSpecificMessage(hPhone, 8, 8, 8));
      app.advances(millis(12));
      app.receives(closed(hPhone));
    });
  }

  @Test
  void untouched_leavesThemToTheTest_andDoesWhatCameOfThem() {
    RecordedPhone phone = recorded(new MoodyPhone(), PRESSED).untouched();
    run(phone, (app, emulator) -> {
      int hPhone = app.opensAsOwner(0);
      app.advances(millis(1000));
      app.receivesNothing();
      emulator.phone(0).press(0);
      app.advances(millis(8));
      app.receives(devSpecificMessage(hPhone, 8, 8, 8));
      assertEquals("moody was not recorded with button 0 pressed, or not once more",
          assertThrows(IllegalArgumentException.class, () -> emulator.phone(0).press(0)).getMessage());
      assertEquals("moody was not recorded with hookswitch device 1 put to mode 8, or not once more",
          assertThrows(IllegalArgumentException.class, () -> emulator.phone(0).lift(1)).getMessage());
    });
  }

  @Test
  void touches_ofTheTest_areRefusedUnlessTheyAreLeftToIt() {
    run(recorded(new MoodyPhone(), PRESSED), (app, emulator) -> {
      assertEquals("what was done to moody when it was recorded is done again by itself; say untouched() to do it in the"
          + " test instead", assertThrows(IllegalArgumentException.class, () -> emulator.phone(0).press(0)).getMessage());
      assertEquals("moody does a recording again, and what it showed is not in one; look at the orders it got, with"
          + " orders()", assertThrows(EmulatorMisuse.class, () -> emulator.phone(0).displayText()).getMessage());
    });
  }

  @Test
  void touches_whileItWasClosed_cannotBeDoneAgain() {
    Journal journal = run(new MoodyPhone(), (app, emulator) -> {
      emulator.phone(0).suspend();
      int hPhone = app.opensAsOwner(0);
      app.isRefusedWith(PhoneErr.INVALPHONESTATE, () -> app.phoneSetData(hPhone, 0, bytes(2)));
    });
    String refusal = assertThrows(
        IllegalArgumentException.class,
        () -> EmulatorConfig.builder().phone(ScriptedPhone.recorded(journal, 0))).getMessage();
    assertEquals("phone 0 (moody) met SUSPEND from outside while it was closed (record 7, at 0 ms), which no phone can do"
        + " to itself; say untouched() and let the test do it", refusal);
    run(ScriptedPhone.recorded(journal, 0).untouched(), (app, emulator) -> app.opensAsOwner(0));
  }

  // ---- what it does not have

  private static RecordedPhone twoOrders() {
    return recorded(new MoodyPhone(), (app, emulator) -> {
      int hPhone = app.opensAsOwner(0);
      sends(app, hPhone, 0, 2, 7);
      app.advances(millis(40));
      sends(app, hPhone, 0, 3);
      ByteBuffer cut = ByteBuffer.allocate(4);
      app.succeeds(() -> app.phoneGetData(hPhone, 0, cut));
      assertArrayEquals(new byte[] {8, 7, 6, 5}, cut.array());
      app.advances(millis(7));
    });
  }

  @Test
  void otherBytes_failTheTestWithTheFirstThatDiffers() {
    run(twoOrders(), (app, emulator) -> {
      int hPhone = app.opensAsOwner(0);
      assertEquals("""
          moody was not recorded answering setData(0, 02 08)
            setData(0, 02 07), recorded at 0 ms: 08 instead of 07 at offset 1  <- nearest
            setData(0, 03), recorded at 40 ms: 2 bytes instead of 1, and 02 instead of 03 at offset 0
            getData(0), recorded at 40 ms: another function
            record the program anew, or tell it before the call: phone.answers(setData(0))""",
          miss(() -> sends(app, hPhone, 0, 2, 8)));
      assertEquals("  setData(0, 02 07), recorded at 0 ms: 3 bytes instead of 2, otherwise the same  <- nearest",
          miss(() -> sends(app, hPhone, 0, 2, 7, 9)).split("\n")[1]);
    }, 2);
  }

  @Test
  void orders_mustComeInTheirOrderForEachPart_andNotMoreOften() {
    run(twoOrders(), (app, emulator) -> {
      int hPhone = app.opensAsOwner(0);
      String early = miss(() -> sends(app, hPhone, 0, 3));
      assertEquals("  setData(0, 03), recorded at 40 ms: would fit, but setData(0, 02 07) comes first  <- nearest",
          early.split("\n")[2]);
      app.succeeds(() -> app.phoneGetData(hPhone, 0, ByteBuffer.allocate(4))); // another part: whenever it comes
      sends(app, hPhone, 0, 2, 7);
      String again = miss(() -> sends(app, hPhone, 0, 2, 7));
      assertEquals("  setData(0, 02 07), recorded at 0 ms: given already, and there is no more of them  <- nearest",
          again.split("\n")[1]);
    }, 2);
  }

  @Test
  void inOrder_wantsThemAllInTheirOrder() {
    RecordedPhone phone = twoOrders();
    phone.inOrder();
    run(phone, (app, emulator) -> {
      int hPhone = app.opensAsOwner(0);
      String early = miss(() -> app.succeeds(() -> app.phoneGetData(hPhone, 0, ByteBuffer.allocate(4))));
      assertEquals("  getData(0), recorded at 40 ms: would fit, but setData(0, 02 07) comes first  <- nearest",
          early.split("\n")[3]);
    }, 1);
  }

  @Test
  void getData_withMoreRoomThanWasFilled_fails() {
    run(twoOrders(), (app, emulator) -> {
      int hPhone = app.opensAsOwner(0);
      assertEquals("moody was recorded giving only the first 4 bytes to getData(0), since there was no room for more; with"
          + " room for 8 nobody knows what comes then\n  record the program anew",
          miss(() -> app.succeeds(() -> app.phoneGetData(hPhone, 0, ByteBuffer.allocate(8)))));
    }, 1);
  }

  @Test
  void opening_onceMore_fails() {
    run(twoOrders(), (app, emulator) -> {
      int hPhone = app.opensAsOwner(0);
      app.isRefusedWith(PhoneErr.OPERATIONFAILED, () -> app.phoneClose(hPhone)); // recorded at the shutdown
      app.succeeds(() -> app.phoneClose(hPhone));
      assertEquals("moody was opened once when it was recorded, and not again\n  record the program anew",
          miss(() -> app.opensAsOwner(0)));
    }, 1);
  }

  @Test
  void questions_thatWereNotAsked_fail() {
    RecordedPhone phone = recorded(new MoodyPhone(), (app, emulator) -> {
      int hPhone = app.opensAsOwner(0);
      sends(app, hPhone, 0, 2);
      app.succeeds(() -> app.tapi().phoneGetStatus(hPhone, structure()));
    });
    run(phone, (app, emulator) -> {
      int hPhone = app.opensAsOwner(0);
      assertEquals("""
          moody was not recorded answering for the information on button 0
            it was never asked for the like
            record the program anew""",
          miss(() -> app.succeeds(() -> app.tapi().phoneGetButtonInfo(hPhone, 0, structure()))));
      assertEquals("  it was asked later only, and what it would have said before nobody knows",
          miss(() -> app.succeeds(() -> app.tapi().phoneGetStatus(hPhone, structure()))).split("\n")[1]);
      sends(app, hPhone, 0, 2);
      app.succeeds(() -> app.tapi().phoneGetStatus(hPhone, structure()));
      app.succeeds(() -> app.tapi().phoneGetStatus(hPhone, structure())); // as often as one likes
    }, 4); // the status is ring mode, ring volume and what is special
  }

  /** As {@link #run(PhoneDeviceModel, Play)}, for runs in which so many things had no answer. */
  private static void run(RecordedPhone phone, Play play, int unanswered) {
    EmulatorConfig config = EmulatorConfig.builder().phone(phone).build();
    try (Emulator emulator = Emulator.create(config)) {
      play.with(PhoneApp.start(emulator, "dialer"), emulator);
      assertEquals(unanswered, phone.unanswered().size());
    }
  }

  // ---- what the test tells it besides

  @Test
  void answers_ofTheTestCountFirst() {
    RecordedPhone phone = twoOrders();
    phone.answers(setData(0)).refuses(PhoneErr.NOMEM);
    phone.answers(setLamp(0)).after(millis(1));
    run(phone, (app, emulator) -> {
      int hPhone = app.opensAsOwner(0);
      app.isRefusedWith(PhoneErr.NOMEM, () -> app.phoneSetData(hPhone, 0, bytes(2, 7)));
      sends(app, hPhone, 0, 2, 7);
      assertEquals("[setLamp(0), setData(0, 03), getData(0)]", phone.unused().toString());
      assertEquals("[setData(0, 02 07), setData(0, 02 07)]", phone.orders().toString());
    }, 0);
  }

  @Test
  void reset_beginsTheRecordingAgain() {
    RecordedPhone phone = twoOrders();
    try (Emulator emulator = Emulator.create(EmulatorConfig.builder().phone(phone).build())) {
      for (int times = 0; times < 2; times++) {
        PhoneApp app = PhoneApp.start(emulator, "dialer");
        int hPhone = app.opensAsOwner(phone);
        app.receivesNothing();
        int order = sends(app, hPhone, 0, 2, 7);
        app.receives(reply(order));
        emulator.reset();
      }
    }
  }
}
