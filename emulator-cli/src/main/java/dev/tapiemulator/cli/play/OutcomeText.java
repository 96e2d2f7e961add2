package dev.tapiemulator.cli.play;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a call gave back besides its result, in the words of a scenario: {@code lpdwGain=100}. */
final class OutcomeText {

  /** Up to so many results are told even when they are 0. */
  private static final int FEW = 3;

  private OutcomeText() {}

  /** Of a structure only the members named in {@code only}, unless that is empty; nothing when nothing is told. */
  static List<String> of(Outcome outcome, Set<String> only) {
    List<String> told = new ArrayList<>();
    boolean isMessage = outcome.function() == PhoneFunction.PHONE_GET_MESSAGE;
    if (outcome.result() < 0 || isMessage) {
      return told;
    }
    boolean few = outcome.fields().size() <= FEW;
    for (FieldValue field : outcome.fields().values()) {
      boolean asked = few || (only.isEmpty() ? isWorthTelling(field, outcome) : only.contains(field.member()));
      if (asked) {
        String value = field.member() + "=" + field.show();
        told.addAll(field.text() == null ? List.of(value.split(" ")) : List.of(value));
      }
    }
    return told;
  }

  /** Neither empty, nor the place or size of a part that is told itself. */
  private static boolean isWorthTelling(FieldValue field, Outcome outcome) {
    String part = field.member().replaceAll("(Size|Offset)$", "");
    boolean measuresPart = !part.equals(field.member()) && outcome.fields().containsKey(part);
    return !field.isEmpty() && !measuresPart;
  }
}
