package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.journal.Why;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Precondition;
import dev.tapiemulator.emulator.spec.Rule;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.Tapi;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why something was refused, suppressed or decided: a documented rule, a ruling, or a precondition of a function.
 *
 * @param id "C-55" for a rule, "O-04 queuedReplyAtClose" for a ruling, a function's name for its precondition
 * @param text one or two sentences
 * @param pages the pages that say so, none for a ruling
 */
public record Reason(String id, String text, List<String> pages) {

  /** In a RETURN record: refused after all preconditions held. */
  private static final int REFUSED_LATE = -1;
  private static final int LARGEST_WHY = 0xFF;
  private static final Map<String, Integer> CODES = codes();

  public Reason {
    pages = List.copyOf(pages);
  }

  /** What stands behind a record: first the rule or ruling it names, then the precondition that refused the call. */
  public static Optional<Reason> of(JournalRecord record) {
    Optional<Reason> named = named(record.why());
    return named.isPresent() || record.kind() != JournalKind.RETURN ? named : refusal(record);
  }

  private static Optional<Reason> named(int why) {
    Optional<Reason> rule = Why.rule(why).map(Reason::of);
    return rule.isPresent()
        ? rule
        : Why.ruling(why).map(found ->
            new Reason(found.openPoint() + " " + found.switchName(), found.question(), List.of()));
  }

  private static Reason of(Rule rule) {
    return new Reason(rule.id(), rule.text(), rule.pages());
  }

  private static Optional<Reason> refusal(JournalRecord record) {
    int result = record.word(0);
    int refusedBy = record.word(1);
    String page = pageOf(record.function());
    if (result >= 0) {
      return Optional.empty();
    }
    if (record.function() == PhoneFunction.PHONE_GET_MESSAGE && refusedBy == REFUSED_LATE) {
      boolean isShutDown = result == Tapi.PHONEERR_INVALAPPHANDLE;
      return Optional.of(of(isShutDown ? Rule.SHUTDOWN_WAKES_GET_MESSAGE : Rule.GET_MESSAGE_FINDS_NOTHING));
    }
    if (refusedBy == REFUSED_LATE) {
      String text = "The phone, a planned fault or a choice answered " + PhoneErr.nameOf(result) + ".";
      return Optional.of(new Reason(record.function().headerName(), text, List.of(page)));
    }
    return refusedBy > 0 && refusedBy <= Precondition.values().length
        ? Optional.of(unmet(record.function(), Precondition.values()[refusedBy - 1], page))
        : Optional.empty();
  }

  private static Reason unmet(PhoneFunction function, Precondition precondition, String page) {
    return new Reason(
        function.headerName(),
        PhoneErr.nameOf(precondition.refusal().value()) + " unless " + precondition.text() + ".",
        List.of(page));
  }

  /** The name of a function's page; that of the A form where there are two. */
  private static String pageOf(PhoneFunction function) {
    return "nf-tapi-" + function.headerName().toLowerCase(Locale.ROOT) + (function.hasTextForms() ? "a" : "");
  }

  /** The reason of a record in a file: the constant's name of a rule or ruling, or a number when there is none. */
  static String nameOf(int why) {
    return Why.rule(why).map(Rule::name)
        .or(() -> Why.ruling(why).map(Ruling::name))
        .orElseGet(() -> Integer.toString(why));
  }

  /** Reads what {@link #nameOf} wrote. */
  static OptionalInt codeOf(String name) {
    Integer why = CODES.get(name);
    return why == null ? OptionalInt.empty() : OptionalInt.of(why);
  }

  private static Map<String, Integer> codes() {
    Map<String, Integer> codes = new HashMap<>();
    for (int why = 1; why <= LARGEST_WHY; why++) {
      codes.put(nameOf(why), why);
    }
    return Map.copyOf(codes);
  }

  /** The reason as one line: {@code C-55: text (page, page)}. */
  @Override
  public String toString() {
    return id + ": " + text + (pages.isEmpty() ? "" : " (" + String.join(", ", pages) + ")");
  }
}
