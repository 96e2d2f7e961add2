package dev.tapiemulator.emulator.kernel;

import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_OWNER;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.journal.Why;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Tells somebody who waits for ever what a process holds: handles, requests, and replies a rule has taken away. */
final class Holdings {

  private static final int MOST_SUPPRESSIONS = 10;

  private final World world;
  private final ProcessSlot process;
  private final StringBuilder text = new StringBuilder();

  private Holdings(World world, ProcessSlot process) {
    this.world = world;
    this.process = process;
  }

  static String describe(World world, ProcessSlot process) {
    Holdings holdings = new Holdings(world, process);
    holdings.applications();
    holdings.requests();
    holdings.suppressed();
    return holdings.text.toString();
  }

  private void applications() {
    for (Application app : world.livingApps) {
      if (app.process == process.id) {
        line().append("application ").append(hex(app.handle)).append(" of process \"").append(process.name)
            .append("\" has ").append(app.mailbox.size()).append(" messages waiting");
        if (app.mechanism == Mechanism.HIDDEN_WINDOW) {
          text.append(", for thread ").append(app.thread).append(" to pump, which initialised it (C-12)");
        }
        phones(app);
      }
    }
  }

  private void phones(Application app) {
    for (DeviceSlot device : world.devices) {
      for (OpenPhone phone : device.handles) {
        if (phone.app == app) {
          line().append("  ").append(hex(phone.handle)).append(" is phone ").append(device.id).append(" as ")
              .append(phone.privilege == PHONEPRIVILEGE_OWNER ? "owner" : "monitor");
        }
      }
    }
  }

  private void requests() {
    for (DeviceSlot device : world.devices) {
      for (Request request = device.firstRequest(); request != null; request = request.nextOfDevice) {
        if (request.phone.app.process == process.id) {
          line().append("request ").append(request.id).append(' ').append(request.function.headerName())
              .append(" on phone ").append(device.id).append(" is ").append(request.state);
        }
      }
    }
  }

  private void suppressed() {
    int told = 0;
    for (JournalRecord record : world.tape.read()) {
      boolean closed = record.kind() == JournalKind.REQUEST
          && record.word(1) == RequestEvent.CLOSE.ordinal()
          && record.process() == process.id;
      if (closed && told++ < MOST_SUPPRESSIONS) {
        suppressed(record);
      }
    }
  }

  private void suppressed(JournalRecord record) {
    line().append("the reply to request ").append(record.word(0)).append(' ')
        .append(record.function().headerName()).append(" was suppressed by ").append(closing(record)).append(" at ")
        .append(TimeUnit.NANOSECONDS.toMillis(record.timeNanos())).append(" ms");
    Why.rule(record.why()).ifPresent(rule -> text.append(" (").append(rule.id()).append(": ").append(rule.text())
        .append(')'));
    Why.ruling(record.why()).ifPresent(ruling -> text.append(" (the ruling ").append(ruling.switchName()).append(')'));
  }

  /** The call inside which it happened, or that it happened without any. */
  private String closing(JournalRecord record) {
    Journal journal = world.tape.read();
    for (int i = record.index() - 1; i >= 0; i--) {
      JournalKind kind = journal.get(i).kind();
      if (kind == JournalKind.CALL || kind == JournalKind.RETURN) {
        PhoneFunction function = journal.get(i).function();
        boolean closes = function == PhoneFunction.PHONE_CLOSE || function == PhoneFunction.PHONE_SHUTDOWN;
        return kind == JournalKind.CALL && closes ? function.headerName() : "a close";
      }
    }
    return "a close";
  }

  private StringBuilder line() {
    return text.append("\n  ");
  }

  private static String hex(int handle) {
    return "0x" + Integer.toHexString(handle).toUpperCase(Locale.ROOT);
  }
}
