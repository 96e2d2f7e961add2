package dev.tapiemulator.testkit;

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

/** Explains why what a test said of an application was not so. */
final class Verdicts {

  private final String app;
  private final Emulator emulator;
  private final int process;

  Verdicts(String app, Emulator emulator, int process) {
    this.app = app;
    this.emulator = emulator;
    this.process = process;
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
    int hPhone = call.filter(Verdicts::namesAPhone).map(record -> record.word(0)).orElse(0);
    return text.handles(hPhone).requests(Math.max(result, 0)).failure();
  }

  private static boolean namesAPhone(JournalRecord call) {
    List<Parameter> parameters = call.function().parameters();
    return !parameters.isEmpty() && parameters.get(0).name().equals("hPhone");
  }

  // ---- messages

  /** A message was expected at a position, and something else, or nothing, is there. */
  AssertionError notReceived(List<ExpectedMessage> expected, int position, Inbox inbox) {
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
      absence(text, missing, inbox);
    }
    return text.handles(missing.hPhone()).requests(missing.requestId()).failure();
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
  private void absence(Explanation text, ExpectedMessage missing, Inbox inbox) {
    if (inbox.taken().stream().anyMatch(missing::matches)) {
      text.entry("before", missing + " was received before");
    } else if (missing.isReply()) {
      noReply(text, text.ledger().request(missing.requestId()));
    } else if (missing.id() == PHONE_STATE) {
      text.rule(Rule.STATE_MESSAGE_BY_MASK).entry("try", "succeeds(() -> app.phoneSetStatusMessages(...)) first");
    } else if (missing.id() == PHONE_CLOSE && isOwnClose(text.ledger(), missing.hPhone())) {
      text.entry("ruling", ruling(Ruling.CLOSE_MESSAGE_AFTER_OWN_CLOSE));
    }
  }

  private static boolean isOwnClose(Ledger ledger, int hPhone) {
    return ledger.handle(hPhone).filter(handle -> handle.ended() != null).isPresent();
  }

  private void noReply(Explanation text, Optional<Ledger.Request> request) {
    if (request.isEmpty()) {
      text.entry("request", "no request has that id").rule(Rule.REQUEST_ID_OR_ERROR);
    } else if (request.get().process() != process) {
      text.rule(Rule.REPLY_TO_REQUESTER_ONLY);
    } else if (request.get().stage().isOutstanding()) {
      text.entry("request", "still outstanding; no time has passed since it is waited for")
          .entry("try", "app.advances(...) first, or app.awaits(...)");
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
    return text.handles(first.hDevice()).requests(first.id() == PHONE_REPLY ? (int) first.param1() : 0).failure();
  }
}
