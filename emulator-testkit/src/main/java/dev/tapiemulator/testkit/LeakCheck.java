package dev.tapiemulator.testkit;

import static dev.tapiemulator.testkit.Standing.ms;

import dev.tapiemulator.emulator.journal.Journal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Finds what programs have left behind at the end of a run: in its journal, and in driven applications. */
public final class LeakCheck {

  private final Ledger ledger;
  private final List<Leak> leaks = new ArrayList<>();

  private LeakCheck(Ledger ledger) {
    this.ledger = ledger;
  }

  /** What is left in a journal, applications first. */
  public static List<Leak> of(Journal journal) {
    return of(journal, List.of());
  }

  /** What is left in a journal, and what driven applications were given and their test never asked for. */
  public static List<Leak> of(Journal journal, Collection<PhoneApp> apps) {
    LeakCheck check = new LeakCheck(Ledger.of(journal));
    check.applications();
    check.handles();
    check.requests();
    check.messages(apps);
    return check.leaks;
  }

  private void applications() {
    for (Ledger.Registration app : ledger.registrations()) {
      if (app.ended() == null) {
        add(Leak.Kind.APPLICATION, app.hPhoneApp(), "application " + MessageWords.hex(app.hPhoneApp())
            + of(app.process()) + ", initialised at " + ms(app.since()) + ", never shut down");
      }
    }
  }

  private void handles() {
    for (Ledger.Handle handle : ledger.handles()) {
      if (handle.ended() == null) {
        add(Leak.Kind.HANDLE, handle.hPhone(), "handle " + MessageWords.hex(handle.hPhone()) + of(handle.process())
            + ", " + Standing.privilege(handle) + " of phone " + handle.device() + ", opened at "
            + ms(handle.since()) + ", never closed");
      }
    }
  }

  private void requests() {
    for (Ledger.Request request : ledger.requests()) {
      if (request.stage().isOutstanding()) {
        add(Leak.Kind.REQUEST, request.id(), "request #" + request.id() + of(request.process()) + ", "
            + request.function().headerName() + " on " + MessageWords.hex(request.hPhone()) + ", outstanding since "
            + ms(request.since()));
      }
    }
  }

  private void messages(Collection<PhoneApp> apps) {
    for (PhoneApp app : apps) {
      for (ReceivedMessage message : app.fetched()) {
        message(message, app.process().id(), "received and never asked for");
      }
    }
    for (Ledger.Unread unread : ledger.unread()) {
      message(unread.message(), unread.process(), "posted at " + ms(unread.since()) + ", never read");
    }
  }

  /** Whether an application is told of its own close is a ruling (O-03), so nobody has to wait for it. */
  private void message(ReceivedMessage message, int process, String fate) {
    if (!ledger.isEchoOfOwnClose(message)) {
      add(Leak.Kind.MESSAGE, 0, "message " + message + of(process) + ", " + fate);
    }
  }

  private String of(int process) {
    return " of " + ledger.nameOf(process);
  }

  private void add(Leak.Kind kind, int handle, String text) {
    leaks.add(new Leak(kind, handle, text));
  }
}
