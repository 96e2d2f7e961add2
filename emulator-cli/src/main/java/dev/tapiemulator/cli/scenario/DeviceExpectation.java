package dev.tapiemulator.cli.scenario;

import dev.tapiemulator.cli.play.Argument;
import dev.tapiemulator.cli.play.Expectations;
import dev.tapiemulator.cli.words.Members;
import dev.tapiemulator.emulator.PhoneControl;
import java.util.List;
import java.util.function.ToLongFunction;

/** {@code expect device N PART = VALUE}: what a phone shows, rings, and received. */
final class DeviceExpectation {

  private static final List<String> PARTS = List.of(
      "display", "lamp", "ring", "ringvolume", "hookswitch", "volume", "gain", "data", "open", "present");

  private static final List<String> NOT_OF_ITS_FACE = List.of("open", "present");

  private DeviceExpectation() {}

  static Action parse(String place, TokenReader line, Arguments arguments) throws ScenarioError {
    int id = line.deviceId();
    Token part = line.word("a part of the phone");
    Action action = compare(place, id, part, line, arguments);
    return NOT_OF_ITS_FACE.contains(part.text()) ? action : stage -> {
      if (stage.setup().isRecorded(stage.device(id))) {
        stage.verdict().leavesOut("phone " + id + " does a recording again, and what it showed is not in one");
      } else {
        action.play(stage);
      }
    };
  }

  private static Action compare(String place, int id, Token part, TokenReader line, Arguments arguments)
      throws ScenarioError {
    return switch (part.text()) {
      case "display" -> {
        String text = text(line, arguments);
        yield stage -> new Expectations(stage).text(place, "the display", stage.device(id).displayText(), text);
      }
      case "data" -> {
        int dataId = (int) line.number("a data id", 0xFFFF);
        Argument bytes = payload(line, arguments);
        yield stage -> new Expectations(stage).bytes(
            place, "data " + dataId, stage.device(id).received(dataId).orElse(new byte[0]), bytes);
      }
      case "lamp" -> {
        int lamp = DeviceCommands.buttonLampId(line);
        yield number(place, id, line, arguments, "dwLampMode", phone -> phone.lampMode(lamp));
      }
      case "ring" -> number(place, id, line, arguments, "ring mode", PhoneControl::ringMode);
      case "ringvolume" -> number(place, id, line, arguments, "ring volume", PhoneControl::ringVolume);
      case "hookswitch" -> {
        int dev = DeviceCommands.hookSwitchDev(line);
        yield number(place, id, line, arguments, "dwHookSwitchMode", phone -> phone.hookSwitchMode(dev));
      }
      case "volume" -> {
        int dev = DeviceCommands.hookSwitchDev(line);
        yield number(place, id, line, arguments, "volume", phone -> phone.volume(dev));
      }
      case "gain" -> {
        int dev = DeviceCommands.hookSwitchDev(line);
        yield number(place, id, line, arguments, "gain", phone -> phone.gain(dev));
      }
      case "open" -> yesOrNo(place, id, line, "open", PhoneControl::isOpen);
      case "present" -> yesOrNo(place, id, line, "present", PhoneControl::isPresent);
      default -> throw part.expected("one of " + String.join(", ", PARTS));
    };
  }

  private static Action number(
      String place, int id, TokenReader line, Arguments arguments, String member, ToLongFunction<PhoneControl> look)
      throws ScenarioError {
    line.sign(Token.Kind.EQUALS, "\"=\"");
    long expected = arguments.number(line, member, "a number or constant");
    return stage -> {
      long actual = Integer.toUnsignedLong((int) look.applyAsLong(stage.device(id)));
      new Expectations(stage).that(place, actual == expected, member + " was expected to be "
          + Members.show(member, expected) + ", but is " + Members.show(member, actual));
    };
  }

  /** A question with the answers yes and no. */
  @FunctionalInterface
  private interface Question {
    boolean ask(PhoneControl phone);
  }

  private static Action yesOrNo(String place, int id, TokenReader line, String what, Question question)
      throws ScenarioError {
    line.sign(Token.Kind.EQUALS, "\"=\"");
    Token token = line.word("yes or no");
    if (!token.text().equals("yes") && !token.text().equals("no")) {
      throw token.expected("yes or no");
    }
    boolean expected = token.text().equals("yes");
    return stage -> new Expectations(stage).that(place, question.ask(stage.device(id)) == expected,
        "phone " + id + " is " + (expected ? "not " : "") + what);
  }

  private static String text(TokenReader line, Arguments arguments) throws ScenarioError {
    line.sign(Token.Kind.EQUALS, "\"=\"");
    return arguments.text(line).text();
  }

  private static Argument payload(TokenReader line, Arguments arguments) throws ScenarioError {
    line.sign(Token.Kind.EQUALS, "\"=\"");
    return arguments.payload(line);
  }
}
