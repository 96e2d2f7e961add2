package dev.tapiemulator.cli.scenario;

import dev.tapiemulator.cli.play.Argument;
import dev.tapiemulator.cli.play.FieldCheck;
import dev.tapiemulator.cli.play.Invocation;
import dev.tapiemulator.cli.play.ResultCheck;
import dev.tapiemulator.cli.scenario.CallSyntax.Slot;
import dev.tapiemulator.cli.scenario.Token.Kind;
import dev.tapiemulator.cli.words.Members;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a call: the arguments in their order, then those by name, then what is expected of it. */
final class CallParser {

  private static final int LARGEST_SIZE = 1 << 20;

  private final Arguments arguments;
  private final Names names;

  CallParser(Arguments arguments, Names names) {
    this.arguments = arguments;
    this.names = names;
  }

  /**
   * A call with what is expected of it.
   *
   * @param result the expected result, if one was stated
   * @param fields the expected parts of what it gives back
   */
  record ExpectedCall(Invocation invocation, Optional<ResultCheck> result, List<FieldCheck> fields) {}

  /** Reads what follows the function's name up to the end of the line. */
  Invocation call(TokenReader line, String process, Token name, PhoneFunction function) throws ScenarioError {
    Map<String, Argument> values = new LinkedHashMap<>();
    positional(line, function, values);
    while (!line.atEnd()) {
      Token word = line.word("the end of the line or NAME=VALUE");
      Slot slot = slot(function, word);
      line.sign(Kind.EQUALS, "\"=\" after " + word);
      values.put(slot.name(), value(line, slot));
    }
    return new Invocation(process, function, name.text().equals(function.headerName() + "W"), values);
  }

  /** Reads a call after "expect". */
  ExpectedCall expectedCall(TokenReader line, String process, Token name, PhoneFunction function) throws ScenarioError {
    Map<String, Argument> values = new LinkedHashMap<>();
    List<FieldCheck> fields = new ArrayList<>();
    Optional<ResultCheck> result = Optional.empty();
    positional(line, function, values);
    while (!line.atEnd()) {
      if (line.takes(Kind.EQUALS)) {
        result = Optional.of(result(line));
        line.end();
      } else {
        named(line, function, values, fields);
      }
    }
    boolean wide = name.text().equals(function.headerName() + "W");
    return new ExpectedCall(new Invocation(process, function, wide, values), result, fields);
  }

  /** A result: OK, a code, a number, or "request" for any request id. */
  ResultCheck result(TokenReader line) throws ScenarioError {
    Token token = line.word("a result");
    if (token.text().equals("request")) {
      return new ResultCheck(true, 0);
    }
    OptionalInt code = Members.result(token.text());
    return new ResultCheck(false,
        code.orElseThrow(() -> token.expected("a result such as OK, request or PHONEERR_NOMEM")));
  }

  /** The value a member, place or parameter is compared with. */
  Argument expectedValue(TokenReader line, String member) throws ScenarioError {
    return switch (line.peek().kind()) {
      case STRING, HEX, FILE -> arguments.payload(line);
      case WORD -> names.kindOf(line.peek().text()) != null
          ? Argument.name(line.take().text())
          : Argument.number(arguments.number(line, member, "a number, constant or text"));
      default -> throw line.peek().expected("a number, constant or text");
    };
  }

  private void positional(TokenReader line, PhoneFunction function, Map<String, Argument> values) throws ScenarioError {
    for (Slot slot : CallSyntax.positional(function)) {
      boolean named = line.peekSecond().is(Kind.EQUALS) && isName(function, line.peek().text());
      boolean none = line.atEnd() || line.peek().is(Kind.EQUALS) || named;
      if (none && !slot.required()) {
        continue;
      }
      if (none && named && CallSyntax.named(function, line.peek().text()).filter(slot::equals).isPresent()) {
        continue;
      }
      values.put(slot.name(), value(line, slot));
    }
  }

  private void named(TokenReader line, PhoneFunction function, Map<String, Argument> values, List<FieldCheck> fields)
      throws ScenarioError {
    Token word = line.word("NAME=VALUE, \"=\" and a result, or the end of the line");
    boolean output = Outputs.of(function).contains(word.text());
    boolean input = CallSyntax.named(function, word.text()).isPresent();
    if (!output && !input) {
      throw word.expected("an argument of " + function.headerName() + " or a part of its result");
    }
    line.sign(Kind.EQUALS, "\"=\" after " + word);
    boolean isPlace = CallSyntax.named(function, word.text()).filter(slot -> slot.shape() == Shape.PLACE).isPresent();
    if (output && !(isPlace && line.peek().isWord("NULL"))) {
      fields.add(new FieldCheck(word.text(), expectedValue(line, word.text())));
    } else {
      values.put(word.text(), value(line, slot(function, word)));
    }
  }

  private Argument value(TokenReader line, Slot slot) throws ScenarioError {
    if (slot.name().equals(Invocation.SIZE)) {
      return Argument.number(line.number("a size", LARGEST_SIZE));
    }
    return arguments.read(line, slot.name(), slot.shape());
  }

  private static boolean isName(PhoneFunction function, String word) {
    return CallSyntax.named(function, word).isPresent() || Outputs.of(function).contains(word);
  }

  private static Slot slot(PhoneFunction function, Token word) throws ScenarioError {
    return CallSyntax.named(function, word.text())
        .orElseThrow(() -> word.expected("the end of the line or an argument of " + function.headerName()));
  }
}
