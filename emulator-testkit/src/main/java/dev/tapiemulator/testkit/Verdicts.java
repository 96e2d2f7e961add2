package dev.tapiemulator.testkit;

import static dev.tapiemulator.tapi.Tapi.PHONE_BUTTON;
import static dev.tapiemulator.tapi.Tapi.PHONE_CLOSE;
import static dev.tapiemulator.tapi.Tapi.PHONE_REPLY;
import static dev.tapiemulator.tapi.Tapi.PHONE_STATE;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.Parameter;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Rule;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.journal.Reason;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Explains why what a test said of an application was not so. */
final class Verdicts {

  private final String app;
  private final Emulator emulator;
  private final int process;
  private final Inbox inbox;

  Verdicts(String app, Emulator emulator, int process, Inbox inbox) {
    this.app = app;
    this.emulator = emulator;
    this.process = process;
    this.inbox = inbox;
  }

  /** Where the journal is now, to find what a call adds to it. */
  int now() {
    return emulator.journal().size();
  }

  // ---- calls

  AssertionError notAccepted(int result, int from) {
    return judge(result, from, "was to be accepted", verdict -> {
      boolean isSynchronous = verdict.function().filter(function -> !function.isAsync()).isPresent();
      if (result == 0 && isSynchronous) {
        verdict.text().rule(Rule.NINE_ASYNCHRONOUS_FUNCTIONS).entry("try", "succeeds(...)");
      } else if (result == 0) {
        verdict.text().rule(Rule.REQUEST_ID_OR_ERROR);
      }
    });
  }

  AssertionError noSuccess(int result, int from) {
    return judge(result, from, "was to succeed", verdict -> {
      if (result > 0) {
        verdict.text().rule(Rule.REQUEST_ID_OR_ERROR)
            .entry("try", "accepts(...), and later receives(reply(" + result + "))");
      }
    });
  }

  AssertionError notRefused(int result, int expected, int from) {
    return judge(result, from, "was to be refused with " + PhoneErr.nameOf(expected), verdict -> {
      boolean unlisted = verdict.function()
          .filter(function -> !PhoneErr.isDeviceSpecific(expected) && !function.mayReturn(expected)).isPresent();
      if (unlisted) {
        verdict.text().entry("page", "that of " + verdict.function().get().headerName() + " does not list "
            + PhoneErr.nameOf(expected) + ", so it can never come");
      } else if (result > 0) {
        verdict.text().rule(Rule.ERROR_EARLY_OR_LATE);
      }
    });
  }

  /** What is known of the call a failure is about. */
  private record Called(Explanation text, Optional<PhoneFunction> function) {}

  private interface Addition {
    void addTo(Called called);
  }

  private AssertionError judge(int result, int from, String wanted, Addition addition) {
    Journal journal = emulator.journal();
    Optional<JournalRecord> returned = Explanation.lastReturn(journal, process, from);
    Optional<JournalRecord> call = returned.flatMap(record -> Explanation.callOf(journal, record));
    Optional<PhoneFunction> function = returned.map(JournalRecord::function);
    String name = function.map(PhoneFunction::headerName).orElse("the call");
    Explanation text = new Explanation(
        app + ": " + name + " " + wanted + ", but returned " + PhoneErr.nameOf(result), journal, process);
    text.call(call);
    if (result < 0) {
      text.entry("result", ErrorWords.decoded(result));
    }
    text.reason(returned.flatMap(Reason::of));
    addition.addTo(new Called(text, function));
    text.entry("app", text.standing().ends());
    return text.handles(argument(call, "hPhone"), argument(call, "dwDeviceID"))
        .requests(Math.max(result, 0), repliesThere())
        .failure();
  }

  /** What a call was given for one of its first parameters, if it has it. */
  private static OptionalInt argument(Optional<JournalRecord> call, String name) {
    List<Parameter> parameters = call.map(record -> record.function().parameters()).orElse(List.of());
    for (int i = 0; i < Math.min(parameters.size(), 2); i++) {
      if (parameters.get(i).name().equals(name)) {
        return OptionalInt.of(call.get().word(i));
      }
    }
    return OptionalInt.empty();
  }

  private Set<Integer> repliesThere() {
    return inbox.fetched().stream()
        .filter(message -> message.id() == PHONE_REPLY)
        .map(message -> (int) message.param1())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  // ---- messages

  /** A message was expected at a position, and something else, or nothing, is there. */
  AssertionError notReceived(List<ExpectedMessage> expected, int position) {
    ExpectedMessage missing = expected.get(position);
    List<ReceivedMessage> waiting = inbox.all();
    Explanation text = new Explanation(
        app + ": " + missing + " was to be received next, but "
            + (waiting.isEmpty() ? "nothing is there" : "next is " + waiting.get(0)),
        emulator.journal(), process);
    List<ExpectedMessage> rest = expected.subList(position, expected.size());
    text.entry("expected", numbered(rest)).entry("waiting", numbered(waiting));
    boolean isThere = waiting.stream().anyMatch(missing::matches);
    if (isThere) {
      outOfOrder(text, rest, waiting);
    } else {
      nearest(text, missing, waiting);
      absence(text, missing);
    }
    return standing(text, missing);
  }

  /** Some of the next messages, so many, were to be others; these were to be, and those are instead. */
  AssertionError notAmongTheNext(int count, List<ExpectedMessage> missing, List<ReceivedMessage> others) {
    ExpectedMessage first = missing.get(0);
    List<ReceivedMessage> waiting = inbox.all();
    Explanation text = new Explanation(
        app + ": " + first + " was to be received, but is not among the next " + Math.min(count, waiting.size()),
        emulator.journal(), process);
    text.entry("missing", numbered(missing)).entry("instead", numbered(others)).entry("waiting", numbered(waiting));
    if (waiting.stream().anyMatch(first::matches)) {
      text.entry("order", "it comes later, after others that are not expected here");
    } else {
      nearest(text, first, others);
      absence(text, first);
    }
    return standing(text, first);
  }

  private AssertionError standing(Explanation text, ExpectedMessage missing) {
    text.entry("app", text.standing().ends());
    OptionalInt hPhone = missing.namesHandle() ? OptionalInt.of(missing.hPhone()) : OptionalInt.empty();
    return text.handles(hPhone, OptionalInt.empty()).requests(missing.requestId(), repliesThere()).failure();
  }

  private static List<String> numbered(List<?> messages) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      lines.add(i + 1 + ". " + messages.get(i));
    }
    return lines;
  }

  private static void outOfOrder(Explanation text, List<ExpectedMessage> expected, List<ReceivedMessage> waiting) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      for (int j = 0; j < waiting.size(); j++) {
        if (expected.get(i).matches(waiting.get(j))) {
          lines.add(expected.get(i) + " is expected at " + (i + 1) + " and waits at " + (j + 1));
          break;
        }
      }
    }
    text.entry("order", lines);
    boolean amongReplies = expected.get(0).isReply() && waiting.get(0).id() == PHONE_REPLY;
    boolean withStates = expected.get(0).isReply() && waiting.get(0).id() == PHONE_STATE
        || expected.get(0).id() == PHONE_STATE && waiting.get(0).id() == PHONE_REPLY;
    if (amongReplies) {
      text.rule(Rule.REQUESTS_OVERLAP).entry("try", "receivesInAnyOrder(...), unless the order is what is tested");
    } else if (withStates) {
      text.entry("ruling", ruling(Ruling.REPLY_AGAINST_STATE_CHANGE));
    }
  }

  private static String ruling(Ruling ruling) {
    return ruling.openPoint() + " " + ruling.switchName() + ": " + ruling.question();
  }

  private static void nearest(Explanation text, ExpectedMessage missing, List<ReceivedMessage> waiting) {
    ReceivedMessage nearest = null;
    for (ReceivedMessage message : waiting) {
      boolean nearer = nearest == null || missing.distance(message) < missing.distance(nearest);
      if (missing.resembles(message) && nearer) {
        nearest = message;
      }
    }
    if (nearest != null) {
      text.entry("nearest", nearest + ": " + String.join(", ", missing.differences(nearest)));
    }
  }

  /** Why a message that was expected has not come. */
  private void absence(Explanation text, ExpectedMessage missing) {
    boolean isReport = missing.id() == PHONE_STATE || missing.id() == PHONE_BUTTON;
    if (inbox.taken().stream().anyMatch(missing::matches)) {
      text.entry("before", missing + " was received before");
    } else if (missing.isReply()) {
      noReply(text, missing.requestId());
    } else if (isReport && hasEnded(text.ledger(), missing.hPhone())) {
      text.rule(Rule.HANDLE_LIFETIME);
    } else if (isReport) {
      text.rule(missing.id() == PHONE_STATE ? Rule.STATE_MESSAGE_BY_MASK : Rule.STATUS_MASKS)
          .entry("asked for", text.standing().askedFor(missing.hPhone()))
          .entry("try", "succeeds(() -> app.phoneSetStatusMessages(...)) before it happens");
    } else if (missing.id() == PHONE_CLOSE && hasEnded(text.ledger(), missing.hPhone())) {
      text.entry("ruling", ruling(Ruling.CLOSE_MESSAGE_AFTER_OWN_CLOSE));
    }
  }

  private static boolean hasEnded(Ledger ledger, int hPhone) {
    return ledger.handle(hPhone).filter(handle -> handle.ended() != null).isPresent();
  }

  private void noReply(Explanation text, int requestId) {
    Optional<Ledger.Request> request = text.ledger().request(requestId);
    if (request.isEmpty() && text.ledger().handle(requestId).isPresent()) {
      text.entry("request", MessageWords.hex(requestId) + " is a phone handle; the id is what accepts(...) has returned");
    } else if (request.isEmpty()) {
      text.entry("request", "no request has that id").rule(Rule.REQUEST_ID_OR_ERROR);
    } else if (request.get().process() != process) {
      text.rule(Rule.REPLY_TO_REQUESTER_ONLY);
    } else if (request.get().stage().isOutstanding()) {
      text.entry("request", "still outstanding at " + emulator.now().toMillis() + " ms")
          .entry("try", "app.advances(...) before, as long as the phone takes, or app.awaits(...)");
    } else {
      text.reason(request.get().why());
    }
  }

  /** Messages are there that were not to be. */
  AssertionError unwanted(String wanted, List<ReceivedMessage> messages) {
    Explanation text = new Explanation(
        app + ": " + wanted + " was to be received, but " + messages.get(0) + " is there", emulator.journal(), process);
    text.entry("waiting", numbered(messages));
    ReceivedMessage first = messages.get(0);
    if (text.ledger().isEchoOfOwnClose(first)) {
      text.entry("ruling", ruling(Ruling.CLOSE_MESSAGE_AFTER_OWN_CLOSE));
    } else if (first.id() == PHONE_REPLY) {
      text.rule(Rule.REPLY_PARTS);
    }
    OptionalInt hPhone = first.hDevice() == 0 ? OptionalInt.empty() : OptionalInt.of(first.hDevice());
    int requestId = first.id() == PHONE_REPLY ? (int) first.param1() : 0;
    return text.handles(hPhone, OptionalInt.empty()).requests(requestId, repliesThere()).failure();
  }
}
