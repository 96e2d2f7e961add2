package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.repliesIn;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.emulator.testing.ScriptedPhone;
import dev.tapiemulator.emulator.testing.SteppedOnly;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens at the stated bounds: a documented error, or a run that fails by name; replies and PHONE_CLOSE are never lost. */
class BoundsTest {

  private static final int FEW = 3;

  private final ScriptedPhone phone = new ScriptedPhone();

  private Emulator emulator(Bounds bounds) {
    return emulator(bounds, EmulatorConfig.builder());
  }

  private Emulator emulator(Bounds bounds, EmulatorConfig.Builder config) {
    return TestEmulator.create(config.bounds(bounds).phone(phone).build());
  }

  private static int download(TestApp app, int hPhone) {
    return app.tapi.phoneSetData(hPhone, 1, bytes(7), 1);
  }

  @Test
  void phoneInitialize_givesResourceUnavailAndPhoneInitializeExNoMem() {
    try (Emulator emulator = emulator(Bounds.DEFAULT.withApplications(1))) {
      TestApp first = new TestApp(emulator, "first");
      Tapi32 tapi = emulator.attach("second").tapi();
      PhoneCallback callback = (hDevice, dwMessage, dwInstance, dwParam1, dwParam2, dwParam3) -> { };
      assertEquals(PHONEERR_RESOURCEUNAVAIL, tapi.phoneInitialize(new IntHolder(), 0, callback, "second", new IntHolder()));
      ByteBuffer block = ByteBuffer.allocate(64);
      new PhoneInitializeExParams(PointerWidth.BITS_64).wrap(block).dwTotalSize(64)
          .dwOptions(PHONEINITIALIZEEXOPTION_USEEVENT);
      IntHolder version = new IntHolder(TAPI_VERSION_2_2);
      assertEquals(
          PHONEERR_NOMEM, tapi.phoneInitializeEx(new IntHolder(), 0, null, "second", new IntHolder(), version, block));
      assertEquals(0, first.tapi.phoneShutdown(first.hPhoneApp));
      assertEquals(0, tapi.phoneInitializeEx(new IntHolder(), 0, null, "second", new IntHolder(), version, block));
    }
  }

  @Test
  void phoneOpen_givesResourceUnavailBeyondTheOpenPhones() {
    try (Emulator emulator = emulator(Bounds.DEFAULT.withOpenPhones(FEW))) {
      TestApp app = new TestApp(emulator, "dialer");
      int hPhone = app.owner(0);
      app.monitor(0);
      app.monitor(0);
      assertEquals(PHONEERR_RESOURCEUNAVAIL, app.tryOpen(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_MONITOR, new IntHolder()));
      assertEquals(0, app.tapi.phoneClose(hPhone));
      app.messages();
      app.owner(0);
    }
  }

  @Test
  void phoneOpen_reservesTheSlotOfItsPhoneCloseUntilThatIsFetched() {
    try (Emulator emulator = emulator(Bounds.DEFAULT.withOpenPhones(FEW))) {
      TestApp app = new TestApp(emulator, "dialer");
      for (int i = 0; i < FEW; i++) {
        assertEquals(0, app.tapi.phoneClose(app.owner(0)));
      }
      assertEquals(PHONEERR_RESOURCEUNAVAIL, app.tryOpen(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER, new IntHolder()));
      assertEquals(PHONE_CLOSE, app.poll().id());
      app.owner(0);
      assertEquals(FEW - 1, app.messages().size(), "none was lost");
    }
  }

  @Test
  void phoneShutdown_freesTheSlotsOfThePhoneCloseMessagesItDrops() {
    try (Emulator emulator = emulator(Bounds.DEFAULT.withOpenPhones(1))) {
      TestApp app = new TestApp(emulator, "dialer");
      assertEquals(0, app.tapi.phoneClose(app.owner(0)));
      assertEquals(0, app.tapi.phoneShutdown(app.hPhoneApp));
      new TestApp(emulator, "next").owner(0);
    }
  }

  @Test
  void asynchronousFunctions_giveResourceUnavailWhileTooManyRequestsAreOutstanding() {
    try (Emulator emulator = emulator(Bounds.DEFAULT.withRequests(FEW))) {
      TestApp app = new TestApp(emulator, "dialer");
      int hPhone = app.owner(0);
      List<Integer> requests = new ArrayList<>();
      for (int i = 0; i < FEW; i++) {
        requests.add(accepted(download(app, hPhone)));
      }
      assertEquals(PHONEERR_RESOURCEUNAVAIL, download(app, hPhone));
      assertEquals(FEW, phone.downloads, "the phone is not asked");
      phone.settleEverything(phone.port);
      assertEquals(PHONEERR_RESOURCEUNAVAIL, download(app, hPhone), "a reply keeps its slot until it is fetched");
      assertEquals(requests, repliesIn(app.messages()), "none was lost");
      accepted(download(app, hPhone));
    }
  }

  @Test
  void suppressedRequests_countUntilThePhoneHasSettledThem() {
    try (Emulator emulator = emulator(Bounds.DEFAULT.withRequests(FEW))) {
      TestApp app = new TestApp(emulator, "dialer");
      int watching = app.monitor(0);
      int hPhone = app.owner(0);
      for (int i = 0; i < FEW; i++) {
        accepted(download(app, hPhone));
      }
      assertEquals(0, app.tapi.phoneClose(hPhone));
      int again = app.owner(0);
      assertEquals(PHONEERR_RESOURCEUNAVAIL, download(app, again));
      phone.settleEverything(phone.port);
      accepted(download(app, again));
      assertEquals(0, app.tapi.phoneClose(watching));
    }
  }

  @Test
  void mailbox_takesRepliesAndPhoneCloseBeyondItsMaximum() {
    try (Emulator emulator = emulator(Bounds.DEFAULT.withMailboxMessages(1))) {
      TestApp app = new TestApp(emulator, "dialer");
      int hPhone = app.owner(0);
      phone.port.devSpecific(1, 2, 3);
      int request = accepted(download(app, hPhone));
      phone.settleEverything(phone.port);
      emulator.phone(0).forceClose();
      List<TestApp.Message> messages = app.messages();
      assertEquals(
          List.of(PHONE_DEVSPECIFIC, PHONE_REPLY, PHONE_CLOSE), messages.stream().map(TestApp.Message::id).toList());
      assertEquals(List.of(request), repliesIn(messages));
    }
  }

  @Test
  @SteppedOnly("live, a failure is thrown by close")
  void mailbox_overflowFailsTheRunAndNamesTheApplication() {
    try (Emulator emulator = emulator(Bounds.DEFAULT.withMailboxMessages(FEW))) {
      TestApp app = new TestApp(emulator, "sleepyhead");
      app.owner(0);
      phone.onTimer = port -> port.devSpecific(1, 2, 3);
      for (int i = 0; i < FEW; i++) {
        phone.port.startTimer(0, 0);
      }
      emulator.advance(Duration.ZERO);
      phone.port.startTimer(0, 0);
      EmulatorFailure failure = assertThrows(EmulatorFailure.class, () -> emulator.advance(Duration.ZERO));
      assertEquals(
          "application \"sleepyhead\" lets its messages pile up: 3 are waiting, which is Bounds.mailboxMessages (O-40)",
          failure.getMessage());
      assertEquals(FEW, app.messages().size());
      emulator.advance(Duration.ZERO);
    }
  }

  @Test
  void mailbox_thatIsFetchedFromNeverOverflows() {
    try (Emulator emulator = emulator(Bounds.DEFAULT.withMailboxMessages(1))) {
      TestApp app = new TestApp(emulator, "dialer");
      app.owner(0);
      for (int i = 0; i < 100; i++) {
        phone.port.devSpecific(i, 0, 0);
        assertEquals(i, app.poll().param1());
      }
    }
  }

  @Test
  void mailbox_makesRoomWhenAClosingHandleTakesItsEventsAway() {
    EmulatorConfig.Builder silent = EmulatorConfig.builder().ruling(Ruling.CLOSE_MESSAGE_AFTER_OWN_CLOSE, "not sent");
    try (Emulator emulator = emulator(Bounds.DEFAULT.withMailboxMessages(1), silent)) {
      TestApp app = new TestApp(emulator, "dialer");
      for (int i = 0; i < FEW; i++) {
        int hPhone = app.owner(0);
        phone.port.devSpecific(i, 0, 0);
        assertEquals(0, app.tapi.phoneClose(hPhone));
      }
      assertEquals(List.of(), app.messages());
    }
  }

  @Test
  @SteppedOnly("live, a failure is thrown by close")
  void journal_maximumFailsTheRunByNameAndChangesNoAnswer() {
    List<Integer> free = answers(Bounds.DEFAULT, 0);
    List<Integer> cramped = answers(Bounds.DEFAULT.withJournal(20, 1, 0), 1);
    assertEquals(free, cramped);
  }

  /** The results of a run whose every call is tried again when it fails by name. */
  private static List<Integer> answers(Bounds bounds, int leastFailures) {
    ScriptedPhone own = new ScriptedPhone();
    own.onSetData = (requestId, port) -> {
      port.complete(requestId, 0);
      return requestId;
    };
    try (Emulator emulator = TestEmulator.create(EmulatorConfig.builder().bounds(bounds).phone(own).build())) {
      TestApp app = new TestApp(emulator, "dialer");
      int hPhone = app.owner(0);
      int failures = 0;
      for (int i = 0; i < 10; i++) {
        try {
          download(app, hPhone);
        } catch (EmulatorFailure failure) {
          failures++;
          assertEquals(
              "the journal has reached its maximum of " + bounds.journalRecords()
                  + " records; raise Bounds.withJournal or use shorter runs",
              failure.getMessage());
        }
      }
      assertTrue(failures >= leastFailures && (leastFailures == 0) == (failures == 0), failures + " failures");
      assertTrue(emulator.journal().size() <= bounds.journalRecords());
      return List.of(own.downloads, hPhone);
    }
  }

  @Test
  void journal_growsFromNothingToItsMaximum() {
    try (Emulator emulator = emulator(Bounds.DEFAULT.withJournal(10_000, 1, 0))) {
      TestApp app = new TestApp(emulator, "dialer");
      int hPhone = app.owner(0);
      phone.onSetData = (requestId, port) -> PHONEERR_NOMEM;
      while (emulator.journal().size() < 9_000) {
        assertEquals(PHONEERR_NOMEM, download(app, hPhone));
      }
      assertEquals("dialer", emulator.journal().get(1).text());
    }
  }

  @Test
  void bounds_refuseWhatMakesNoSense() {
    assertThrows(IllegalArgumentException.class, () -> Bounds.DEFAULT.withApplications(0));
    assertThrows(IllegalArgumentException.class, () -> Bounds.DEFAULT.withOpenPhones((1 << 22) + 1));
    assertThrows(IllegalArgumentException.class, () -> Bounds.DEFAULT.withApplications(0x10000));
    assertThrows(IllegalArgumentException.class, () -> Bounds.DEFAULT.withRequests(0));
    assertThrows(IllegalArgumentException.class, () -> Bounds.DEFAULT.withMailboxMessages(0));
    assertThrows(IllegalArgumentException.class, () -> Bounds.DEFAULT.withJournal(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> Bounds.DEFAULT.withJournal(1, -1, 1));
    assertThrows(IllegalArgumentException.class, () -> Bounds.DEFAULT.withJournal(1, 1, -1));
  }
}
