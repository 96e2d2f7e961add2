package dev.tapiemulator.testkit.record;

import dev.tapiemulator.emulator.journal.DeviceReport;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.journal.PhoneAct;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What people and the switch did to a phone. Unless that is left to somebody else, the recorded phone does it to itself
 * and reports it; while it is closed it has nobody to report to.
 */
final class ActsFromOutside {

  private final Recording recording;
  private final Causes causes;
  private final int deviceId;
  private final boolean untouched;
  private final List<JournalRecord> whileClosed = new ArrayList<>();
  private PhoneAct latest;
  /** The forced close or removal under way, or null. */
  private JournalRecord departure;

  ActsFromOutside(Recording recording, Causes causes, int deviceId, boolean untouched) {
    this.recording = recording;
    this.causes = causes;
    this.deviceId = deviceId;
    this.untouched = untouched;
  }

  /** What was done last. */
  PhoneAct latest() {
    return latest;
  }

  /** Whether the phone is taken away by what was done last, and not by the fault plan or a choice. */
  boolean isReclaiming() {
    return departure != null;
  }

  void act(JournalRecord record) {
    latest = PhoneAct.values()[record.code()];
    if (untouched) {
      return;
    }
    switch (latest) {
      case SUSPEND -> befall(DeviceReport.SUSPEND, record);
      case RESUME -> befall(DeviceReport.RESUME, record);
      case UNPLUG -> befall(DeviceReport.DISCONNECT, record);
      case PLUG_IN -> befall(DeviceReport.CONNECT, record);
      case FORCE_CLOSE, REMOVE -> depart(record);
      case BUTTON_DOWN, BUTTON_UP, HOOK_SWITCH, TURN_VOLUME -> { } // The phone itself tells what comes of it.
    }
  }

  private void befall(DeviceReport type, JournalRecord record) {
    if (causes.isOpen()) {
      causes.befell(type, record);
    } else {
      whileClosed.add(record);
    }
  }

  private void depart(JournalRecord record) {
    if (causes.isOpen()) {
      departure = record;
    } else if (latest == PhoneAct.REMOVE) {
      whileClosed.add(record);
    }
  }

  /** The phone has settled what it owed, and is gone. */
  void reclaimed(RecordedClosing closing) {
    if (departure != null) {
      closing.reports().forEach(report -> causes.befell(report.type(), report.values()));
      boolean isRemoval = departure.code() == PhoneAct.REMOVE.ordinal();
      causes.befell(isRemoval ? DeviceReport.REMOVE : DeviceReport.FORCE_CLOSE, departure);
      departure = null;
    }
    causes.closed();
  }

  /** At the journal's end it is known what of this nobody has met. */
  void end(String who) {
    for (JournalRecord record : whileClosed) {
      PhoneAct act = PhoneAct.values()[record.code()];
      boolean isMet = act == PhoneAct.REMOVE
          || recording.openings().stream().anyMatch(opening -> opening.place() > record.index());
      if (isMet) {
        recording.hindered(String.format(Locale.ROOT,
            "%s met %s from outside while it was closed (record %d, at %d ms), which no phone can do to itself; "
                + "say untouched() and let the test do it",
            who, act, record.index(), TimeUnit.NANOSECONDS.toMillis(record.timeNanos())));
      }
    }
  }
}
