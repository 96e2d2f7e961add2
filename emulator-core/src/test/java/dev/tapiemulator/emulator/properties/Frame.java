package dev.tapiemulator.emulator.properties;

import dev.tapiemulator.tapi.PhoneErr;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** One call under way: what it may answer, and what follows when it succeeds. */
final class Frame {

  final String function;
  final Facts.OfProcess process;
  Facts.OfApplication app;
  Facts.OfHandle handle;
  Facts.OfPhone phone;
  /** The request it made, once the phone has been asked. */
  Facts.OfRequest request;
  /** What the phone refused with, 0 for nothing. */
  int deviceAnswer;
  /** A choice wants it to fail. */
  boolean mustFail;
  /** A choice wants its request to fail later, without the phone. */
  boolean failsLater;
  /** Every reason that applies; which of them is named is not the oracle's business (O-01). */
  final TreeSet<Integer> reasons = new TreeSet<>();

  private Runnable effect = () -> {};
  private boolean done;

  Frame(String function, Facts.OfProcess process) {
    this.function = function;
    this.process = process;
  }

  Frame when(boolean applies, int code) {
    if (applies) {
      reasons.add(code);
    }
    return this;
  }

  /** A reason that depends on the handle; without a good one there is another reason already. */
  Frame whenHandle(Predicate<Facts.OfHandle> applies, int code) {
    return when(handle != null && applies.test(handle), code);
  }

  /** What the call does when it succeeds. */
  Frame then(Runnable what) {
    effect = what;
    return this;
  }

  /** The call has succeeded; its effect happens once. */
  void succeeded() {
    if (!done) {
      done = true;
      effect.run();
    }
  }

  @Override
  public String toString() {
    return function + " that may say " + reasons.stream().map(PhoneErr::nameOf).collect(Collectors.toList());
  }
}
