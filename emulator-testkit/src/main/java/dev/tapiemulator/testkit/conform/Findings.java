package dev.tapiemulator.testkit.conform;

import java.util.ArrayList;
import java.util.List;

/** Where rules put what they find. */
final class Findings {

  private final List<Finding> found = new ArrayList<>();

  /** Adds a finding at a record; {@code explanation} names what was done where. */
  void add(ClientRule rule, int record, String explanation) {
    found.add(new Finding(rule, record, explanation));
  }

  /** At a call, which the explanation continues. */
  void add(ClientRule rule, CallStep call, String explanation) {
    add(rule, call.at(), call + " " + explanation);
  }

  List<Finding> inOrder() {
    return found.stream().sorted(Finding.BY_PLACE).distinct().toList();
  }
}
