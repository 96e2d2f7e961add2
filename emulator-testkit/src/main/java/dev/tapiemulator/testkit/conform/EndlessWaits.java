package dev.tapiemulator.testkit.conform;

import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Waits that never ended because nothing could come any more. */
final class EndlessWaits {

  private EndlessWaits() {}

  /**
   * Tells each wait without end that began after the reply to a request was lost with its handle, while neither another
   * reply nor an event was to come. A thread that only fetches messages may wait like that; one that made the request
   * waits for it.
   */
  static void forLostReplies(
      ClientView view, Predicate<PhoneHandle> how, BiConsumer<WaitStep, ClientRequest> action) {
    for (WaitStep wait : view.waits) {
      boolean endless = wait.end() == CallStep.NEVER && wait.isPatient();
      if (!endless || repliesAreToCome(view, wait) || eventsMayCome(view, wait)) {
        continue;
      }
      view.requests.stream()
          .filter(request -> request.call.process() == wait.process() && request.call.thread() == wait.thread())
          .filter(request -> request.isSuppressedAt(wait.at()) && how.test(request.phone))
          .reduce((first, second) -> second)
          .ifPresent(request -> action.accept(wait, request));
    }
  }

  private static boolean repliesAreToCome(ClientView view, WaitStep wait) {
    return view.requests.stream()
        .anyMatch(request -> request.call.process() == wait.process() && request.isOutstandingAt(wait.at()));
  }

  private static boolean eventsMayCome(ClientView view, WaitStep wait) {
    return view.phones.stream()
        .filter(phone -> phone.process() == wait.process() && phone.isOpenAt(wait.at()))
        .anyMatch(phone -> StatusMasks.areAnyOn(view, phone, wait.at()));
  }
}
