package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.Tapi;
import java.util.Optional;

/** What a program usually does after the reply, done after some other message. */
final class MistakenForCompletion implements DifferentialRule {

  private static final ClientRule RULE = ClientRule.error(
      "message-mistaken-for-completion",
      "Only PHONE_REPLY completes a request: PHONE_BUTTON, PHONE_STATE, PHONE_CLOSE and PHONE_DEVSPECIFIC never do, "
          + "whatever their parameters are.",
      "phone-reply",
      """
      phoneSetData(h, 0, a);
      takes a message of any kind, then makes the next request
      """,
      """
      phoneSetData(h, 0, a);
      takes messages until PHONE_REPLY with the request id, then makes the next request
      """).seenBy(Evidence.DIFFERENTIAL);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView usual, ClientView other, Findings findings) {
    for (RunPair.Twin twin : new RunPair(usual, other).twins()) {
      CallStep usually = next(usual, twin.usual());
      CallStep now = next(other, twin.other());
      boolean waitsForReply = twin.usual().reply != null && usually != null && usually.at() > twin.usual().repliedAt();
      if (waitsForReply && now != null && now.at() < twin.other().repliedAt() && now.repeats(usually)
          && !isAnEnd(now) && timesDone(other, now, twin.other()) <= timesDone(usual, usually, twin.usual())) {
        mistaken(other, twin.other(), now).ifPresent(message -> findings.add(
            RULE, now, "follows " + message.name() + " of " + Words.at(message.at())
                + " as it usually follows the reply to " + twin.other() + ", which had not come"));
      }
    }
  }

  private static CallStep next(ClientView view, ClientRequest request) {
    return RunPair.deeds(view, request.call.process(), request.call.end()).findFirst().orElse(null);
  }

  /** Whatever comes may be a reason to give up; it loses the reply, which is another rule. */
  private static boolean isAnEnd(CallStep call) {
    return call.is(PhoneFunction.PHONE_CLOSE, PhoneFunction.PHONE_SHUTDOWN);
  }

  /** Done once more when the reply comes, it has been an answer to the other message in its own right. */
  private static long timesDone(ClientView view, CallStep deed, ClientRequest since) {
    return RunPair.deeds(view, deed.process(), since.call.end()).filter(deed::repeats).count();
  }

  /** The last message before the deed; a thread that waits on has not taken it for the end. */
  private static Optional<MessageStep> mistaken(ClientView view, ClientRequest request, CallStep deed) {
    return view.messagesBetween(deed.process(), request.call.at(), deed.at())
        .reduce((first, second) -> second)
        .filter(message -> message.id() != Tapi.PHONE_REPLY)
        .filter(message -> view.waitsBetween(deed.process(), message.at(), deed.at())
            .noneMatch(wait -> wait.thread() == deed.thread()));
  }
}
