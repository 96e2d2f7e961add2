package dev.tapiemulator.cli.scenario;

import dev.tapiemulator.cli.play.Argument;
import dev.tapiemulator.cli.play.Calls;
import dev.tapiemulator.cli.play.Expectations;
import dev.tapiemulator.cli.play.FieldCheck;
import dev.tapiemulator.cli.play.Mail;
import dev.tapiemulator.cli.play.MessageCheck;
import dev.tapiemulator.cli.play.ResultCheck;
import dev.tapiemulator.cli.play.TimeColumn;
import dev.tapiemulator.cli.scenario.Names.Kind;
import dev.tapiemulator.cli.words.MessageKind;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.spi.DeviceViolation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code expect}: a message, no message, a call's result, or what is seen of a phone, an event or the time. */
final class ExpectCommand {

  private static final List<String> PARAMS = List.of("dwParam1", "dwParam2", "dwParam3");
  private static final List<String> MESSAGE_PARTS =
      List.of("hDevice", "dwCallbackInstance", "dwParam1", "dwParam2", "dwParam3");
  private static final String WHAT =
      "a message, \"no\", a function, \"device\", \"event\", \"take\", \"params\", \"time\" or \"violation\"";

  private final Arguments arguments;
  private final CallParser calls;

  ExpectCommand(Arguments arguments, CallParser calls) {
    this.arguments = arguments;
    this.calls = calls;
  }

  List<Command> all() {
    return List.of(Command.of("expect",
        "[no] MESSAGE SUBJECT [PARTS] | CALL [PART=VALUE] = RESULT | device N PART = VALUE | "
            + "event APP = signalled|silent | take APP TIME|INFINITE = packet|nothing | "
            + "params REQUEST = PAYLOAD | time = TIME | violation KIND",
        "Compares what happened with what should have.", this::parse));
  }

  private Action parse(TokenReader line) throws ScenarioError {
    Token first = line.word(WHAT);
    String place = first.position().toString();
    if (first.text().equals("no")) {
      MessageCheck check = message(line.word("a message"), line);
      return stage -> new Expectations(stage).noMessage(place, check);
    }
    if (MessageKind.named(first.text()).isPresent()) {
      MessageCheck check = message(first, line);
      return stage -> new Expectations(stage).message(place, check);
    }
    String process = null;
    Token name = first;
    if (line.takes(Token.Kind.COLON)) {
      process = first.text();
      name = line.word("a function");
    }
    Optional<PhoneFunction> function = PhoneFunction.named(name.text());
    if (function.isPresent()) {
      return call(line, process, name, function.get());
    }
    if (process != null) {
      throw name.expected("a function");
    }
    return observation(first, place, line);
  }

  private Action observation(Token first, String place, TokenReader line) throws ScenarioError {
    return switch (first.text()) {
      case "device" -> DeviceExpectation.parse(place, line, arguments);
      case "event" -> event(place, line);
      case "take" -> take(place, line);
      case "params" -> params(place, line);
      case "time" -> time(place, line);
      case "violation" -> violation(place, line);
      default -> throw first.expected(WHAT);
    };
  }

  private Action call(TokenReader line, String process, Token name, PhoneFunction function) throws ScenarioError {
    CallParser.ExpectedCall expected = calls.expectedCall(line, process, name, function);
    String place = name.position().toString();
    Set<String> told = expected.fields().isEmpty()
        ? Set.of("dwNeededSize", "dwUsedSize")
        : expected.fields().stream().map(FieldCheck::member).collect(Collectors.toSet());
    return stage -> new Expectations(stage).call(
        place, new Calls(stage).call(expected.invocation(), null, told), expected.result(), expected.fields());
  }

  private MessageCheck message(Token name, TokenReader line) throws ScenarioError {
    MessageKind kind = MessageKind.named(name.text()).orElseThrow(() -> name.expected("a message such as PHONE_REPLY"));
    Argument subject = switch (kind.subject()) {
      case PHONE -> arguments.named(line, Kind.PHONE, Kind.APPLICATION);
      case REQUEST -> arguments.named(line, Kind.REQUEST, Kind.APPLICATION);
      case APPLICATION -> arguments.named(line, Kind.APPLICATION);
    };
    List<FieldCheck> parts = new ArrayList<>();
    if (kind == MessageKind.PHONE_REPLY && line.takes(Token.Kind.EQUALS)) {
      parts.add(new FieldCheck("dwParam2", code(line)));
    }
    int position = 0;
    while (!line.atEnd()) {
      if (line.peekSecond().is(Token.Kind.EQUALS)) {
        parts.add(named(kind, line));
      } else if (position < PARAMS.size() && kind != MessageKind.PHONE_REPLY && kind.uses(position)) {
        parts.add(new FieldCheck(PARAMS.get(position), part(kind, position, parts, line)));
        position++;
      } else {
        throw line.peek().expected("the end of the line");
      }
    }
    return new MessageCheck(kind, subject, parts);
  }

  private FieldCheck named(MessageKind kind, TokenReader line) throws ScenarioError {
    Token name = line.word("a part of the message");
    if (!MESSAGE_PARTS.contains(name.text())) {
      throw name.expected("one of " + String.join(", ", MESSAGE_PARTS));
    }
    line.sign(Token.Kind.EQUALS, "\"=\"");
    int position = PARAMS.indexOf(name.text());
    if (kind == MessageKind.PHONE_REPLY && position == 1) {
      return new FieldCheck(name.text(), code(line));
    }
    return new FieldCheck(name.text(), position < 0
        ? calls.expectedValue(line, name.text())
        : part(kind, position, List.of(), line));
  }

  /** A parameter by its own constants, in short where they have a place in the order. */
  private Argument part(MessageKind kind, int position, List<FieldCheck> before, TokenReader line)
      throws ScenarioError {
    long first = before.isEmpty() ? 0 : before.get(0).expected().number();
    String member = switch (kind) {
      case PHONE_STATE -> position == 0 ? "dwPhoneStates" : kind.group(1, first).isPresent() ? "dwHookSwitchMode" : "";
      case PHONE_BUTTON -> position == 1 ? "dwButtonMode" : position == 2 ? "dwButtonState" : "";
      default -> "";
    };
    return calls.expectedValue(line, member);
  }

  private Argument code(TokenReader line) throws ScenarioError {
    Token token = line.peek();
    ResultCheck result = calls.result(line);
    if (result.anyRequest() || result.code() > 0) {
      throw token.expected("OK or a code such as PHONEERR_OPERATIONFAILED");
    }
    return Argument.number(Integer.toUnsignedLong(result.code()));
  }

  private Action event(String place, TokenReader line) throws ScenarioError {
    Argument application = arguments.named(line, Kind.APPLICATION);
    boolean signalled = choice(line, "signalled", "silent");
    return stage -> new Expectations(stage).that(place,
        new Mail(stage).waitForEvent(application, 0) == signalled,
        "the event was expected to be " + (signalled ? "signalled, but is silent" : "silent, but is signalled"));
  }

  private Action take(String place, TokenReader line) throws ScenarioError {
    Argument application = arguments.named(line, Kind.APPLICATION);
    int timeout = line.timeout();
    boolean packet = choice(line, "packet", "nothing");
    return stage -> new Expectations(stage).that(place, new Mail(stage).take(application, timeout) == packet,
        packet ? "a packet was expected, but none came in time" : "no packet was expected, but one came");
  }

  private Action params(String place, TokenReader line) throws ScenarioError {
    Argument request = arguments.named(line, Kind.REQUEST);
    line.sign(Token.Kind.EQUALS, "\"=\"");
    Argument bytes = arguments.payload(line);
    return stage -> new Expectations(stage).params(place, request, bytes);
  }

  private Action time(String place, TokenReader line) throws ScenarioError {
    line.sign(Token.Kind.EQUALS, "\"=\"");
    Duration expected = line.duration();
    return stage -> {
      Duration now = stage.emulator().now();
      new Expectations(stage).that(place, now.equals(expected),
          "the time was expected to be " + TimeColumn.text(expected) + ", but is " + TimeColumn.text(now));
    };
  }

  private Action violation(String place, TokenReader line) throws ScenarioError {
    Token token = line.word("a kind of violation");
    List<String> known = Arrays.stream(DeviceViolation.values())
        .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList();
    int index = known.indexOf(token.text());
    if (index < 0) {
      throw token.expected("one of " + String.join(", ", known));
    }
    return stage -> new Expectations(stage).that(place,
        stage.emulator().violations().stream().anyMatch(one -> one.kind().ordinal() == index),
        "no device has " + DeviceViolation.values()[index].text());
  }

  private static boolean choice(TokenReader line, String yes, String no) throws ScenarioError {
    line.sign(Token.Kind.EQUALS, "\"=\"");
    Token token = line.word(yes + " or " + no);
    if (!token.text().equals(yes) && !token.text().equals(no)) {
      throw token.expected(yes + " or " + no);
    }
    return token.text().equals(yes);
  }
}
