package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.tapi.Tapi;
import java.util.List;
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
      int process = twin.usual().call.process();
      List<CallStep> usually = RunPair.deeds(usual, process, twin.usual().call.end());
      boolean waitsForReply = twin.usual().reply != null && !usually.isEmpty()
          && usually.get(0).at() > twin.usual().repliedAt();
      List<CallStep> now = RunPair.deeds(other, process, twin.other().call.end());
      boolean tooEarly = waitsForReply && !now.isEmpty() && now.get(0).at() < twin.other().repliedAt()
          && now.get(0).repeats(usually.get(0));
      if (tooEarly) {
        mistaken(other, twin.other(), now.get(0)).ifPresent(message -> findings.add(
            RULE, now.get(0), "follows " + message.name() + " of " + Words.at(message.at())
                + " as it usually follows the reply to " + twin.other() + ", which had not come"));
      }
    }
  }

  private static Optional<MessageStep> mistaken(ClientView view, ClientRequest request, CallStep next) {
    return view.messagesBetween(next.process(), request.call.at(), next.at())
        .filter(message -> message.id() != Tapi.PHONE_REPLY)
        .reduce((first, second) -> second);
  }
}
