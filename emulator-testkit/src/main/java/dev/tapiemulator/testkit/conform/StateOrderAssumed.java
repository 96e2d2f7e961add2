package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.tapi.Tapi;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** Once for each process: whatever follows has the same cause. */
  @Override
  public void check(ClientView usual, ClientView other, Findings findings) {
    RunPair pair = new RunPair(usual, other);
    RunPair.inOrderOfReplies(pair.twins().stream().filter(RunPair.Twin::isRepliedAlike)).forEach((process, twins) ->
        firstMoved(usual, other, process, twins).ifPresent(twin ->
            pair.differenceOfItsOwn(process, twin.usual().call.end(), twin.other().call.end())
                .ifPresent(difference -> findings.add(RULE, twin.other().repliedAt(),
                    "PHONE_STATE and the reply to " + twin.other() + " changed places, and " + difference.call()
                        + " is done in one run only"))));
  }

  /** The request of the first reply on whose other side a PHONE_STATE stands in the other run. */
  private static Optional<RunPair.Twin> firstMoved(
      ClientView usual, ClientView other, int process, List<RunPair.Twin> twins) {
    Map<List<Long>, Deque<MessageStep>> others = new LinkedHashMap<>();
    states(other, process).forEach(message ->
        others.computeIfAbsent(content(message), any -> new ArrayDeque<>()).add(message));
    return states(usual, process)
        .map(message -> {
          MessageStep same = others.getOrDefault(content(message), new ArrayDeque<>()).poll();
          return same == null ? Optional.<RunPair.Twin>empty() : crossed(twins, message, same);
        })
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<RunPair.Twin> crossed(List<RunPair.Twin> twins, MessageStep message, MessageStep same) {
    return twins.stream()
        .filter(twin -> twin.usual().call.at() < message.at() && twin.other().call.at() < same.at())
        .filter(twin -> twin.usual().repliedAt() < message.at() != twin.other().repliedAt() < same.at())
        .findFirst();
  }

  private static Stream<MessageStep> states(ClientView view, int process) {
    return view.messagesBetween(process, -1, CallStep.NEVER).filter(message -> message.id() == Tapi.PHONE_STATE);
  }

  private static List<Long> content(MessageStep message) {
    return List.of((long) message.hDevice(), message.param1(), message.param2());
  }
}
