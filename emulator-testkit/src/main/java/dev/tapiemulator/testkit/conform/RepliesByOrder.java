package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.tapi.Tapi;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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

  /** Once for each process: whatever follows has the same cause. */
  @Override
  public void check(ClientView usual, ClientView other, Findings findings) {
    RunPair pair = new RunPair(usual, other);
    RunPair.inOrderOfReplies(pair.twins().stream().filter(RepliesByOrder::isRepliedAlikeIfAtAll))
        .forEach((process, twins) -> firstSwapped(twins).ifPresent(one -> {
          RunPair.Twin two = twins.get(twins.indexOf(one) + 1);
          pair.differenceOfItsOwn(
              process, Math.max(one.usual().call.end(), two.usual().call.end()),
              Math.max(one.other().call.end(), two.other().call.end()))
              .filter(difference -> difference.isInOther() || couldGoOn(other, one))
              .ifPresent(difference -> findings.add(
                  RULE, Math.min(one.other().repliedAt(), two.other().repliedAt()),
                  "the replies to requests " + one.other().id + " and " + two.other().id
                      + " changed places, and " + difference.call() + " is done in one run only"));
        }));
  }

  /** A program that goes wrong may not get as far as the reply that moved behind. */
  private static boolean isRepliedAlikeIfAtAll(RunPair.Twin twin) {
    return twin.isRepliedAlike() || twin.usual().reply != null && twin.other().reply == null;
  }

  /** Whether the run went on until the reply was there, so that nothing more is left out than the program left out. */
  private static boolean couldGoOn(ClientView other, RunPair.Twin last) {
    return last.isReplied() || other.posted.stream().anyMatch(message -> message.id() == Tapi.PHONE_REPLY
        && message.process() == last.process() && message.param1() == last.other().id
        && message.at() > last.other().call.at());
  }

  /** The first whose reply comes behind that of the next one in the other run. */
  private static Optional<RunPair.Twin> firstSwapped(List<RunPair.Twin> inOrder) {
    return IntStream.range(1, inOrder.size())
        .filter(i -> inOrder.get(i - 1).other().repliedAt() > inOrder.get(i).other().repliedAt())
        .mapToObj(i -> inOrder.get(i - 1))
        .findFirst();
  }
}
