package dev.tapiemulator.testkit.conform;

import java.util.Locale;

/** What it takes to see that a rule is broken. */
public enum Evidence {
  /** One journal shows it. */
  TRACE,
  /** Two runs of one program show it, that differ in something of no concern to the program and yet go other ways. */
  DIFFERENTIAL,
  /** A journal recorded through {@link Instruments} shows it. */
  INSTRUMENTED;

  /** As reports write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
