package dev.tapiemulator.cli.play;

import dev.tapiemulator.cli.play.Printer.Tone;
import dev.tapiemulator.emulator.journal.Why;
import dev.tapiemulator.emulator.spec.Precondition;
import dev.tapiemulator.emulator.spec.Rule;
import dev.tapiemulator.emulator.spec.Ruling;
import java.util.Optional;

/** Says why: the condition that did not hold, and the rule with its pages, or the ruling with its question. */
final class ReasonText {

  private static final int BY_THE_PHONE = -1;

  private final Printer out;
  private final String indent;

  ReasonText(Printer out, String indent) {
    this.out = out;
    this.indent = indent;
  }

  /** A refusal's reasons as a RETURN record holds them. */
  void tellRefusal(int refusedBy, int why) {
    if (refusedBy > 0) {
      out.tell(Tone.WHY, indent, "needed: " + Precondition.values()[refusedBy - 1].text());
    } else if (refusedBy == BY_THE_PHONE) {
      out.tell(Tone.WHY, indent, "the phone itself refused");
    }
    tell(why);
  }

  /** A record's rule or ruling; nothing when it has none. */
  void tell(int why) {
    Optional<Rule> rule = Why.rule(why);
    rule.ifPresent(known -> out.tell(
        Tone.WHY, indent, known.id() + ": " + known.text() + " (" + String.join(", ", known.pages()) + ")"));
    Optional<Ruling> ruling = Why.ruling(why);
    ruling.ifPresent(known -> out.tell(
        Tone.WHY, indent, "ruling " + known.switchName() + " (" + known.openPoint() + "): " + known.question()));
  }
}
