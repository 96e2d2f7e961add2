package dev.tapiemulator.cli.play;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Counts the expectations of a run and keeps those that failed. */
public final class Verdict {

  private final Story story;
  private final List<String> failures = new ArrayList<>();
  private int held;
  private int leftOut;

  Verdict(Story story) {
    this.story = story;
  }

  /** An expectation held. */
  void holds() {
    held++;
    story.asExpected();
  }

  /** An expectation failed, or the run broke off. */
  public void fails(String place, String what) {
    String failure = place + ": " + what;
    failures.add(failure);
    story.failed(failure);
  }

  /** An expectation cannot be looked at, for this reason. */
  public void leavesOut(String why) {
    leftOut++;
    story.note("not looked at: " + why);
  }

  public boolean passed() {
    return failures.isEmpty();
  }

  public int expectationsHeld() {
    return held;
  }

  public int expectationsLeftOut() {
    return leftOut;
  }

  public List<String> failures() {
    return Collections.unmodifiableList(failures);
  }
}
