package dev.tapiemulator.testkit.conform;

/**
 * A rule that telephony programs keep or break.
 *
 * @param id its name in reports, lower case with hyphens
 * @param severity how bad it is to break it
 * @param evidence what shows that it is broken
 * @param text the rule in a sentence
 * @param page the page that says so, as {@link dev.tapiemulator.emulator.spec.Rule#pages} names pages
 * @param wrong calls that break it; for evidence of a trace, a scenario that can be run
 * @param right nearly the same calls, keeping it
 */
public record ClientRule(
    String id, Severity severity, Evidence evidence, String text, String page, String wrong, String right) {

  private static final String REFERENCE = "https://learn.microsoft.com/windows/win32/api/tapi/";
  private static final String GUIDE = "https://learn.microsoft.com/windows/win32/tapi/";

  static ClientRule error(String id, String text, String page, String wrong, String right) {
    return new ClientRule(id, Severity.ERROR, Evidence.TRACE, text, page, wrong, right);
  }

  static ClientRule warning(String id, String text, String page, String wrong, String right) {
    return new ClientRule(id, Severity.WARNING, Evidence.TRACE, text, page, wrong, right);
  }

  static ClientRule note(String id, String text, String page, String wrong, String right) {
    return new ClientRule(id, Severity.NOTE, Evidence.TRACE, text, page, wrong, right);
  }

  ClientRule seenBy(Evidence other) {
    return new ClientRule(id, severity, other, text, page, wrong, right);
  }

  /** Where the page stands on the web. */
  public String pageAddress() {
    return (page.matches("n[fcs]-tapi-.*") ? REFERENCE : GUIDE) + page;
  }
}
