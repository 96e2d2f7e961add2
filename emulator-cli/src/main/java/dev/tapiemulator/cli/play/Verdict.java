package dev.tapiemulator.cli.play;

import dev.tapiemulator.cli.play.Printer.Tone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Counts the expectations of a run and keeps those that failed. */
public final class Verdict {

  private static final String INDENT = "            ";

  private final Printer out;
  private final List<String> failures = new ArrayList<>();
  private int held;

  Verdict(Printer out) {
    this.out = out;
  }

  /** An expectation held. */
  void holds() {
    held++;
    out.tell(Tone.GOOD, INDENT, "as expected");
  }

  /** An expectation failed, or the run broke off. */
  public void fails(String place, String what) {
    String failure = place + ": " + what;
    failures.add(failure);
    out.print(Tone.BAD, INDENT, "FAILED " + failure);
  }

  public boolean passed() {
    return failures.isEmpty();
  }

  public int expectationsHeld() {
    return held;
  }

  public List<String> failures() {
    return Collections.unmodifiableList(failures);
  }
}
