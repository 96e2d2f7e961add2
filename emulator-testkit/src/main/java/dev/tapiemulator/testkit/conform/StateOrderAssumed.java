package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.tapi.Tapi;
import java.util.Optional;

/** PHONE_STATE on the other side of the reply, and the program does something else. */
final class StateOrderAssumed implements DifferentialRule {

  private static final ClientRule RULE = ClientRule.error(
      "state-message-order-assumed",
      "No page says whether the PHONE_STATE that a request causes comes before or after its reply.",
      "phone-state",
      """
      phoneSetLamp(h, 20, PHONELAMPMODE_STEADY);
      takes PHONE_STATE, then waits for the reply in the next message
      """,
      """
      phoneSetLamp(h, 20, PHONELAMPMODE_STEADY);
      takes messages until both have come, in any order
      """).seenBy(Evidence.DIFFERENTIAL);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView usual, ClientView other, Findings findings) {
    for (RunPair.Twin twin : new RunPair(usual, other).twins()) {
      Optional<MessageStep> moved = twin.isRepliedAlike() ? movedAcross(usual, other, twin) : Optional.empty();
      moved.flatMap(message -> RunPair.difference(
          RunPair.deeds(usual, message.process(), twin.usual().call.end()),
          RunPair.deeds(other, message.process(), twin.other().call.end())))
          .ifPresent(call -> findings.add(RULE, twin.other().repliedAt(),
              "PHONE_STATE and the reply to " + twin.other() + " changed places, and " + call
                  + " is done in one run only"));
    }
  }

  /** A state message that stands on the other side of the reply. */
  private static Optional<MessageStep> movedAcross(ClientView usual, ClientView other, RunPair.Twin twin) {
    int process = twin.usual().call.process();
    return usual.messagesBetween(process, twin.usual().call.at(), CallStep.NEVER)
        .filter(message -> message.id() == Tapi.PHONE_STATE)
        .filter(message -> other.messagesBetween(process, twin.other().call.at(), CallStep.NEVER)
            .filter(same -> same.id() == message.id() && same.hDevice() == message.hDevice()
                && same.param1() == message.param1() && same.param2() == message.param2())
            .findFirst()
            .filter(same -> same.at() < twin.other().repliedAt() != message.at() < twin.usual().repliedAt())
            .isPresent())
        .findFirst();
  }
}
