package dev.tapiemulator.testkit.conform;

/** Text inside XML and HTML. */
final class Markup {

  private Markup() {}

  /** For content and for attributes in double quotes; characters that XML cannot hold become a question mark. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints().forEach(c -> {
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        default -> escaped.appendCodePoint(isAllowed(c) ? c : '?');
      }
    });
    return escaped.toString();
  }

  private static boolean isAllowed(int c) {
    boolean blank = c == '\t' || c == '\n' || c == '\r';
    boolean control = c < ' ' || c >= 0x7F && c <= 0x9F;
    boolean noCharacter = c == 0xFFFE || c == 0xFFFF || c >= 0xD800 && c <= 0xDFFF;
    return blank || !control && !noCharacter;
  }
}
