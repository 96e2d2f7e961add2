package dev.tapiemulator.cli.scenario;

import dev.tapiemulator.cli.play.Argument;
import dev.tapiemulator.cli.scenario.Names.Kind;
import dev.tapiemulator.cli.words.Members;
import dev.tapiemulator.tapi.Tapi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads one argument in the shape its place asks for. */
final class Arguments {

  private static final int LARGEST_FILE_BYTES = 16 << 20;

  private final Names names;
  private final Path folder;

  /** {@code folder}: where the names of files start from. */
  Arguments(Names names, Path folder) {
    this.names = names;
    this.folder = folder;
  }

  Argument read(TokenReader line, String member, Shape shape) throws ScenarioError {
    if (shape != Shape.MECHANISM && line.takesWord("NULL")) {
      return Argument.NULL;
    }
    if ((shape == Shape.NUMBER || shape == Shape.VERSION) && names.kindOf(line.peek().text()) == Kind.NUMBER) {
      return Argument.name(line.take().text());
    }
    return switch (shape) {
      case APPLICATION -> handle(line, shape, Kind.APPLICATION);
      case PHONE -> handle(line, shape, Kind.PHONE);
      case NUMBER, VERSION -> Argument.number(number(line, member, shape.description()));
      case PAYLOAD -> payload(line);
      case TEXT -> text(line);
      case MECHANISM -> mechanism(line);
      case PLACE -> throw line.peek().expected(shape.description());
    };
  }

  /** An application, phone, request or number by the name it was given. */
  Argument named(TokenReader line, Kind... allowed) throws ScenarioError {
    String what = String.join(" or ", Arrays.stream(allowed).map(Kind::description).toList());
    Token token = line.word("the name of " + what);
    Kind kind = names.kindOf(token.text());
    if (kind == null) {
      throw token.position().error("expected the name of " + what + "; nothing is called \"" + token.text() + "\" yet");
    }
    for (Kind one : allowed) {
      if (one == kind) {
        return Argument.name(token.text());
      }
    }
    throw token.position()
        .error("expected the name of " + what + "; \"" + token.text() + "\" is " + kind.description());
  }

  /** Numbers and constants joined by "|", or the name of a number. */
  long number(TokenReader line, String member, String what) throws ScenarioError {
    long value = term(line, member, what);
    while (line.takes(Token.Kind.BAR)) {
      value |= term(line, member, what);
    }
    return value;
  }

  Argument text(TokenReader line) throws ScenarioError {
    Token token = line.peek();
    if (!token.is(Token.Kind.STRING) && !token.is(Token.Kind.WORD)) {
      throw token.expected(Shape.TEXT.description());
    }
    return Argument.text(line.take().text());
  }

  Argument payload(TokenReader line) throws ScenarioError {
    Token token = line.peek();
    Argument payload = switch (token.kind()) {
      case STRING -> Argument.text(token.text());
      case HEX -> Argument.bytes(HexFormat.of().parseHex(token.text()));
      case FILE -> Argument.bytes(file(token));
      default -> throw token.expected(Shape.PAYLOAD.description());
    };
    line.take();
    return payload;
  }

  private Argument handle(TokenReader line, Shape shape, Kind kind) throws ScenarioError {
    Token token = line.word(shape.description());
    OptionalLong number = Members.number(token.text());
    if (number.isPresent()) {
      return Argument.number(number.getAsLong());
    }
    Kind known = names.kindOf(token.text());
    if (known == kind) {
      return Argument.name(token.text());
    }
    throw token.position().error("expected " + shape.description() + "; "
        + (known == null
            ? "nothing is called \"" + token.text() + "\" yet"
            : "\"" + token.text() + "\" is " + known.description()));
  }

  private static Argument mechanism(TokenReader line) throws ScenarioError {
    Token token = line.word(Shape.MECHANISM.description());
    return Argument.number(switch (token.text()) {
      case "event" -> Tapi.PHONEINITIALIZEEXOPTION_USEEVENT;
      case "window" -> Tapi.PHONEINITIALIZEEXOPTION_USEHIDDENWINDOW;
      case "port" -> Tapi.PHONEINITIALIZEEXOPTION_USECOMPLETIONPORT;
      default -> throw token.expected(Shape.MECHANISM.description());
    });
  }

  private long term(TokenReader line, String member, String what) throws ScenarioError {
    Token token = line.word(what);
    OptionalLong number = Members.number(token.text());
    if (number.isPresent()) {
      return number.getAsLong();
    }
    OptionalInt constant = Members.constant(member, token.text());
    if (constant.isEmpty()) {
      throw token.expected(what);
    }
    return Integer.toUnsignedLong(constant.getAsInt());
  }

  private byte[] file(Token token) throws ScenarioError {
    try {
      Path path = folder.resolve(token.text());
      if (!Files.isRegularFile(path)) {
        throw token.position().error("expected a file; there is no \"" + token.text() + "\" in " + folder.normalize());
      }
      if (Files.size(path) > LARGEST_FILE_BYTES) {
        throw token.position().error("expected a file of at most " + LARGEST_FILE_BYTES + " bytes");
      }
      return Files.readAllBytes(path);
    } catch (InvalidPathException | IOException e) {
      throw token.position().error("expected a readable file; \"" + token.text() + "\" cannot be read");
    }
  }
}
