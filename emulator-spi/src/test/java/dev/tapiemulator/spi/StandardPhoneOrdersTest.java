package dev.tapiemulator.spi;

import static dev.tapiemulator.spi.SamplePhone.*;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.spi.bench.Bench;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When an order takes effect, what is reported of it, and what becomes of it when the phone closes first. */
final class StandardPhoneOrdersTest {

  private final SamplePhone phone = new SamplePhone();
  private final Bench bench = new Bench(phone);

  private int setLamp(int lampMode) {
    return bench.ask(id -> phone.setLamp(id, HOLD_KEY, lampMode, bench.port()));
  }

  @Test
  void setLamp_takesEffectAfterTheLatencyThenIsReportedThenCompletes() {
    setLamp(PHONELAMPMODE_STEADY);
    bench.advance(19);
    assertEquals(List.of(), bench.takeReports());
    assertEquals(PHONELAMPMODE_OFF, phone.lampMode(HOLD_KEY));
    bench.advance(1);
    assertEquals(List.of("LAMP 12 by 1", "1 OK"), bench.takeReports());
    assertEquals(PHONELAMPMODE_STEADY, phone.lampMode(HOLD_KEY));
  }

  @Test
  void setLamp_completesInsideTheCallWithoutLatency() {
    bench.port().latencies(0);
    setLamp(PHONELAMPMODE_STEADY);
    assertEquals(List.of("LAMP 12 by 1", "1 OK"), bench.takeReports());
  }

  @Test
  void setLamp_asksThePortHowLongItTakesThisTime() {
    bench.port().latencies(50, 10);
    setLamp(PHONELAMPMODE_STEADY);
    setLamp(PHONELAMPMODE_FLASH);
    bench.advance(10);
    assertEquals(List.of("LAMP 12 by 2", "2 OK"), bench.takeReports());
    bench.advance(40);
    assertEquals(List.of("LAMP 12 by 1", "1 OK"), bench.takeReports());
    assertEquals(PHONELAMPMODE_STEADY, phone.lampMode(HOLD_KEY));
  }

  @Test
  void setData_passesTheWholePayloadToTheHandlerThenRemembersAndReportsIt() {
    int request = bench.setData(DOWNLOAD_ANSWER, (byte) 0, (byte) 7);
    assertEquals(Optional.empty(), bench.face().received(DOWNLOAD_ANSWER));
    bench.await(request);
    assertEquals(List.of("data area 1 by 1", "1 OK"), bench.takeReports());
    assertArrayEquals(new byte[] {0, 7}, bench.face().received(DOWNLOAD_ANSWER).orElseThrow());
    assertEquals(List.of(1), phone.causes);
  }

  @Test
  void setData_isRefusedAtOnceByTheHandlersCheck() {
    assertEquals(PHONEERR_RESOURCEUNAVAIL, bench.setData(DOWNLOAD_ANSWER, (byte) REFUSE_AT_ONCE));
    bench.advance(1000);
    assertEquals(List.of(), bench.takeReports());
    assertEquals(List.of(), phone.causes);
  }

  @Test
  void setData_failsInTheReplyWithTheHandlersResultAndForgetsThePayload() {
    assertEquals(-5, bench.download(DOWNLOAD_ANSWER, (byte) 5));
    assertEquals(1, bench.takeReports().size());
    assertEquals(Optional.empty(), bench.face().received(DOWNLOAD_ANSWER));
  }

  @Test
  void setData_remembersOnlyTheLastPayload() {
    bench.download(DOWNLOAD_ANY, (byte) 1, (byte) 2, (byte) 3);
    bench.download(DOWNLOAD_ANY, (byte) 4);
    assertArrayEquals(new byte[] {4}, bench.face().received(DOWNLOAD_ANY).orElseThrow());
    bench.download(DOWNLOAD_ANY);
    assertArrayEquals(new byte[0], bench.face().received(DOWNLOAD_ANY).orElseThrow());
    assertEquals(Optional.empty(), bench.face().received(DOWNLOAD_LATER));
  }

  @Test
  void setData_refusesAnUndeclaredArea() {
    assertEquals(PHONEERR_INVALDATAID, bench.setData(3));
    assertEquals(PHONEERR_INVALDATAID, bench.setData(-1));
  }

  @Test
  void setData_completesWhenTheAuthorFinishesIt() {
    int request = bench.setData(DOWNLOAD_LATER, (byte) 9);
    bench.advance(1000);
    assertFalse(bench.isCompleted(request));
    phone.finish(request, 0);
    assertEquals(List.of("data area 2 by 1", "1 OK"), bench.takeReports());
    assertArrayEquals(new byte[] {9}, bench.face().received(DOWNLOAD_LATER).orElseThrow());
  }

  @Test
  void setData_failsWhenTheAuthorFinishesItSo() {
    int request = bench.setData(DOWNLOAD_LATER, (byte) 9);
    bench.advance(20);
    phone.finish(request, PHONEERR_INVALPHONESTATE);
    assertEquals(PHONEERR_INVALPHONESTATE, bench.result(request));
    assertEquals(Optional.empty(), bench.face().received(DOWNLOAD_LATER));
  }

  @Test
  void finish_ofAWaitingOrderTakesItsTurnAwayAndLeavesLaterOrdersAlone() {
    int cancelled = bench.setData(DOWNLOAD_ANY, (byte) 1);
    phone.finish(cancelled, PHONEERR_OPERATIONFAILED);
    bench.advance(10);
    int next = bench.setData(DOWNLOAD_ANY, (byte) 2);
    bench.advance(10);
    assertFalse(bench.isCompleted(next), "the timer of the cancelled order is not its timer");
    bench.advance(10);
    assertEquals(0, bench.result(next));
    assertEquals(PHONEERR_OPERATIONFAILED, bench.result(cancelled));
  }

  @Test
  void finish_handsWhatIsNotOwedToTheEmulatorToBeNamed() {
    int request = bench.setData(DOWNLOAD_ANY, (byte) 1);
    bench.await(request);
    assertThrows(AssertionError.class, () -> phone.finish(request, 0));
    bench.close();
    phone.finish(request, 0);
  }

  @Test
  void close_failsWhatIsUnfinishedInOrderOfRequestWithoutEffect() {
    bench.port().latencies(30, 20, 5);
    setLamp(PHONELAMPMODE_STEADY);
    bench.setData(DOWNLOAD_ANY, (byte) 1);
    bench.setData(DOWNLOAD_LATER, (byte) 1);
    bench.advance(10);
    bench.close();
    assertEquals(
        List.of("1 PHONEERR_OPERATIONFAILED", "2 PHONEERR_OPERATIONFAILED", "3 PHONEERR_OPERATIONFAILED"),
        bench.takeReports());
    assertEquals(PHONELAMPMODE_OFF, phone.lampMode(HOLD_KEY));
    assertEquals(Optional.empty(), bench.face().received(DOWNLOAD_ANY));
  }

  @Test
  void close_leavesNothingThatActsInTheNextSession() {
    setLamp(PHONELAMPMODE_STEADY);
    bench.close();
    bench.reopen();
    int second = setLamp(PHONELAMPMODE_FLASH);
    bench.advance(19);
    assertFalse(bench.isCompleted(second));
    bench.advance(1);
    assertEquals(List.of("LAMP 12 by 2", "2 OK"), bench.takeReports());
  }

  @Test
  void reclaimed_failsWhatIsOwedAndReportsNothingMore() {
    setLamp(PHONELAMPMODE_STEADY);
    phone.reclaimed(bench.port());
    assertEquals(List.of("1 PHONEERR_OPERATIONFAILED"), bench.takeReports());
    bench.face().buttonDown(5);
    assertEquals(List.of(), bench.takeReports());
    assertEquals(0, phone.close(bench.port()));
  }

  @Test
  void forceClose_failsWhatIsOwedBeforeTheCloseIsReported() {
    setLamp(PHONELAMPMODE_STEADY);
    phone.forceClose();
    assertEquals(List.of("1 PHONEERR_OPERATIONFAILED", "force close"), bench.takeReports());
    assertThrows(IllegalStateException.class, phone::forceClose);
  }

  @Test
  void remove_failsWhatIsOwedBeforeTheRemovalIsReported() {
    setLamp(PHONELAMPMODE_STEADY);
    phone.remove();
    assertEquals(List.of("1 PHONEERR_OPERATIONFAILED", "remove"), bench.takeReports());
  }

  @Test
  void accept_doesTheAuthorsWorkAtItsTurn() {
    List<Integer> causes = new ArrayList<>();
    int request = bench.ask(id -> phone.accept(id, () -> {
      causes.add(phone.currentRequest());
      return PHONEERR_NOMEM;
    }));
    assertEquals(List.of(), causes);
    assertEquals(PHONEERR_NOMEM, bench.await(request));
    assertEquals(List.of(request), causes);
    assertEquals(DevicePort.SPONTANEOUS, phone.currentRequest());
  }

  @Test
  void accept_survivesWorkThatClosesThePhone() {
    int request = bench.ask(id -> phone.accept(id, () -> {
      phone.forceClose();
      return 0;
    }));
    bench.advance(20);
    assertEquals(List.of(request + " PHONEERR_OPERATIONFAILED", "force close"), bench.takeReports());
  }

  @Test
  void setData_failsWhenTheHandlerThrowsAtItsTurn() {
    int request = bench.setData(DOWNLOAD_ANSWER, (byte) THROW);
    assertThrows(UnsupportedOperationException.class, () -> bench.advance(20));
    assertEquals(PHONEERR_OPERATIONFAILED, bench.result(request));
    assertEquals(DevicePort.SPONTANEOUS, phone.currentRequest());
    bench.close();
  }

  @Test
  void setData_owesNothingWhenTheHandlerThrowsInsideTheCall() {
    bench.port().latencies(0);
    assertThrows(UnsupportedOperationException.class, () -> bench.setData(DOWNLOAD_ANSWER, (byte) THROW));
    assertEquals(List.of(), bench.takeReports());
    phone.close(bench.port());
    assertEquals(List.of(), bench.takeReports());
  }

  @Test
  void after_actsOnceItsTimeHasComeAndNotAfterTheSession() {
    List<String> done = new ArrayList<>();
    phone.after(10, () -> done.add("first"));
    phone.after(5, () -> {
      done.add("second");
      phone.after(0, () -> done.add("third"));
    });
    phone.after(100, () -> done.add("never"));
    bench.advance(50);
    assertEquals(List.of("second", "third", "first"), done);
    bench.close();
    assertTrue(phone.stateHash().isPresent(), "nothing waits any more");
    bench.reopen();
    bench.advance(1000);
    assertEquals(3, done.size());
  }

  @Test
  void after_isRefusedWhileThePhoneIsClosed() {
    bench.close();
    assertThrows(IllegalStateException.class, () -> phone.after(1, () -> {}));
  }

  @Test
  void setData_ordersAreUsedAgain() {
    for (int round = 0; round < 3; round++) {
      List<Integer> requests = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        requests.add(bench.setData(DOWNLOAD_ANY, (byte) i));
      }
      bench.advance(20);
      assertTrue(requests.stream().allMatch(bench::isCompleted));
    }
  }
}
