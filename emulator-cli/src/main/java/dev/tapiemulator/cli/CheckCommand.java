package dev.tapiemulator.cli;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.spec.Suggestion;
import dev.tapiemulator.journal.JournalDiff;
import dev.tapiemulator.testkit.conform.ClientRule;
import dev.tapiemulator.testkit.conform.Conformance;
import dev.tapiemulator.testkit.conform.Evidence;
import dev.tapiemulator.testkit.conform.Finding;
import dev.tapiemulator.testkit.conform.NotOneProgram;
import dev.tapiemulator.testkit.conform.ReportFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code check}: what a program did wrong, by its journal. */
@Command(
    name = "check",
    description = "Checks a recorded journal against the rules for telephony programs.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "With two journals of one program, the usual run first, what shows by comparison is told too.",
        "Exit code: 0 no rule of severity error is broken, 1 one is (or, with --diff, the",
        "journals differ), 2 the input is wrong, such as journals of two programs",
        "without --diff."})
final class CheckCommand implements Callable<Integer> {

  private static final int MOST_JOURNALS = 2;
  private static final int SECOND_LINE = 2;

  private final Terminal terminal;

  @Parameters(arity = "0..*", paramLabel = "JOURNAL", description = "written by run --journal or JournalFile")
  private List<String> files = new ArrayList<>();

  @Option(names = "--format", paramLabel = "FORMAT",
      description = "text, html, junit or sarif (default: text).")
  private String format;

  @Option(names = "--output", paramLabel = "FILE", description = "Writes the report there instead of printing it.")
  private String output;

  @Option(names = "--diff", description = "Compares two journals and explains the first difference.")
  private boolean diff;

  @Option(names = "--rules", description = "Lists all rules.")
  private boolean rules;

  @Option(names = "--rule", paramLabel = "ID", description = "Explains a rule, with a wrong and a right example.")
  private String rule;

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try {
      int code = answer();
      terminal.out().flush();
      return code;
    } catch (BadInput wrong) {
      terminal.err().println(wrong.getMessage());
      return TapiEmulator.BAD_INPUT;
    }
  }

  private int answer() throws BadInput {
    if (rules || rule != null) {
      return explain();
    }
    if (files.isEmpty()) {
      throw new BadInput("check: expected a journal, found nothing");
    }
    if (files.size() > MOST_JOURNALS) {
      throw new BadInput("check: expected one journal, or two of one program, found " + files.size());
    }
    ReportFormat chosen = reportFormat();
    ReportFile report = ReportFile.of(output, files);
    Journal first = journal(files.get(0));
    if (diff) {
      return compare(first);
    }
    String file = files.get(files.size() - 1);
    Journal checked = files.size() == 1 ? first : journal(file);
    List<Finding> findings = new ArrayList<>(Conformance.check(checked));
    Evidence[] besides = {};
    if (files.size() == MOST_JOURNALS) {
      findings.addAll(compared(first, checked));
      besides = new Evidence[] {Evidence.DIFFERENTIAL};
    }
    report.write(chosen.report(file, checked, findings, besides), terminal.out());
    return Conformance.hasErrors(findings) ? TapiEmulator.FAILED : TapiEmulator.PASSED;
  }

  private List<Finding> compared(Journal usual, Journal other) throws BadInput {
    try {
      return Conformance.compare(usual, other);
    } catch (NotOneProgram strangers) {
      throw new BadInput(files.get(1), strangers.record() + SECOND_LINE, 1,
          strangers.getMessage() + "; \"check --diff\" shows more");
    }
  }

  /** An emulator writes at least how it was set up; a file without that says nothing, and so nothing good. */
  private static Journal journal(String file) throws BadInput {
    Journal journal = JournalInput.read(file);
    if (journal.size() == 0) {
      throw new BadInput(file, SECOND_LINE, 1, "expected the records of a journal, found none");
    }
    return journal;
  }

  private ReportFormat reportFormat() throws BadInput {
    if (format == null) {
      return ReportFormat.TEXT;
    }
    List<String> names = new ArrayList<>();
    for (ReportFormat known : ReportFormat.values()) {
      names.add(known.name().toLowerCase(Locale.ROOT));
      if (names.get(names.size() - 1).equals(format)) {
        return known;
      }
    }
    throw new BadInput("--format: expected one of " + String.join(", ", names) + ", found \"" + format + "\""
        + Suggestion.of(format, names));
  }

  private int compare(Journal first) throws BadInput {
    if (files.size() != MOST_JOURNALS) {
      throw new BadInput("--diff: expected two journals, found one");
    }
    Journal second = JournalInput.read(files.get(1));
    JournalDiff difference = JournalDiff.between(first, second);
    boolean differs = difference.firstDifference().isPresent();
    String report = difference + (differs ? SeenDifference.between(first, second) : "");
    ReportFile.of(output, files).write(report, terminal.out());
    return differs ? TapiEmulator.FAILED : TapiEmulator.PASSED;
  }

  /** Rules have no journal, and their explanation one form. */
  private int explain() throws BadInput {
    if (!files.isEmpty()) {
      throw new BadInput("--rules and --rule explain rules; leave \"" + files.get(0) + "\" out");
    }
    if (rules && rule != null) {
      throw new BadInput("expected --rules or --rule, found both");
    }
    if (format != null || output != null || diff) {
      throw new BadInput("--rules and --rule explain rules; leave "
          + (diff ? "--diff" : format != null ? "--format" : "--output") + " out");
    }
    if (rule == null) {
      Conformance.rules().forEach(known -> terminal.out().printf(
          Locale.ROOT, "%-32s  %-7s  %s%n", known.id(), known.severity(), known.evidence()));
      return TapiEmulator.PASSED;
    }
    ClientRule found = Conformance.rule(rule).orElseThrow(() -> new BadInput("there is no rule \"" + rule + "\""
        + Suggestion.of(rule, Conformance.rules().stream().map(ClientRule::id).toList())
        + "; \"check --rules\" lists them"));
    terminal.out().print(found.id() + " (" + found.severity() + ", evidence: " + found.evidence() + ")\n\n  "
        + found.text() + "\n  " + found.pageAddress() + "\n\nwrong:\n" + found.wrong().indent(2) + "\nright:\n"
        + found.right().indent(2));
    return TapiEmulator.PASSED;
  }
}
