package dev.tapiemulator.testkit.record;

import dev.tapiemulator.emulator.journal.DeviceReport;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.spi.PhoneDescription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a phone's reports came of: the request that they name; the step whose timer it was; else the order or opening
 * before them.
 */
final class Causes {

  private final Recording recording;
  private final Timers timers = new Timers();
  private final Map<Integer, RecordedStep> requests = new LinkedHashMap<>();
  /** The opening or order that came last, null while the phone is closed. */
  private RecordedStep latest;
  /** The phone says that it has changed, and has not been asked yet what it is now. */
  private RecordedReport changing;

  Causes(Recording recording) {
    this.recording = recording;
  }

  boolean isOpen() {
    return latest != null;
  }

  void opened(RecordedStep opening) {
    latest = opening;
    timers.clear();
  }

  void closed() {
    latest = null;
  }

  void ordered(RecordedStep order) {
    latest = order;
    if (order.requestId() != 0) {
      requests.put(order.requestId(), order);
    }
  }

  /** The step of a request, or null. */
  RecordedStep ofRequest(int requestId) {
    return requests.get(requestId);
  }

  void timerStarted(JournalRecord report, RecordedStep by) {
    timers.start(report, by == null ? latest : by);
  }

  /** What set a timer going. */
  RecordedStep timerFired(int token) {
    return timers.fired(token);
  }

  /** Reported inside the call that is the step itself. */
  void inside(RecordedStep step, JournalRecord record) {
    step.inside().add(seen(RecordedReport.typeOf(record), record, 0));
  }

  /** Reported while the phone was being told to close. */
  void inside(RecordedClosing closing, JournalRecord record) {
    if (isCompletion(record)) {
      settled(record);
    } else {
      closing.reports().add(seen(RecordedReport.typeOf(record), record, 0));
    }
  }

  /** Reported together, at one moment; {@code starter}: whose timer it was, null for nobody's. */
  void together(List<JournalRecord> records, RecordedStep starter) {
    int end = departure(records);
    int settling = end;
    while (end < records.size() && settling > 0 && isCompletion(records.get(settling - 1))) {
      settling--;
    }
    RecordedStep cause = firstNamed(records.subList(0, settling), starter == null ? latest : starter);
    for (JournalRecord record : records.subList(0, settling)) {
      cause = requests.getOrDefault(RecordedReport.requestNamedBy(record), cause);
      later(cause, RecordedReport.typeOf(record), record);
    }
    records.subList(settling, end).forEach(this::settled);
    if (end < records.size()) {
      JournalRecord departure = records.get(end);
      later(starter == null ? latest : starter, RecordedReport.typeOf(departure), departure);
      closed();
    }
  }

  /** Something else than the phone did what the record says, after the latest step. */
  void befell(DeviceReport type, JournalRecord record) {
    later(latest, type, record);
  }

  /** What the phone is since it last said that it has changed. */
  void described(PhoneDescription phone) {
    if (changing != null) {
      changing.becomes(phone);
      changing = null;
    }
  }

  private void later(RecordedStep cause, DeviceReport type, JournalRecord record) {
    if (cause != null) {
      cause.later().add(seen(type, record, cause.millisUntil(record)));
    }
  }

  private RecordedReport seen(DeviceReport type, JournalRecord record, long delayMillis) {
    RecordedReport report = new RecordedReport(type, record, delayMillis);
    changing = type == DeviceReport.CAPABILITIES_CHANGED ? report : changing;
    recording.turningPoint(record.index());
    return report;
  }

  private RecordedStep firstNamed(List<JournalRecord> records, RecordedStep otherwise) {
    for (JournalRecord record : records) {
      RecordedStep named = requests.get(RecordedReport.requestNamedBy(record));
      if (named != null) {
        return named;
      }
    }
    return otherwise;
  }

  private void settled(JournalRecord completion) {
    RecordedStep step = requests.get(completion.word(0));
    if (step != null) {
      step.settled(completion);
    }
  }

  private static boolean isCompletion(JournalRecord record) {
    return RecordedReport.typeOf(record) == DeviceReport.COMPLETE;
  }

  /** Where the phone takes itself away; the end of the list when it does not. */
  private static int departure(List<JournalRecord> records) {
    int i = 0;
    while (i < records.size() && !isDeparture(RecordedReport.typeOf(records.get(i)))) {
      i++;
    }
    return i;
  }

  private static boolean isDeparture(DeviceReport type) {
    return type == DeviceReport.FORCE_CLOSE || type == DeviceReport.REMOVE;
  }
}
