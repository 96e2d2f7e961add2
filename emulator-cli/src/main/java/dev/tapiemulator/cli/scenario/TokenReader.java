package dev.tapiemulator.cli.scenario;

import dev.tapiemulator.cli.scenario.Token.Kind;
import dev.tapiemulator.cli.words.Members;
import dev.tapiemulator.tapi.Tapi;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the tokens of one line one by one and says what was expected when something else comes. */
final class TokenReader {

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|min)");
  private static final int LARGEST_DEVICE_ID = 0xFFFF;

  private final List<Token> tokens;
  private int next;

  TokenReader(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** The next token, which stays where it is. */
  Token peek() {
    return tokens.get(next);
  }

  /** The token after the next one, or the end. */
  Token peekSecond() {
    return ahead(1);
  }

  /** The token after that, or the end. */
  Token peekThird() {
    return ahead(2);
  }

  private Token ahead(int by) {
    return tokens.get(Math.min(next + by, tokens.size() - 1));
  }

  /** Takes the next token; the end can be taken again and again. */
  Token take() {
    Token token = tokens.get(next);
    next = Math.min(next + 1, tokens.size() - 1);
    return token;
  }

  boolean atEnd() {
    return peek().is(Kind.END);
  }

  /** Takes the next token when it is of that kind. */
  boolean takes(Kind kind) {
    boolean is = peek().is(kind) && kind != Kind.END;
    if (is) {
      take();
    }
    return is;
  }

  /** Takes the next token when it is that word. */
  boolean takesWord(String word) {
    boolean is = peek().isWord(word);
    if (is) {
      take();
    }
    return is;
  }

  Token word(String what) throws ScenarioError {
    if (!peek().is(Kind.WORD)) {
      throw peek().expected(what);
    }
    return take();
  }

  Token sign(Kind kind, String what) throws ScenarioError {
    if (!peek().is(kind)) {
      throw peek().expected(what);
    }
    return take();
  }

  void end() throws ScenarioError {
    if (!atEnd()) {
      throw peek().expected("the end of the line");
    }
  }

  /** Bare words or strings up to the end, joined by blanks. */
  String restOfLine(String what) throws ScenarioError {
    StringBuilder rest = new StringBuilder();
    while (!atEnd()) {
      Token token = take();
      if (!token.is(Kind.WORD) && !token.is(Kind.STRING)) {
        throw token.expected(what);
      }
      rest.append(rest.length() == 0 ? "" : " ").append(token.text());
    }
    if (rest.length() == 0) {
      throw peek().expected(what);
    }
    return rest.toString();
  }

  /** Decimal or hexadecimal from 0 to {@code most}. */
  long number(String what, long most) throws ScenarioError {
    Token token = word(what);
    OptionalLong number = Members.number(token.text());
    if (number.isEmpty() || number.getAsLong() > most) {
      throw token.expected(what + " from 0 to " + most);
    }
    return number.getAsLong();
  }

  int deviceId() throws ScenarioError {
    return (int) number("a device id", LARGEST_DEVICE_ID);
  }

  /** How long to wait at most, in milliseconds as functions take them: virtual time, or INFINITE. */
  int timeout() throws ScenarioError {
    Token token = peek();
    if (takesWord("INFINITE")) {
      return Tapi.INFINITE;
    }
    if (!token.is(Kind.WORD) || !DURATION.matcher(token.text()).matches()) {
      throw token.expected("a time such as 20ms or 1s, or INFINITE");
    }
    long millis = duration().toMillis();
    if (millis >= Integer.toUnsignedLong(Tapi.INFINITE)) {
      throw token.expected("a time of less than 49 days");
    }
    return (int) millis;
  }

  /** Virtual time such as 20ms, 1s or 2min. */
  Duration duration() throws ScenarioError {
    Token token = word("a time such as 20ms or 1s");
    Matcher matcher = DURATION.matcher(token.text());
    if (!matcher.matches()) {
      throw token.expected("a time such as 20ms or 1s");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      default -> Duration.ofMinutes(amount);
    };
  }
}
