package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.journal.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Compares two journals and explains the first difference: what was set up differently, up to where the runs were the
 * same, who then did what in each, what that came of, and how each went on.
 *
 * <pre>
 * the journals differ from record 16 on
 * set up differently:
 * + seed=3
 * but for that the same up to 0 ms; then chance decides otherwise:
 * - 0 ms  chance: LATENCY/4=0, the ordinary time (20 ms)
 * + 0 ms  chance: LATENCY/4=3, eight times the ordinary time (160 ms)
 *   …
 * </pre>
 */
public final class JournalDiff {

  private final Journal left;
  private final Journal right;
  private final OptionalInt difference;

  private JournalDiff(Journal left, Journal right) {
    this.left = left;
    this.right = right;
    this.difference = left.firstDifference(right);
  }

  public static JournalDiff between(Journal left, Journal right) {
    return new JournalDiff(left, right);
  }

  /**
   * The place of the first record that differs or that one journal lacks; nothing when they are the same byte for byte.
   */
  public OptionalInt firstDifference() {
    return difference;
  }

  /**
   * The explanation, in lines of 80 characters at most; what the left journal says stands after "-", the right's after
   * "+".
   */
  @Override
  public String toString() {
    if (difference.isEmpty()) {
      return "the journals are the same: " + left.size() + " records\n";
    }
    SetUpDifference setUp = SetUpDifference.between(left, right);
    OptionalInt parting = setUp.parting();
    List<String> lines = new ArrayList<>();
    lines.add(parting.isPresent()
        ? "the journals differ from record " + parting.getAsInt() + " on"
        : "the journals differ in their set-up alone; what happened is the same, " + left.size() + " records");
    lines.addAll(setUp.lines());
    parting.ifPresent(at -> lines.addAll(new Parting(left, right, at, setUp).lines()));
    return String.join("\n", lines) + "\n";
  }
}
