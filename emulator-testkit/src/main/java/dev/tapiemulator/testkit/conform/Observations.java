package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a process got to see before a record: messages, what came of its calls, looks that brought nothing. */
final class Observations {

  private final Map<List<Object>, Integer> seen = new LinkedHashMap<>();

  private Observations() {}

  static Observations of(ClientView view, int process, int before) {
    Observations all = new Observations();
    view.messagesBetween(process, -1, before).forEach(message -> all.add(List.of(
        message.hDevice(), message.id(), message.param1(), message.param2(), message.param3())));
    view.callsBetween(process, -1, before)
        .filter(call -> call.end() < before && !call.is(PhoneFunction.PHONE_GET_MESSAGE))
        .forEach(call -> all.add(call.outcome()));
    view.waitsBetween(process, -1, before)
        .filter(wait -> wait.end() < before && wait.broughtNothing())
        .forEach(wait -> all.add(List.of(wait.kind(), wait.timeoutMillis())));
    return all;
  }

  private void add(List<Object> observation) {
    seen.merge(observation, 1, Integer::sum);
  }

  /** Whether every other observation is among these, and as often. */
  boolean include(Observations others) {
    return others.seen.entrySet().stream().allMatch(other -> seen.getOrDefault(other.getKey(), 0) >= other.getValue());
  }
}
