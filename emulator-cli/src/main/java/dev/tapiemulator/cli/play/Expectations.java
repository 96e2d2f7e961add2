package dev.tapiemulator.cli.play;

import dev.tapiemulator.cli.words.MessageKind;
import dev.tapiemulator.tapi.PhoneErr;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Compares what happened with what a scenario expects, and says both when they differ. */
public final class Expectations {

  private final Stage stage;
  private final Things things;
  private final Mail mail;

  public Expectations(Stage stage) {
    this.stage = stage;
    this.things = stage.things();
    this.mail = new Mail(stage);
  }

  /** A call's result and what it gave back; without a stated result it must not be refused. */
  public void call(String place, Outcome outcome, Optional<ResultCheck> result, List<FieldCheck> fields) {
    if (result.isPresent() ? !result.get().fits(outcome.result()) : outcome.result() < 0) {
      fail(place, outcome.function().headerName() + " was expected to return "
          + result.map(ResultCheck::toString).orElse("no error") + ", but returned "
          + MessageText.result(outcome.result()));
      return;
    }
    for (FieldCheck check : fields) {
      FieldValue value = outcome.fields().get(check.member());
      if (value == null) {
        fail(place, check.member() + " was expected to be " + shown(check) + ", but is absent");
        return;
      }
      if (!value.equals(check.expected(), things.numberOf(check.expected()))) {
        fail(place, check.member() + " was expected to be " + shown(check) + ", but is " + value.show());
        return;
      }
    }
    stage.verdict().holds();
  }

  /** Takes the next message of the kind for its subject and compares its parts. */
  public void message(String place, MessageCheck check) {
    Application application = application(check);
    if (things.thing(check.subject().text()) instanceof Request request && request.result() < 0) {
      fail(place, "there is no request " + request.label() + ": it was refused with "
          + PhoneErr.nameOf(request.result()));
      return;
    }
    Optional<Message> found =
        stage.story().unseen(() -> mail.takeFirst(application, message -> fits(message, check)));
    if (found.isEmpty()) {
      fail(place, "no " + describe(check) + " has come; " + waiting(application));
      return;
    }
    for (FieldCheck part : check.parts()) {
      if (!equal(check.kind(), part, found.get())) {
        fail(place, "expected " + part.member() + " " + shown(check.kind(), part, found.get()) + " in "
            + MessageText.of(found.get(), stage));
        return;
      }
    }
    stage.verdict().holds();
  }

  /** Looks at all that an application got or that waits for it, and takes nothing. */
  public void noMessage(String place, MessageCheck check) {
    stage.story().tell();
    for (Message message : mail.unclaimed(application(check))) {
      boolean same = fits(message, check) && check.parts().stream()
          .allMatch(part -> equal(check.kind(), part, message));
      if (same) {
        fail(place, "expected no " + describe(check) + ", but there is " + MessageText.of(message, stage));
        return;
      }
    }
    stage.verdict().holds();
  }

  /** Text seen from outside, such as a phone's display; blanks at the ends of lines do not count. */
  public void text(String place, String what, String actual, String expected) {
    that(place, withoutTrailingBlanks(actual).equals(withoutTrailingBlanks(expected)),
        what + " was expected to be \"" + expected + "\", but is \"" + withoutTrailingBlanks(actual) + "\"");
  }

  /** Bytes seen from outside, such as what a phone received. */
  public void bytes(String place, String what, byte[] actual, Argument expected) {
    that(place, Arrays.equals(actual, expected.bytes()),
        what + " was expected to be " + expected + ", but is " + Bytes.show(actual));
  }

  /** What phoneDevSpecific wrote back for a request. */
  public void params(String place, Argument request, Argument expected) {
    ByteBuffer params = things.thing(request.text()) instanceof Request made ? made.params() : null;
    if (params == null) {
      throw new StageError(request + " has no lpParams: only phoneDevSpecific has");
    }
    bytes(place, "lpParams", params.array(), expected);
  }

  private static String withoutTrailingBlanks(String text) {
    return text.replaceAll("[ ]+(?=\n|$)", "").stripTrailing();
  }

  /** A statement that must be true; {@code otherwise} says what is the case. */
  public void that(String place, boolean holds, String otherwise) {
    if (holds) {
      stage.verdict().holds();
    } else {
      fail(place, otherwise);
    }
  }

  /** At the end: lists the threads that have not ended; in strict mode they fail the run. */
  public void threads() {
    for (Actor actor : stage.cast().unfinished()) {
      String text = "thread \"" + actor.name + "\" still waits: " + actor.line;
      if (stage.setup().isStrict()) {
        fail(actor.place, text);
      } else {
        stage.story().note(actor.place + ": " + text);
      }
    }
  }

  /** At the end: lists the messages that nobody expected; in strict mode they fail the run. */
  public void leftovers(String place) {
    for (Application application : things.applications()) {
      for (Message message : mail.unclaimed(application)) {
        String text = "nobody expected " + MessageText.of(message, stage) + " for " + application.label;
        if (stage.setup().isStrict()) {
          fail(place, text);
        } else {
          stage.story().note(text);
        }
      }
    }
  }

  private boolean fits(Message message, MessageCheck check) {
    if (message.dwMessageID() != check.kind().number()) {
      return false;
    }
    Object subject = things.thing(check.subject().text());
    if (subject instanceof OpenPhone phone) {
      return message.hDevice() == phone.handle();
    }
    return !(subject instanceof Request request) || (int) message.dwParam1() == request.result();
  }

  private boolean equal(MessageKind kind, FieldCheck part, Message message) {
    long expected = things.numberOf(part.expected());
    long actual = actual(part, message);
    boolean isCode = kind == MessageKind.PHONE_REPLY && part.member().equals("dwParam2"); // O-44: its width is a ruling
    return isCode ? (int) actual == (int) expected : actual == expected;
  }

  private static long actual(FieldCheck part, Message message) {
    return switch (part.member()) {
      case "hDevice" -> Integer.toUnsignedLong(message.hDevice());
      case "dwCallbackInstance" -> message.dwCallbackInstance();
      case "dwParam1" -> message.dwParam1();
      case "dwParam2" -> message.dwParam2();
      default -> message.dwParam3();
    };
  }

  private Application application(MessageCheck check) {
    return things.applicationOf(check.subject())
        .orElseThrow(() -> new StageError("nothing is called " + check.subject()));
  }

  private String describe(MessageCheck check) {
    StringBuilder text = new StringBuilder(check.kind().name()).append(" for ").append(check.subject());
    check.parts().forEach(part -> text.append(' ').append(part.member()).append('=').append(shown(part)));
    return text.toString();
  }

  private String waiting(Application application) {
    List<String> others = mail.unclaimed(application).stream().map(message -> MessageText.of(message, stage)).toList();
    return others.isEmpty() ? "nothing else is there" : "there is " + String.join(", ", others);
  }

  private String shown(MessageKind kind, FieldCheck part, Message message) {
    Message wanted = new Message(0, message.dwMessageID(), 0, message.dwParam1(),
        things.numberOf(part.expected()), things.numberOf(part.expected()));
    return switch (part.member()) {
      case "dwParam1" -> MessageText.parameter(kind, 0, new Message(0, 0, 0, wanted.dwParam2(), 0, 0));
      case "dwParam2" -> kind == MessageKind.PHONE_REPLY
          ? MessageText.result(wanted.dwParam2())
          : MessageText.parameter(kind, 1, wanted);
      case "dwParam3" -> MessageText.parameter(kind, 2, wanted);
      default -> part.expected().toString();
    };
  }

  private static String shown(FieldCheck check) {
    return check.expected().kind() == Argument.Kind.NUMBER
        ? FieldValue.number(check.member(), check.expected().number()).show()
        : check.expected().toString();
  }

  private void fail(String place, String what) {
    stage.verdict().fails(place, what);
  }
}
