package dev.tapiemulator.cli.scenario;

import dev.tapiemulator.cli.scenario.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts one line into tokens; the last one is {@link Kind#END}. */
final class Lexer {

  private static final String HEX_PREFIX = "hex:";
  private static final int HEX_RADIX = 16;

  private final String file;
  private final int lineNumber;
  private final String line;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String file, int lineNumber, String line) {
    this.file = file;
    this.lineNumber = lineNumber;
    this.line = line;
  }

  static List<Token> tokens(String file, int lineNumber, String line) throws ScenarioError {
    return new Lexer(file, lineNumber, line).read();
  }

  private List<Token> read() throws ScenarioError {
    skipBlanks();
    while (at < line.length() && line.charAt(at) != '#') {
      token();
      skipBlanks();
    }
    add(Kind.END, "", at);
    return tokens;
  }

  private void token() throws ScenarioError {
    int start = at;
    switch (line.charAt(at)) {
      case '"' -> add(Kind.STRING, string(), start);
      case '=' -> sign(Kind.EQUALS);
      case ':' -> sign(Kind.COLON);
      case '|' -> sign(Kind.BAR);
      case '{' -> sign(Kind.OPEN);
      case '}' -> sign(Kind.CLOSE);
      case '@' -> file();
      default -> word();
    }
  }

  private void sign(Kind kind) {
    add(kind, "", at);
    at++;
  }

  private void file() throws ScenarioError {
    int start = at++;
    String name = at < line.length() && line.charAt(at) == '"' ? string() : plain();
    if (name.isEmpty()) {
      throw position(start).error("expected the name of a file after \"@\"");
    }
    add(Kind.FILE, name, start);
  }

  private void word() throws ScenarioError {
    int start = at;
    if (line.startsWith(HEX_PREFIX, at) && at + HEX_PREFIX.length() < line.length()
        && isPlain(line.charAt(at + HEX_PREFIX.length()))) {
      at += HEX_PREFIX.length();
      hex(start);
      return;
    }
    String word = plain();
    if (word.isEmpty()) {
      throw position(start)
          .error(String.format("expected printable text, found the character U+%04X", (int) line.charAt(at)));
    }
    add(Kind.WORD, word, start);
  }

  private void hex(int start) throws ScenarioError {
    int digits = at;
    String text = plain();
    for (int i = 0; i < text.length(); i++) {
      if (Character.digit(text.charAt(i), HEX_RADIX) < 0 || text.charAt(i) > 'f') {
        throw position(digits + i).error("expected a hexadecimal digit, found \"" + text.charAt(i) + "\"");
      }
    }
    if (text.length() % 2 != 0) {
      throw position(start).error("expected two hexadecimal digits for every byte, found " + text.length() + " digits");
    }
    add(Kind.HEX, text, start);
  }

  /** Reads up to the closing quotation mark. */
  private String string() throws ScenarioError {
    int start = at++;
    StringBuilder text = new StringBuilder();
    while (at < line.length() && line.charAt(at) != '"') {
      char c = line.charAt(at++);
      text.append(c == '\\' ? escape() : c);
    }
    if (at == line.length()) {
      throw position(start).error("expected a closing quotation mark before the end of the line");
    }
    at++;
    return text.toString();
  }

  private char escape() throws ScenarioError {
    int start = at - 1;
    char c = at < line.length() ? line.charAt(at++) : ' ';
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'f' -> '\f';
      case '0' -> '\0';
      case '"', '\\' -> c;
      case 'x' -> code(start, 2);
      case 'u' -> code(start, 4);
      default -> throw position(start).error("expected one of \\n \\r \\t \\f \\0 \\\" \\\\ \\xHH \\uHHHH");
    };
  }

  private char code(int start, int digits) throws ScenarioError {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = at < line.length() && line.charAt(at) < 128 ? Character.digit(line.charAt(at), HEX_RADIX) : -1;
      if (digit < 0) {
        throw position(start).error("expected " + digits + " hexadecimal digits after the escape");
      }
      value = value * HEX_RADIX + digit;
      at++;
    }
    return (char) value;
  }

  private String plain() {
    int start = at;
    while (at < line.length() && isPlain(line.charAt(at))) {
      at++;
    }
    return line.substring(start, at);
  }

  private static boolean isPlain(char c) {
    return !isBlank(c) && !Character.isISOControl(c) && "\"=:|#@{}".indexOf(c) < 0;
  }

  /** Any white space, so that a blank pasted from a page does no harm. */
  private static boolean isBlank(char c) {
    return c == '\t' || Character.isSpaceChar(c);
  }

  private void skipBlanks() {
    while (at < line.length() && isBlank(line.charAt(at))) {
      at++;
    }
  }

  private void add(Kind kind, String text, int start) {
    tokens.add(new Token(kind, text, position(start)));
  }

  private Position position(int index) {
    return new Position(file, lineNumber, index + 1);
  }
}
