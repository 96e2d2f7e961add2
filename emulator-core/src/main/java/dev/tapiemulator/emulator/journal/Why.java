package dev.tapiemulator.emulator.journal;

import dev.tapiemulator.emulator.spec.Rule;
import dev.tapiemulator.emulator.spec.Ruling;
import java.util.Optional;

/** The reason a record gives, in one byte: a documented rule, a ruling, or none. */
public final class Why {

  /** No reason is given. */
  public static final int NOTHING = 0;

  private static final int FIRST_RULE = 1;
  private static final int FIRST_RULING = 128;

  private Why() {}

  /** The code of a rule. */
  public static int of(Rule rule) {
    return FIRST_RULE + rule.ordinal();
  }

  /** The code of a ruling. */
  public static int of(Ruling ruling) {
    return FIRST_RULING + ruling.ordinal();
  }

  /** The rule behind a code, if it is one. */
  public static Optional<Rule> rule(int why) {
    int index = why - FIRST_RULE;
    return index >= 0 && index < Rule.values().length ? Optional.of(Rule.values()[index]) : Optional.empty();
  }

  /** The ruling behind a code, if it is one. */
  public static Optional<Ruling> ruling(int why) {
    int index = why - FIRST_RULING;
    return index >= 0 && index < Ruling.values().length ? Optional.of(Ruling.values()[index]) : Optional.empty();
  }
}
