package dev.tapiemulator.cli.scenario;

/**
 * A word, literal or sign of a line.
 *
 * @param kind what it is
 * @param text a word as written, a string without quotes and escapes, the digits of a payload, the name of a file
 * @param position where it begins
 */
record Token(Kind kind, String text, Position position) {

  /** What a token can be. */
  enum Kind { WORD, STRING, HEX, FILE, EQUALS, COLON, BAR, OPEN, CLOSE, END }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  ScenarioError expected(String what) {
    return position.error("expected " + what + ", found " + this);
  }

  @Override
  public String toString() {
    return switch (kind) {
      case WORD -> "\"" + text + "\"";
      case STRING -> "a string";
      case HEX -> "hex:" + text;
      case FILE -> "@" + text;
      case EQUALS -> "\"=\"";
      case COLON -> "\":\"";
      case BAR -> "\"|\"";
      case OPEN -> "\"{\"";
      case CLOSE -> "\"}\"";
      case END -> "the end of the line";
    };
  }
}
