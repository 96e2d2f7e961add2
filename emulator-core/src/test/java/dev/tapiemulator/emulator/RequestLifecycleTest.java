package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.spi.DeviceViolation.COMPLETION_OF_REFUSED_REQUEST;
import static dev.tapiemulator.spi.DeviceViolation.REPORT_AFTER_CLOSE;
import static dev.tapiemulator.spi.DeviceViolation.SECOND_COMPLETION;
import static dev.tapiemulator.spi.DeviceViolation.UNKNOWN_REQUEST;
import static dev.tapiemulator.spi.DeviceViolation.UNSETTLED_AT_CLOSE;
import static dev.tapiemulator.spi.DeviceViolation.UNSETTLED_AT_FORCED_CLOSE;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.kernel.RequestEvent;
import dev.tapiemulator.emulator.kernel.RequestState;
import dev.tapiemulator.emulator.testing.TestApp.Message;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.DeviceViolation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What the kernel does with what a phone reports of a request, in each state of the request: the legal ways, then the
 * violating.
 */
class RequestLifecycleTest {

  private final ViolationScene scene = ViolationScene.lenient();
  private final List<Integer> replies = new ArrayList<>();

  @AfterEach
  void close() {
    scene.close();
  }

  // ---- legal

  @Test
  void phoneSetData_refusedOwesNothing() {
    scene.phone.onSetData = (requestId, port) -> PHONEERR_RESOURCEUNAVAIL;
    assertEquals(PHONEERR_RESOURCEUNAVAIL, scene.download());
    wasRequest(lastRequest(), "REFUSE SETTLED");
    repliedWith();
  }

  @Test
  void phoneSetData_completedInsideTheCallIsRepliedToAfterItsReturn() {
    completesInsideTheCall(PHONEERR_NOMEM);
    int request = accepted(scene.download());
    repliedWith(PHONEERR_NOMEM);
    wasRequest(request, "COMPLETE DUE", "RETURN QUEUED", "FETCH SETTLED");
  }

  @Test
  void phoneSetData_completedLaterIsRepliedToThen() {
    int request = accepted(scene.download());
    repliedWith();
    complete(request);
    repliedWith(0);
    wasRequest(request, "RETURN PENDING", "COMPLETE QUEUED", "FETCH SETTLED");
  }

  @Test
  void phoneClose_takesAQueuedReplyOut() {
    scene.app.monitor(0);
    int request = accepted(scene.download());
    complete(request);
    succeed(scene.app.tapi.phoneClose(scene.hPhone));
    repliedWith();
    wasRequest(request, "RETURN PENDING", "COMPLETE QUEUED", "CLOSE SETTLED");
  }

  @Test
  void phoneClose_suppressesAPendingRequestThatThePhoneStillCompletes() {
    int request = suppressed();
    complete(request);
    repliedWith();
    wasRequest(request, "RETURN PENDING", "CLOSE SUPPRESSED", "COMPLETE SETTLED");
    violationsWere();
  }

  @Test
  void phoneClose_ofTheLastHandleLetsThePhoneCompleteWhatIsSuppressedAndWhatIsPending() {
    int suppressed = suppressed();
    succeed(scene.app.tapi.phoneClose(scene.hPhone));
    wasRequest(suppressed, "RETURN PENDING", "CLOSE SUPPRESSED", "COMPLETE SETTLED");
    scene.hPhone = scene.app.owner(0);
    int pending = accepted(scene.download());
    succeed(scene.app.tapi.phoneClose(scene.hPhone));
    wasRequest(pending, "RETURN PENDING", "CLOSE SUPPRESSED", "COMPLETE SETTLED");
    repliedWith();
    violationsWere();
  }

  @Test
  void forceClose_deliversTheRepliesOfWhatThePhoneSettledBefore() {
    int request = accepted(scene.download());
    scene.emulator.phone(0).forceClose();
    repliedWith(PHONEERR_OPERATIONFAILED);
    wasRequest(request, "RETURN PENDING", "COMPLETE QUEUED", "FETCH SETTLED");
    violationsWere();
  }

  // ---- a completion where none is owed

  @Test
  void completion_ofADueRequestIsTheSecond() {
    scene.phone.onSetData = (requestId, port) -> {
      port.complete(requestId, 0);
      port.complete(requestId, PHONEERR_NOMEM);
      return requestId;
    };
    int request = accepted(scene.download());
    repliedWith(0);
    wasRequest(request, "COMPLETE DUE", "RETURN QUEUED", "FETCH SETTLED");
    violationsWere(SECOND_COMPLETION);
  }

  @Test
  void completion_ofAQueuedRequestIsTheSecond() {
    int request = accepted(scene.download());
    complete(request);
    scene.inTimer(port -> port.complete(request, PHONEERR_NOMEM));
    repliedWith(0);
    wasRequest(request, "RETURN PENDING", "COMPLETE QUEUED", "FETCH SETTLED");
    violationsWere(SECOND_COMPLETION);
  }

  @Test
  void completion_ofAFetchedRequestIsTheSecond() {
    int request = accepted(scene.download());
    complete(request);
    repliedWith(0);
    scene.inTimer(port -> port.complete(request, PHONEERR_NOMEM));
    repliedWith();
    violationsWere(SECOND_COMPLETION);
  }

  @Test
  void completion_ofASuppressedRequestTwiceIsTheSecond() {
    int request = suppressed();
    complete(request);
    complete(request);
    repliedWith();
    violationsWere(SECOND_COMPLETION);
  }

  @Test
  void completion_ofARequestThatIsThenRefusedMakesItFail() {
    scene.phone.onSetData = (requestId, port) -> {
      port.complete(requestId, 0);
      return PHONEERR_NOMEM;
    };
    int request = accepted(scene.download());
    repliedWith(PHONEERR_OPERATIONFAILED);
    wasRequest(request, "COMPLETE DUE", "RETURN QUEUED", "FETCH SETTLED");
    violationsWere(COMPLETION_OF_REFUSED_REQUEST);
  }

  @Test
  void completion_ofARequestRefusedBeforeIsNamedSo() {
    scene.phone.onSetData = (requestId, port) -> PHONEERR_NOMEM;
    assertEquals(PHONEERR_NOMEM, scene.download());
    int request = lastRequest();
    complete(request);
    repliedWith();
    wasRequest(request, "REFUSE SETTLED");
    violationsWere(COMPLETION_OF_REFUSED_REQUEST);
  }

  @Test
  void completion_ofWhatWasNeverAskedIsUnknown() {
    int request = accepted(scene.download());
    scene.inTimer(port -> port.complete(request + 1, 0));
    scene.inTimer(port -> port.complete(0, 0));
    scene.inTimer(port -> port.complete(-1, 0));
    repliedWith();
    wasRequest(request, "RETURN PENDING");
    violationsWere(UNKNOWN_REQUEST, UNKNOWN_REQUEST, UNKNOWN_REQUEST);
  }

  @Test
  void completion_ofAnotherPhonesRequestIsUnknownWhetherOwedOrSettled() {
    int others = lastRequest();
    complete(others);
    wasRequest(others, "RETURN PENDING");
    scene.everybodyElseIsUndisturbed();
    complete(others);
    violationsWere(UNKNOWN_REQUEST, UNKNOWN_REQUEST);
  }

  @Test
  void completion_afterTheCloseIsAReportAfterClose() {
    int request = accepted(scene.download());
    DevicePort ended = scene.phone.port;
    succeed(scene.app.tapi.phoneClose(scene.hPhone));
    scene.hPhone = scene.app.owner(0);
    scene.inTimer(port -> ended.complete(request, 0));
    repliedWith();
    wasRequest(request, "RETURN PENDING", "CLOSE SUPPRESSED", "COMPLETE SETTLED");
    violationsWere(REPORT_AFTER_CLOSE);
  }

  // ---- no completion where one is owed

  @Test
  void phoneClose_settlesWhatThePhoneLeavesPendingOrSuppressed() {
    int suppressed = suppressed();
    scene.phone.owed.clear();
    succeed(scene.app.tapi.phoneClose(scene.hPhone));
    wasRequest(suppressed, "RETURN PENDING", "CLOSE SUPPRESSED", "COMPLETE SETTLED");
    scene.hPhone = scene.app.owner(0);
    int pending = accepted(scene.download());
    scene.phone.owed.clear();
    succeed(scene.app.tapi.phoneClose(scene.hPhone));
    wasRequest(pending, "RETURN PENDING", "CLOSE SUPPRESSED", "COMPLETE SETTLED");
    repliedWith();
    violationsWere(UNSETTLED_AT_CLOSE, UNSETTLED_AT_CLOSE);
  }

  @Test
  void forceClose_suppressesWhatThePhoneLeavesPending() {
    int request = accepted(scene.download());
    scene.phone.owed.clear();
    scene.inTimer(DevicePort::forceClose);
    repliedWith();
    wasRequest(request, "RETURN PENDING", "CLOSE SUPPRESSED", "COMPLETE SETTLED");
    violationsWere(UNSETTLED_AT_FORCED_CLOSE);
  }

  // ---- what the scene does and what it left behind

  private void completesInsideTheCall(int result) {
    scene.phone.onSetData = (requestId, port) -> {
      port.complete(requestId, result);
      return requestId;
    };
  }

  private void complete(int request) {
    scene.phone.owed.remove((Integer) request);
    scene.inTimer(port -> port.complete(request, 0));
  }

  /** A request whose handle was closed while another is open, so that the phone was not told. */
  private int suppressed() {
    int request = accepted(scene.download());
    int other = scene.app.monitor(0);
    succeed(scene.app.tapi.phoneClose(scene.hPhone));
    scene.hPhone = other;
    return request;
  }

  /** The results of the replies since last asked. */
  private void repliedWith(Integer... results) {
    replies.clear();
    for (Message message : scene.app.messages()) {
      if (message.id() == PHONE_REPLY) {
        replies.add((int) message.param2());
      }
    }
    assertEquals(List.of(results), replies);
  }

  private void violationsWere(DeviceViolation... kinds) {
    assertEquals(List.of(kinds), scene.emulator.violations().stream().map(Violation::kind).toList());
  }

  /** What happened to a request, as "EVENT STATE AFTER". */
  private void wasRequest(int id, String... steps) {
    List<String> happened = new ArrayList<>();
    for (JournalRecord record : scene.emulator.journal()) {
      if (record.kind() == JournalKind.REQUEST && record.word(0) == id) {
        happened.add(RequestEvent.values()[record.word(1)] + " " + RequestState.values()[record.word(3)]);
      }
    }
    assertEquals(List.of(steps), happened);
  }

  private int lastRequest() {
    int last = 0;
    for (JournalRecord record : scene.emulator.journal()) {
      if (record.kind() == JournalKind.REQUEST) {
        last = record.word(0);
      }
    }
    return last;
  }
}
