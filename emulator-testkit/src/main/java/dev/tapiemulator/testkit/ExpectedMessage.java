package dev.tapiemulator.testkit;

import static dev.tapiemulator.tapi.Tapi.PHONE_BUTTON;
import static dev.tapiemulator.tapi.Tapi.PHONE_CLOSE;
import static dev.tapiemulator.tapi.Tapi.PHONE_CREATE;
import static dev.tapiemulator.tapi.Tapi.PHONE_DEVSPECIFIC;
import static dev.tapiemulator.tapi.Tapi.PHONE_REMOVE;
import static dev.tapiemulator.tapi.Tapi.PHONE_REPLY;
import static dev.tapiemulator.tapi.Tapi.PHONE_STATE;

import dev.tapiemulator.tapi.ConstantGroup;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A message that a test expects: its kind, and those of its parts that matter. Made by {@link TestWords}. */
public final class ExpectedMessage {

  /** What can be demanded of a message, in the order in which it is told. */
  private enum Part { HANDLE, FIRST, SECOND, THIRD }

  private static final int ANOTHER_KIND = 100;

  private final int id;
  private final Map<Part, Long> wanted = new TreeMap<>();

  private ExpectedMessage(int id) {
    this.id = id;
  }

  static ExpectedMessage reply(int requestId) {
    return new ExpectedMessage(PHONE_REPLY).want(Part.FIRST, requestId).want(Part.SECOND, 0);
  }

  static ExpectedMessage close(int hPhone) {
    return new ExpectedMessage(PHONE_CLOSE).want(Part.HANDLE, hPhone);
  }

  static ExpectedMessage state(int hPhone, int phoneStates) {
    return new ExpectedMessage(PHONE_STATE).want(Part.HANDLE, hPhone).want(Part.FIRST, phoneStates);
  }

  static ExpectedMessage button(int hPhone, int buttonLampId, int buttonState) {
    return new ExpectedMessage(PHONE_BUTTON)
        .want(Part.HANDLE, hPhone).want(Part.FIRST, buttonLampId).want(Part.THIRD, buttonState);
  }

  static ExpectedMessage devSpecific(int hPhone, long param1, long param2, long param3) {
    return new ExpectedMessage(PHONE_DEVSPECIFIC)
        .want(Part.HANDLE, hPhone).want(Part.FIRST, param1).want(Part.SECOND, param2).want(Part.THIRD, param3);
  }

  static ExpectedMessage arrival(int deviceId) {
    return new ExpectedMessage(PHONE_CREATE).want(Part.FIRST, deviceId);
  }

  static ExpectedMessage removal(int deviceId) {
    return new ExpectedMessage(PHONE_REMOVE).want(Part.FIRST, deviceId);
  }

  /** The reply brings this error instead of success. */
  public ExpectedMessage with(PhoneErr error) {
    return with(error.value());
  }

  /** The reply brings this result, such as a device-specific code, instead of success. */
  public ExpectedMessage with(long result) {
    if (id != PHONE_REPLY) {
      throw new IllegalArgumentException("only a PHONE_REPLY brings a result, and this is " + this);
    }
    ErrorWords.requireOfPhones(result);
    return want(Part.SECOND, (int) result);
  }

  /** The PHONE_STATE brings this count, id or mode in dwParam2. */
  public ExpectedMessage detail(int value) {
    if (id != PHONE_STATE) {
      throw new IllegalArgumentException("only a PHONE_STATE brings a detail, and this is " + this);
    }
    return want(Part.SECOND, value);
  }

  private ExpectedMessage want(Part part, long value) {
    wanted.put(part, value);
    return this;
  }

  int id() {
    return id;
  }

  boolean isReply() {
    return id == PHONE_REPLY;
  }

  /** The request whose reply is expected, or 0. */
  int requestId() {
    return isReply() ? wanted.get(Part.FIRST).intValue() : 0;
  }

  /** Whether it is about a phone handle, whatever that is. */
  boolean namesHandle() {
    return wanted.containsKey(Part.HANDLE);
  }

  /** The phone handle demanded, or 0. */
  int hPhone() {
    return wanted.getOrDefault(Part.HANDLE, 0L).intValue();
  }

  boolean matches(ReceivedMessage message) {
    return distance(message) == 0;
  }

  /** How far a message is from this one; 0 when it is the one. */
  int distance(ReceivedMessage message) {
    return message.id() == id ? differences(message).size() : ANOTHER_KIND;
  }

  /** Whether a message is of the same kind at least. */
  boolean resembles(ReceivedMessage message) {
    return message.id() == id;
  }

  /** In words, part by part, what a message of the same kind has instead of what is wanted. */
  List<String> differences(ReceivedMessage message) {
    List<String> differences = new ArrayList<>();
    wanted.forEach((part, value) -> {
      long found = valueOf(part, message);
      if (!isSame(part, value, found)) {
        differences.add(nameOf(part) + " " + words(part, found) + " instead of " + words(part, value));
      }
    });
    return differences;
  }

  /** An error may have come with its sign or with zeros before it (O-44). */
  private boolean isSame(Part part, long value, long found) {
    return isReply() && part == Part.SECOND ? (int) value == (int) found : value == found;
  }

  private static long valueOf(Part part, ReceivedMessage message) {
    return switch (part) {
      case HANDLE -> message.hDevice();
      case FIRST -> message.param1();
      case SECOND -> message.param2();
      case THIRD -> message.param3();
    };
  }

  private String nameOf(Part part) {
    return switch (part) {
      case HANDLE -> "handle";
      case FIRST -> switch (id) {
        case PHONE_REPLY -> "request";
        case PHONE_STATE -> "states";
        case PHONE_BUTTON -> "button";
        case PHONE_CREATE, PHONE_REMOVE -> "device";
        default -> "dwParam1";
      };
      case SECOND -> isReply() ? "result" : id == PHONE_STATE ? "detail" : "dwParam2";
      case THIRD -> id == PHONE_BUTTON ? "state" : "dwParam3";
    };
  }

  private String words(Part part, long value) {
    return switch (part) {
      case HANDLE -> MessageWords.hex((int) value);
      case FIRST -> id == PHONE_STATE ? MessageWords.flags(ConstantGroup.PHONESTATE, value) : MessageWords.number(value);
      case SECOND -> isReply() ? ErrorWords.decoded(value) : MessageWords.number(value);
      case THIRD -> id == PHONE_BUTTON
          ? MessageWords.flags(ConstantGroup.PHONEBUTTONSTATE, value)
          : MessageWords.number(value);
    };
  }

  /** The message as it is worded when it comes; parts that do not matter are left out. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(MessageWords.name(id));
    wanted.forEach((part, value) -> {
      String label = switch (part) {
        case FIRST -> isReply() ? "#" : id == PHONE_BUTTON ? "button " : id == PHONE_CREATE || id == PHONE_REMOVE
            ? "device "
            : "";
        default -> "";
      };
      text.append(' ').append(label).append(isReply() && part == Part.SECOND
          ? MessageWords.result(value)
          : words(part, value));
    });
    return text.toString();
  }
}
