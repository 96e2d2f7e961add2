package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says what a program does wrong, by what it did: reads journals, and knows nothing of how the emulator works inside.
 */
public final class Conformance {

  private Conformance() {}

  /** Every rule there is. */
  public static List<ClientRule> rules() {
    return Rules.all();
  }

  /** The rule with that id. */
  public static Optional<ClientRule> rule(String id) {
    return rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  /** What one journal shows, in its order: the rules whose evidence is a trace. */
  public static List<Finding> check(Journal journal) {
    return found(Rules.TRACE, journal);
  }

  /** What a journal shows that was recorded through instruments: traces, and marks that were used. */
  public static List<Finding> check(Journal journal, Instruments instruments) {
    List<Finding> all = new ArrayList<>(check(journal));
    all.addAll(found(Rules.INSTRUMENTED, journal));
    all.addAll(instruments.findings());
    return all.stream().sorted(Finding.BY_PLACE).toList();
  }

  /**
   * What shows when two runs of one program, which differ in what the documentation leaves open, are held side by side;
   * the records are those of the other run.
   *
   * @throws NotOneProgram when they are runs of two programs, or of one with other phones
   */
  public static List<Finding> compare(Journal usual, Journal other) {
    OneProgram.require(usual, other);
    Findings findings = new Findings();
    ClientView one = ClientView.of(usual);
    ClientView two = ClientView.of(other);
    Rules.DIFFERENTIAL.forEach(rule -> rule.check(one, two, findings));
    return findings.inOrder();
  }

  /** Whether a rule of severity error is among those broken. */
  public static boolean hasErrors(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.rule().severity() == Severity.ERROR);
  }

  private static List<Finding> found(List<JournalRule> rules, Journal journal) {
    Findings findings = new Findings();
    ClientView view = ClientView.of(journal);
    rules.forEach(rule -> rule.check(view, findings));
    return findings.inOrder();
  }
}
