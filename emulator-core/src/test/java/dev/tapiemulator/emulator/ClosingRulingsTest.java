package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.choice.FaultPlan;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.PortApp;
import dev.tapiemulator.emulator.testing.SteppedOnly;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both values of each ruling on phoneClose (O-03, O-04, O-43). */
class ClosingRulingsTest {

  private final EchoPhone phone = new EchoPhone(20);
  private Emulator emulator;
  private TestApp app;

  /** A dialer that owns the phone, under a ruling. */
  private int ownerUnder(Ruling ruling, String option) {
    return ownerUnder(EmulatorConfig.builder().ruling(ruling, option));
  }

  private int ownerUnder(EmulatorConfig.Builder config) {
    emulator = TestEmulator.create(config.phone(phone).build());
    app = new TestApp(emulator, "dialer");
    return app.owner(0);
  }

  private int send(int hPhone) {
    return accepted(app.tapi.phoneSetData(hPhone, 1, bytes(7), 1));
  }

  private void pass(long millis) {
    emulator.advance(Duration.ofMillis(millis));
  }

  @Test
  void closeMessageAfterOwnClose_sent_asTheLastMessageForTheHandle() {
    int hPhone = ownerUnder(Ruling.CLOSE_MESSAGE_AFTER_OWN_CLOSE, "sent");
    succeed(app.tapi.phoneClose(hPhone));
    assertEquals(List.of(new TestApp.Message(hPhone, PHONE_CLOSE, app.hPhoneApp, 0, 0, 0)), app.messages());
  }

  @Test
  void closeMessageAfterOwnClose_notSent() {
    int hPhone = ownerUnder(Ruling.CLOSE_MESSAGE_AFTER_OWN_CLOSE, "not sent");
    succeed(app.tapi.phoneClose(hPhone));
    assertEquals(List.of(), app.words());
    int again = app.owner(0);
    emulator.phone(0).forceClose();
    assertEquals(again, app.messages().get(0).hDevice(), "a forced close is told all the same");
  }

  @Test
  void queuedReplyAtClose_discarded() {
    int hPhone = ownerUnder(Ruling.QUEUED_REPLY_AT_CLOSE, "discarded");
    send(hPhone);
    pass(20);
    send(hPhone);
    succeed(app.tapi.phoneClose(hPhone));
    pass(20);
    assertEquals(List.of("CLOSE"), app.words());
  }

  @Test
  void queuedReplyAtClose_delivered() {
    int hPhone = ownerUnder(Ruling.QUEUED_REPLY_AT_CLOSE, "delivered");
    int queued = send(hPhone);
    pass(20);
    send(hPhone);
    succeed(app.tapi.phoneClose(hPhone));
    pass(20);
    assertEquals(List.of("REPLY " + queued + " 0", "CLOSE"), app.words(), "what has no completion never gets a reply");
  }

  private int withQueuedEvents(String option) {
    int hPhone = ownerUnder(Ruling.QUEUED_EVENTS_AT_CLOSE, option);
    succeed(app.tapi.phoneSetStatusMessages(
        hPhone, PHONESTATE_SUSPEND, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_DOWN | PHONEBUTTONSTATE_UP));
    send(hPhone);
    pass(20);
    emulator.phone(0).press(1);
    phone.openPort.devSpecific(1, 0, 0);
    emulator.phone(0).suspend();
    return hPhone;
  }

  @Test
  void queuedEventsAtClose_discarded() {
    int hPhone = withQueuedEvents("discarded");
    int monitor = app.monitor(0);
    app.listen(monitor, PHONESTATE_RESUME);
    emulator.phone(0).resume();
    emulator.addPhone(new EchoPhone());
    succeed(app.tapi.phoneClose(hPhone));
    assertEquals(List.of("STATE RESUME", "CREATE 1", "CLOSE"), app.words(),
        "other handles and the application keep theirs");
  }

  @Test
  void queuedEventsAtClose_delivered() {
    int hPhone = withQueuedEvents("delivered");
    succeed(app.tapi.phoneClose(hPhone));
    assertEquals(
        List.of("BUTTON 1 KEYPAD DOWN", "BUTTON 1 KEYPAD UP", "DEVSPECIFIC 1", "STATE SUSPEND", "CLOSE"), app.words());
  }

  private PortApp portAppWithPackets(EmulatorConfig.Builder config) {
    emulator = TestEmulator.create(config.phone(phone).build());
    TapiProcess process = emulator.attach("dialer");
    PortApp dialer = new PortApp(process, "dialer", process.createCompletionPort(), 1);
    int hPhone = dialer.owner(0);
    succeed(dialer.tapi.phoneSetStatusMessages(hPhone, PHONESTATE_SUSPEND, 0, 0));
    accepted(dialer.tapi.phoneSetData(hPhone, 1, bytes(7), 1));
    pass(20);
    accepted(dialer.tapi.phoneSetData(hPhone, 1, bytes(8), 1));
    emulator.phone(0).suspend();
    succeed(dialer.tapi.phoneClose(hPhone));
    pass(20);
    return dialer;
  }

  @Test
  void postedPacketAtClose_delivered_whateverIsSaidOfQueues() {
    PortApp dialer = portAppWithPackets(EmulatorConfig.builder().ruling(Ruling.POSTED_PACKET_AT_CLOSE, "delivered"));
    assertEquals(List.of("REPLY 1 0", "STATE SUSPEND", "CLOSE"), dialer.words());
  }

  @Test
  void postedPacketAtClose_discarded() {
    PortApp dialer = portAppWithPackets(EmulatorConfig.builder().ruling(Ruling.POSTED_PACKET_AT_CLOSE, "discarded"));
    assertEquals(List.of("CLOSE"), dialer.words());
  }

  @Test
  void postedPacketAtClose_saysNothingOfEventHandles() {
    int hPhone = ownerUnder(Ruling.POSTED_PACKET_AT_CLOSE, "delivered");
    send(hPhone);
    pass(20);
    succeed(app.tapi.phoneClose(hPhone));
    assertEquals(List.of("CLOSE"), app.words());
  }

  /** The owner has one reply queued and one request pending when another handle of the same application is closed. */
  private List<String> closingTheOtherHandle(String option) {
    int hPhone = ownerUnder(Ruling.SUPPRESSION_SCOPE, option);
    app.listen(hPhone, PHONESTATE_SUSPEND);
    int monitor = app.monitor(0);
    send(hPhone);
    pass(20);
    send(hPhone);
    emulator.phone(0).suspend();
    succeed(app.tapi.phoneClose(monitor));
    pass(20);
    return app.words();
  }

  @Test
  void suppressionScope_handle() {
    assertEquals(List.of("REPLY 1 0", "STATE SUSPEND", "CLOSE", "REPLY 2 0"), closingTheOtherHandle("handle"));
  }

  @Test
  void suppressionScope_device() {
    assertEquals(List.of("STATE SUSPEND", "CLOSE"), closingTheOtherHandle("device"), "replies alone are concerned");
  }

  @Test
  void suppressionScope_device_doesNotReachOtherApplicationsOrOtherPhones() {
    EmulatorConfig.Builder config = EmulatorConfig.builder().ruling(Ruling.SUPPRESSION_SCOPE, "device");
    emulator = TestEmulator.create(config.phone(phone).phone(new EchoPhone(20)).build());
    app = new TestApp(emulator, "dialer");
    int elsewhere = send(app.owner(1));
    TestApp other = new TestApp(app.process, "other", TAPI_VERSION_2_2);
    int othersRequest = accepted(other.tapi.phoneSetData(other.owner(0), 1, bytes(7), 1));
    succeed(app.tapi.phoneClose(app.monitor(0)));
    pass(20);
    assertEquals(List.of("CLOSE", "REPLY " + elsewhere + " 0"), app.words());
    assertEquals(List.of("REPLY " + othersRequest + " 0"), other.words());
  }

  @Test
  void closeWaitsForRequests_no() {
    int hPhone = ownerUnder(Ruling.CLOSE_WAITS_FOR_REQUESTS, "no");
    send(hPhone);
    succeed(app.tapi.phoneClose(hPhone));
    assertEquals(Duration.ZERO, emulator.now());
    assertTrue(emulator.phone(0).received(1).isEmpty());
  }

  @Test
  @SteppedOnly("time passes while the call waits")
  void closeWaitsForRequests_yes_theyTakeEffectAndTheirRepliesAreQueuedOnes() {
    int hPhone = ownerUnder(Ruling.CLOSE_WAITS_FOR_REQUESTS, "yes");
    send(hPhone);
    pass(5);
    send(hPhone);
    succeed(app.tapi.phoneClose(hPhone));
    assertEquals(Duration.ofMillis(25), emulator.now());
    assertArrayEquals(new byte[] {7}, emulator.phone(0).received(1).orElseThrow());
    assertEquals(List.of("CLOSE"), app.words());
  }

  @Test
  @SteppedOnly("time passes while the call waits")
  void closeWaitsForRequests_yes_withQueuedRepliesDelivered() {
    int hPhone = ownerUnder(EmulatorConfig.builder()
        .ruling(Ruling.CLOSE_WAITS_FOR_REQUESTS, "yes")
        .ruling(Ruling.QUEUED_REPLY_AT_CLOSE, "delivered"));
    send(hPhone);
    succeed(app.tapi.phoneClose(hPhone));
    assertEquals(List.of("REPLY 1 0", "CLOSE"), app.words());
  }

  @Test
  void closeWaitsForRequests_yes_onlyTheLastHandleWaits() {
    int hPhone = ownerUnder(Ruling.CLOSE_WAITS_FOR_REQUESTS, "yes");
    new TestApp(emulator, "watcher").monitor(0);
    send(hPhone);
    succeed(app.tapi.phoneClose(hPhone));
    assertEquals(Duration.ZERO, emulator.now());
  }

  @Test
  void closeWaitsForRequests_yes_aLostReplyIsNotWaitedForForEver() {
    FaultPlan lost = FaultPlan.builder().happens(FaultKind.LOSE_REPLY, PhoneFunction.PHONE_SET_DATA, 1).build();
    int hPhone = ownerUnder(EmulatorConfig.builder().ruling(Ruling.CLOSE_WAITS_FOR_REQUESTS, "yes").faults(lost));
    send(hPhone);
    succeed(app.tapi.phoneClose(hPhone));
    assertEquals(List.of("CLOSE"), app.words());
  }

  @Test
  @SteppedOnly("time passes while the call waits")
  void closeWaitsForRequests_yes_whatHappensMeanwhile() {
    int hPhone = ownerUnder(Ruling.CLOSE_WAITS_FOR_REQUESTS, "yes");
    send(hPhone);
    emulator.schedule(Duration.ofMillis(10), () -> emulator.phone(0).forceClose());
    assertEquals(PHONEERR_INVALPHONEHANDLE, app.tapi.phoneClose(hPhone), "the handle has gone while it waited");
    assertEquals(Duration.ofMillis(10), emulator.now());
    assertEquals(List.of("REPLY 1 " + PHONEERR_OPERATIONFAILED, "CLOSE"), app.words());
    int again = app.owner(0);
    send(again);
    emulator.schedule(Duration.ofMillis(5), () -> new TestApp(emulator, "late").monitor(0));
    succeed(app.tapi.phoneClose(again));
    assertTrue(emulator.phone(0).isOpen(), "another has opened it while phoneClose waited");
  }
}
