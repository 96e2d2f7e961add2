package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Two runs side by side: which request of the one is which of the other, and what was done afterwards. */
final class RunPair {

  final ClientView usual;
  final ClientView other;

  RunPair(ClientView usual, ClientView other) {
    this.usual = usual;
    this.other = other;
  }

  /** One request in both runs. */
  record Twin(ClientRequest usual, ClientRequest other) {

    boolean isRepliedAlike() {
      return isReplied() && usual.reply.param2() == other.reply.param2();
    }

    boolean isReplied() {
      return usual.reply != null && other.reply != null;
    }
  }

  /** The requests that both runs made, in order, up to the first that differ. */
  List<Twin> twins() {
    List<Twin> twins = new ArrayList<>();
    int common = Math.min(usual.requests.size(), other.requests.size());
    for (int i = 0; i < common; i++) {
      ClientRequest one = usual.requests.get(i);
      ClientRequest two = other.requests.get(i);
      if (!one.call.repeats(two.call)) {
        break;
      }
      twins.add(new Twin(one, two));
    }
    return twins;
  }

  void forEachTwo(BiConsumer<Twin, Twin> action) {
    List<Twin> twins = twins();
    for (int i = 0; i < twins.size(); i++) {
      for (int j = i + 1; j < twins.size(); j++) {
        action.accept(twins.get(i), twins.get(j));
      }
    }
  }

  /** What a process did after a record, fetching messages apart. */
  static List<CallStep> deeds(ClientView view, int process, int after) {
    return view.callsBetween(process, after, CallStep.NEVER)
        .filter(call -> !call.is(PhoneFunction.PHONE_GET_MESSAGE))
        .toList();
  }

  /** A call that one list has and the other lacks, whatever the order; those of {@code second} first. */
  static Optional<CallStep> difference(List<CallStep> first, List<CallStep> second) {
    return surplus(second, first).or(() -> surplus(first, second));
  }

  private static Optional<CallStep> surplus(List<CallStep> of, List<CallStep> over) {
    List<CallStep> left = new ArrayList<>(over);
    for (CallStep call : of) {
      Optional<CallStep> same = left.stream().filter(call::repeats).findFirst();
      if (same.isEmpty()) {
        return Optional.of(call);
      }
      left.remove(same.get());
    }
    return Optional.empty();
  }
}
