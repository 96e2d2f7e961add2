package dev.tapiemulator.testkit.conform;

import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;

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

  /** Once for each function of a process. */
  @Override
  public void check(ClientView usual, ClientView other, Findings findings) {
    Set<String> told = new TreeSet<>();
    for (RunPair.Twin twin : new RunPair(usual, other).twins()) {
      if (twin.isReplied() && twin.usual().reply.param2() == 0 && twin.other().reply.param2() != 0) {
        String what = twin.process() + " " + twin.other().call.function();
        if (!told.contains(what) && goesOnAlike(usual, other, twin)) {
          told.add(what);
          findings.add(RULE, twin.other().repliedAt(), "the reply to " + twin.other() + " (" + twin.other().call
              + ") brought an error, and the program went on with the same calls as after success");
        }
      }
    }
  }

  /** Whether the same calls follow, with a request for the same phone among them. */
  private static boolean goesOnAlike(ClientView usual, ClientView other, RunPair.Twin twin) {
    Iterator<CallStep> usually = RunPair.deeds(usual, twin.process(), twin.usual().repliedAt()).iterator();
    Iterator<CallStep> now = RunPair.deeds(other, twin.process(), twin.other().repliedAt()).iterator();
    boolean goesOn = false;
    while (usually.hasNext() && now.hasNext()) {
      CallStep call = now.next();
      if (!call.repeats(usually.next())) {
        return false;
      }
      goesOn |= call.isAccepted() && call.argument("hPhone") == twin.other().call.argument("hPhone");
    }
    return goesOn && usually.hasNext() == now.hasNext();
  }
}
