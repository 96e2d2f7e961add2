package dev.tapiemulator.testkit.conform;

import java.util.Optional;

/** Two replies that come the other way round, and the program does something else. */
final class RepliesByOrder implements DifferentialRule {

  private static final ClientRule RULE = ClientRule.error(
      "replies-matched-by-order",
      "Replies come in any order and are told apart by the request id in dwParam1 alone.",
      "life-cycle-of-a-telephony-service-provider",
      """
      first  = phoneSetData(h, 0, a);
      second = phoneSetData(h, 1, b);
      the reply that comes first is taken for that of the first request
      """,
      """
      first  = phoneSetData(h, 0, a);
      second = phoneSetData(h, 1, b);
      the reply with dwParam1 == first is taken for that of the first request
      """).seenBy(Evidence.DIFFERENTIAL);

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView usual, ClientView other, Findings findings) {
    new RunPair(usual, other).forEachTwo((one, two) -> {
      if (isRepliedAlikeIfAtAll(one) && isRepliedAlikeIfAtAll(two) && areSwapped(one, two)) {
        difference(usual, other, one, two).ifPresent(call -> findings.add(
            RULE, Math.min(one.other().repliedAt(), two.other().repliedAt()),
            "the replies to requests " + one.other().id + " and " + two.other().id
                + " changed places, and " + call + " is done in one run only"));
      }
    });
  }

  /** A program that goes wrong may not get as far as the reply that moved behind. */
  private static boolean isRepliedAlikeIfAtAll(RunPair.Twin twin) {
    return twin.isRepliedAlike() || twin.usual().reply != null && twin.other().reply == null;
  }

  private static boolean areSwapped(RunPair.Twin one, RunPair.Twin two) {
    boolean anyCame = one.other().reply != null || two.other().reply != null;
    return anyCame && one.usual().repliedAt() < two.usual().repliedAt() != one.other().repliedAt() < two.other().repliedAt();
  }

  private static Optional<CallStep> difference(
      ClientView usual, ClientView other, RunPair.Twin one, RunPair.Twin two) {
    int process = one.usual().call.process();
    return RunPair.difference(
        RunPair.deeds(usual, process, Math.max(one.usual().call.end(), two.usual().call.end())),
        RunPair.deeds(other, process, Math.max(one.other().call.end(), two.other().call.end())));
  }
}
