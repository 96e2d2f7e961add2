package dev.tapiemulator.testkit.conform;

import java.util.List;

/** A program that goes on after a failed reply exactly as after a successful one. */
final class ReplyErrorIgnored implements DifferentialRule {

  private static final ClientRule RULE = new ClientRule(
      "reply-error-ignored",
      Severity.WARNING,
      Evidence.DIFFERENTIAL,
      "The outcome of a request is in dwParam2 of its reply; further requests do not go on as if it were always 0.",
      "phone-reply",
      """
      phoneSetData(h, 0, firmwareBlock);
      takes PHONE_REPLY with PHONEERR_OPERATIONFAILED
      phoneSetData(h, 0, nextBlock);
      """,
      """
      phoneSetData(h, 0, firmwareBlock);
      takes PHONE_REPLY with PHONEERR_OPERATIONFAILED
      phoneSetData(h, 0, firmwareBlock);
      """);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView usual, ClientView other, Findings findings) {
    for (RunPair.Twin twin : new RunPair(usual, other).twins()) {
      if (twin.isReplied() && twin.usual().reply.param2() == 0 && twin.other().reply.param2() != 0) {
        List<CallStep> usually = RunPair.deeds(usual, twin.usual().call.process(), twin.usual().repliedAt());
        List<CallStep> now = RunPair.deeds(other, twin.other().call.process(), twin.other().repliedAt());
        boolean goesOn = now.stream().anyMatch(call ->
            call.isAccepted() && call.argument("hPhone") == twin.other().call.argument("hPhone"));
        if (goesOn && isTheSame(usually, now)) {
          findings.add(RULE, twin.other().repliedAt(), "the reply to " + twin.other() + " (" + twin.other().call
              + ") brought an error, and the program went on with the same calls as after success");
        }
      }
    }
  }

  private static boolean isTheSame(List<CallStep> usually, List<CallStep> now) {
    if (usually.size() != now.size()) {
      return false;
    }
    for (int i = 0; i < now.size(); i++) {
      if (!now.get(i).repeats(usually.get(i))) {
        return false;
      }
    }
    return true;
  }
}
