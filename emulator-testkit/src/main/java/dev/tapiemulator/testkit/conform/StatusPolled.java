package dev.tapiemulator.testkit.conform;

import static dev.tapiemulator.emulator.spec.PhoneFunction.*;

import java.util.List;

/** The same question again and again, on a handle that could be told instead. */
final class StatusPolled implements JournalRule {

  private static final ClientRule RULE = ClientRule.warning(
      "status-polled",
      "A program that wants to know of changes enables messages with phoneSetStatusMessages instead of asking time and "
          + "again.",
      "phone-state",
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 monitor
      phoneGetHookSwitch h
      advance 100ms
      phoneGetHookSwitch h
      advance 100ms
      phoneGetHookSwitch h
      """,
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 monitor
      phoneSetStatusMessages h PHONESTATE_HANDSETHOOKSWITCH
      phoneGetHookSwitch h
      advance 100ms
      phoneGetMessage app 0
      phoneGetHookSwitch h
      advance 100ms
      phoneGetHookSwitch h
      """);

  private static final int POLLING = 3;

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    for (PhoneHandle phone : view.phones) {
      List<CallStep> questions = view.calls.stream()
          .filter(call -> isQuestion(call) && view.phoneOf(call).filter(used -> used == phone).isPresent())
          .filter(call -> call.at() < phone.statusMessagesAt)
          .toList();
      questions.stream()
          .filter(call -> askedBefore(view, call, questions) >= POLLING - 1)
          .findFirst()
          .ifPresent(call -> findings.add(RULE, call, "asks the same for at least the " + POLLING
              + "rd time, and phoneSetStatusMessages was not called for the handle"));
    }
  }

  private static boolean isQuestion(CallStep call) {
    return call.is(
        PHONE_GET_STATUS, PHONE_GET_LAMP, PHONE_GET_RING, PHONE_GET_HOOK_SWITCH, PHONE_GET_VOLUME, PHONE_GET_GAIN,
        PHONE_GET_DISPLAY);
  }

  /** How often the same was asked before, at other times, with neither a message nor a request in between. */
  private static long askedBefore(ClientView view, CallStep call, List<CallStep> questions) {
    return questions.stream()
        .filter(earlier -> earlier.at() < call.at() && earlier.repeats(call))
        .filter(earlier -> earlier.timeNanos() < call.timeNanos())
        .filter(earlier -> view.messagesBetween(call.process(), earlier.at(), call.at()).findAny().isEmpty())
        .filter(earlier -> view.callsBetween(call.process(), earlier.at(), call.at()).noneMatch(CallStep::isAccepted))
        .mapToLong(CallStep::timeNanos)
        .distinct()
        .count();
  }
}
