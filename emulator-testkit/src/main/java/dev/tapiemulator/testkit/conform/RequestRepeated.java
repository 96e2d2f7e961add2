package dev.tapiemulator.testkit.conform;

import java.util.Map;
import java.util.TreeMap;

/**
 * The very same request once more as a thread's next one, while the first is outstanding: its id was taken for an
 * error. Operations may overlap; so another request in between, or a message, is reason enough for doing it again.
 */
final class RequestRepeated implements JournalRule {

  private static final ClientRule RULE = ClientRule.warning(
      "accepted-request-repeated",
      "A positive result means accepted, not failed: the request is not made again before its reply.",
      "asynchronous-functions",
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      r   = phoneSetLamp h 20 steady
      r2  = phoneSetLamp h 20 steady
      """,
      """
      app = phoneInitializeEx dialer event
      h   = phoneOpen app 0 owner
      r   = phoneSetLamp h 20 steady
      r2  = phoneSetLamp h 20 flash
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    Map<Integer, ClientRequest> lastByThread = new TreeMap<>();
    view.forEachCall((call, outstanding) -> {
      ClientRequest last = lastByThread.get(call.thread());
      if (last != null && outstanding.contains(last) && last.call.repeats(call) && !hasNews(view, last, call)) {
        findings.add(RULE, call, "repeats " + last + " of " + Words.at(last.call.at()) + " with the same arguments, "
            + "which was accepted and is outstanding");
      }
      view.requestOf(call).ifPresent(made -> lastByThread.put(call.thread(), made));
    });
  }

  /** Something that came meanwhile may be a reason of its own to ask for the same. */
  private static boolean hasNews(ClientView view, ClientRequest last, CallStep call) {
    return view.messagesBetween(call.process(), last.call.at(), call.at())
        .anyMatch(message -> message.thread() == call.thread());
  }
}
