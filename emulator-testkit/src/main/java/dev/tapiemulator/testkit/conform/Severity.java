package dev.tapiemulator.testkit.conform;

import java.util.Locale;

/** How bad it is to break a rule. */
public enum Severity {
  /** The program breaks what a page says; somewhere it will fail. */
  ERROR,
  /** The program relies on luck, or on what no page promises. */
  WARNING,
  /** Allowed, and still worth a look. */
  NOTE;

  /** As reports write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
