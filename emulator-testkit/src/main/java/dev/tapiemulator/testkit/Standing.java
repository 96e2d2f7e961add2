package dev.tapiemulator.testkit;

import dev.tapiemulator.tapi.ConstantGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** How everything of a process stands, line by line, as failures tell it. */
final class Standing {

  private static final int MOST_LINES = 20;

  private final Ledger ledger;
  private final int process;

  Standing(Ledger ledger, int process) {
    this.ledger = ledger;
    this.process = process;
  }

  // ---- handles

  /**
   * Every handle of the process, and those that others have open on the phone in question; the handle in question is
   * marked, whatever it is.
   */
  List<String> handles(OptionalInt inQuestion, OptionalInt device) {
    OptionalInt phone = inQuestion.isPresent()
        ? ledger.handle(inQuestion.getAsInt()).map(handle -> OptionalInt.of(handle.device())).orElse(device)
        : device;
    List<String> lines = new ArrayList<>();
    for (Ledger.Handle handle : ledger.handles()) {
      boolean asked = inQuestion.isPresent() && handle.hPhone() == inQuestion.getAsInt();
      boolean isRival = handle.ended() == null && phone.isPresent() && handle.device() == phone.getAsInt();
      if (asked || isRival || handle.process() == process) {
        lines.add(line(handle) + (asked ? "  <- this one" : ""));
      }
    }
    inQuestion.ifPresent(value -> {
      if (ledger.handle(value).isEmpty()) {
        lines.add(MessageWords.hex(value) + whatElse(value));
      }
    });
    return latest(lines);
  }

  private String line(Ledger.Handle handle) {
    String opened = MessageWords.hex(handle.hPhone()) + " " + privilege(handle) + " of phone " + handle.device()
        + whose(handle.process()) + ", opened at " + ms(handle.since());
    return opened + (handle.ended() == null
        ? ", open"
        : ", closed at " + ms(handle.ended().at()) + " by " + handle.ended().by());
  }

  static String privilege(Ledger.Handle handle) {
    return ConstantGroup.PHONEPRIVILEGE.nameOf(handle.privilege()).replace("PHONEPRIVILEGE_", "").toLowerCase(Locale.ROOT);
  }

  /** What a number is that is no phone handle. */
  String whatElse(int value) {
    if (value == 0) {
      return " is no handle; was a phone opened before?";
    }
    if (ledger.registrations().stream().anyMatch(app -> app.hPhoneApp() == value)) {
      return " was never opened; it is the handle of an application, not of a phone";
    }
    return " was never opened" + (ledger.request(value).isPresent() ? "; it is the id of a request" : "");
  }

  // ---- requests

  /** Every request of the process; the one in question is marked, and replies are known that are there already. */
  List<String> requests(int inQuestion, Set<Integer> repliesThere) {
    List<String> lines = new ArrayList<>();
    for (Ledger.Request request : ledger.requests()) {
      if (request.process() == process || request.id() == inQuestion) {
        String stage = repliesThere.contains(request.id()) ? "its reply is there and was not received yet" : stage(request);
        lines.add(line(request) + ": " + stage + (request.id() == inQuestion ? "  <- this one" : ""));
      }
    }
    return latest(lines);
  }

  private String line(Ledger.Request request) {
    return "#" + request.id() + " " + request.function().headerName() + " on " + MessageWords.hex(request.hPhone())
        + whose(request.process()) + ", made at " + ms(request.since());
  }

  private static String stage(Ledger.Request request) {
    return switch (request.stage()) {
      case SUBMITTING, DUE, PENDING -> "outstanding, the phone owes its completion";
      case QUEUED -> "completed at " + ms(request.at()) + ", the reply waits";
      case SUPPRESSED -> "its reply was suppressed at " + ms(request.at());
      case SETTLED -> settled(request);
    };
  }

  private static String settled(Ledger.Request request) {
    return switch (request.step()) {
      case FETCH -> "its reply was taken at " + ms(request.at());
      case REFUSE -> "refused";
      case COMPLETE, CLOSE, RETURN -> "its reply was suppressed, and it was settled at " + ms(request.at());
    };
  }

  // ---- applications and masks

  /** How the process came to have no application any more; none while it has one, or when it never had any. */
  List<String> ends() {
    List<Ledger.Registration> apps =
        ledger.registrations().stream().filter(app -> app.process() == process).toList();
    boolean isOver = apps.stream().allMatch(app -> app.ended() != null);
    return !isOver ? List.of() : apps.stream()
        .map(app -> MessageWords.hex(app.hPhoneApp()) + " ended at " + ms(app.ended().at()) + " by " + app.ended().by()
            + "; nothing comes to it any more")
        .toList();
  }

  /** What phoneSetStatusMessages has asked for, in words. */
  String askedFor(int hPhone) {
    Optional<Ledger.Masks> masks = ledger.masks(hPhone);
    if (masks.isEmpty()) {
      return "nothing yet; phoneSetStatusMessages has not succeeded on " + MessageWords.hex(hPhone);
    }
    int buttons = masks.get().buttonModes();
    return "states " + none(MessageWords.flags(ConstantGroup.PHONESTATE, masks.get().states())) + "; "
        + (buttons == 0 ? "no buttons" : "buttons " + MessageWords.flags(ConstantGroup.PHONEBUTTONMODE, buttons) + " "
            + MessageWords.flags(ConstantGroup.PHONEBUTTONSTATE, masks.get().buttonStates()));
  }

  private static String none(String flags) {
    return flags.equals("0") ? "none" : flags;
  }

  // ---- wording

  /** Long lists from their end: what happened last explains most. */
  private static List<String> latest(List<String> lines) {
    if (lines.isEmpty()) {
      return List.of("none");
    }
    int hidden = lines.size() - MOST_LINES;
    if (hidden <= 0) {
      return lines;
    }
    List<String> end = new ArrayList<>(lines.subList(hidden, lines.size()));
    end.add(0, "(" + hidden + " earlier ones)");
    return end;
  }

  private String whose(int owner) {
    return owner == process ? "" : " (" + ledger.nameOf(owner) + ")";
  }

  static String ms(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos) + " ms";
  }
}
