package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    int process() {
      return usual.call.process();
    }
  }

  private record Caller(int process, int thread) {

    static Caller of(ClientRequest request) {
      return new Caller(request.call.process(), request.call.thread());
    }
  }

  /** The requests that a thread made in both runs, up to the first that differ; in the order of the usual run. */
  List<Twin> twins() {
    Map<Caller, List<ClientRequest>> others = new LinkedHashMap<>();
    other.requests.forEach(request ->
        others.computeIfAbsent(Caller.of(request), any -> new ArrayList<>()).add(request));
    Map<Caller, Integer> next = new LinkedHashMap<>();
    List<Twin> twins = new ArrayList<>();
    for (ClientRequest request : usual.requests) {
      List<ClientRequest> candidates = others.getOrDefault(Caller.of(request), List.of());
      int place = next.getOrDefault(Caller.of(request), 0);
      if (place < candidates.size() && candidates.get(place).call.repeats(request.call)) {
        twins.add(new Twin(request, candidates.get(place)));
        next.put(Caller.of(request), place + 1);
      } else {
        next.put(Caller.of(request), Integer.MAX_VALUE); // From here on the thread went another way.
      }
    }
    return twins;
  }

  /** The processes that have twins, with these in the order of their replies in the usual run. */
  static Map<Integer, List<Twin>> inOrderOfReplies(Stream<Twin> twins) {
    Map<Integer, List<Twin>> byProcess = new LinkedHashMap<>();
    twins.sorted(Comparator.comparingInt(twin -> twin.usual.repliedAt()))
        .forEach(twin -> byProcess.computeIfAbsent(twin.process(), any -> new ArrayList<>()).add(twin));
    return byProcess;
  }

  /** What a process did after a record, fetching messages apart. */
  static Stream<CallStep> deeds(ClientView view, int process, int after) {
    return view.callsBetween(process, after, CallStep.NEVER).filter(call -> !call.is(PhoneFunction.PHONE_GET_MESSAGE));
  }

  /**
   * A call that a process made in one of the runs only since both had made some requests, whatever the order, although
   * nothing had come before it in the other run that does not come in the usual one too. Empty also when the other run
   * shows the program something new, a time-out or an event, to which it may rightly answer in its own way.
   */
  Optional<Difference> differenceOfItsOwn(int process, int sinceUsual, int sinceOther) {
    List<CallStep> usually = deeds(usual, process, sinceUsual).toList();
    List<CallStep> now = deeds(other, process, sinceOther).toList();
    Observations all = Observations.of(usual, process, CallStep.NEVER);
    Optional<Difference> done = surplus(now, usually).map(call -> new Difference(call, true));
    return done.or(() -> surplus(usually, now).map(call -> new Difference(call, false)))
        .filter(difference -> all.include(Observations.of(
            other, process, difference.isInOther ? difference.call.at() : CallStep.NEVER)));
  }

  /** A call that one run has and the other lacks. */
  record Difference(CallStep call, boolean isInOther) {}

  private static Optional<CallStep> surplus(List<CallStep> of, List<CallStep> over) {
    Map<List<Object>, Integer> left = new LinkedHashMap<>();
    over.forEach(call -> left.merge(call.deed(), 1, Integer::sum));
    return of.stream().filter(call -> left.merge(call.deed(), -1, Integer::sum) < 0).findFirst();
  }
}
