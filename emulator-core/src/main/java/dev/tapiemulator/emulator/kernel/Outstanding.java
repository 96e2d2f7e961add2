package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.journal.Why;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.util.concurrent.TimeUnit;

/** Tells somebody who waits for ever what is outstanding, and which replies a rule has taken away. */
final class Outstanding {

  private static final int MOST_SUPPRESSIONS = 10;

  private Outstanding() {}

  static String describe(World world) {
    StringBuilder text = new StringBuilder();
    for (DeviceSlot device : world.devices) {
      for (Request request = device.firstRequest(); request != null; request = request.nextOfDevice) {
        text.append("\n  request ").append(request.id).append(' ').append(request.function.headerName())
            .append(" on phone ").append(device.id).append(" is ").append(request.state);
      }
    }
    appendSuppressed(world, text);
    return text.toString();
  }

  private static void appendSuppressed(World world, StringBuilder text) {
    int told = 0;
    for (JournalRecord record : world.tape.read()) {
      boolean closed = record.kind() == JournalKind.REQUEST && record.word(1) == RequestEvent.CLOSE.ordinal();
      if (closed && told++ < MOST_SUPPRESSIONS) {
        PhoneFunction function = record.function();
        text.append("\n  the reply to request ").append(record.word(0)).append(' ').append(function.headerName())
            .append(" was suppressed at ").append(TimeUnit.NANOSECONDS.toMillis(record.timeNanos())).append(" ms");
        Why.rule(record.why())
            .ifPresent(rule -> text.append(" by ").append(rule.id()).append(": ").append(rule.text()));
        Why.ruling(record.why()).ifPresent(ruling -> text.append(" by the ruling ").append(ruling.switchName()));
      }
    }
  }
}
