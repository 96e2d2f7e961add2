package dev.tapiemulator.testkit.record;

import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;

import dev.tapiemulator.emulator.journal.DeviceReport;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.journal.PhoneAct;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.PhoneDescription;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A recording while a phone does it again: how far it has come, and what the phone owes. */
public final class Playback {

  /** A report, and when it is to be made. */
  private record Due(RecordedReport report, long millis) {}

  private final Recording recording;
  private final PlayedPhone phone;
  private final String origin;
  private final Map<Integer, Integer> requestIds = new LinkedHashMap<>();
  private final TreeMap<Integer, RecordedStep> owed = new TreeMap<>();
  private final Map<Integer, ByteBuffer> blocks = new LinkedHashMap<>();
  private final List<Due> toCome = new ArrayList<>();
  private final Map<QueryKey, Integer> asked = new LinkedHashMap<>();
  private final List<RecordedStep> touchesToCome;
  private PhoneDescription present;
  private int place;
  private int openings;
  private int closings;
  private int reclaims;

  /** {@code origin}: what the phone's description says of where it comes from. */
  public Playback(Recording recording, PlayedPhone phone, String origin) {
    this.recording = recording;
    this.phone = phone;
    this.origin = origin;
    this.present = played(recording.description());
    this.touchesToCome = new ArrayList<>(recording.touches());
  }

  /** What the phone is now. */
  public PhoneDescription description() {
    return present;
  }

  /** Its time is in the recording, and not to be added to that. */
  private PhoneDescription played(PhoneDescription phone) {
    return phone.toBuilder().latencyMillis(0).origin(origin).build();
  }

  // ---- sessions

  /** The answer to the next opening; nothing when the recording has no more of them. */
  public Optional<RecordedStep> nextOpening() {
    return openings < recording.openings().size()
        ? Optional.of(recording.openings().get(openings++))
        : Optional.empty();
  }

  /** How often the phone was opened when it was recorded. */
  public int recordedOpenings() {
    return recording.openings().size();
  }

  /** The phone has been opened and has its port. */
  public void opened(RecordedStep opening) {
    play(opening);
  }

  /** The phone is told to close: 0, or the refusal that was recorded. */
  public int close() {
    RecordedClosing closing = closings < recording.closings().size() ? recording.closings().get(closings++) : null;
    if (closing != null && closing.answer() != 0) {
      reached(closing.place());
      return (int) closing.answer();
    }
    end(closing);
    return 0;
  }

  /** The phone is taken away from outside. */
  public void reclaimed() {
    end(reclaims < recording.reclaims().size() ? recording.reclaims().get(reclaims++) : null);
  }

  /** A phone that has gone away for a while comes back though nobody waits for it. */
  private void end(RecordedClosing closing) {
    if (closing != null) {
      reached(closing.place());
      closing.reports().forEach(this::report);
    }
    for (Due due : toCome) {
      switch (due.report.type()) {
        case RESUME, CONNECT, CAPABILITIES_CHANGED -> report(due.report);
        default -> { }
      }
    }
    settleAll();
  }

  /** As when the phone was recorded, or as phones must that are closed in the middle of it (C-56). */
  private void settleAll() {
    toCome.clear();
    List<Map.Entry<Integer, RecordedStep>> all = new ArrayList<>(owed.entrySet());
    all.sort(Comparator.comparingInt(request -> request.getValue().settledAt()));
    for (Map.Entry<Integer, RecordedStep> request : all) {
      complete(request.getKey(), request.getValue().settledWith().orElse(PHONEERR_OPERATIONFAILED));
    }
  }

  // ---- steps

  /** The phone gets an order that was recorded; what its call returns. */
  public int order(int requestId, RecordedStep step, ByteBuffer block) {
    if (step.requestId() != 0) {
      requestIds.put(step.requestId(), requestId);
    }
    if (step.isAccepted()) {
      owed.put(requestId, step);
      blocks.put(requestId, block);
    }
    play(step);
    return step.isAccepted() ? requestId : (int) step.answer();
  }

  /** The phone is asked for data that was recorded; what its call returns. */
  public int upload(RecordedStep step, ByteBuffer destination) {
    play(step);
    destination.put(step.content(), 0, Math.min(step.content().length, destination.remaining()));
    return (int) step.answer();
  }

  /** Whether the recording knows all that fits into so many bytes. */
  public static boolean knowsAll(RecordedStep step, int room) {
    return room <= step.room() || step.content().length < step.room();
  }

  /** Somebody touches the phone; false when it was not touched so when it was recorded. */
  public boolean touched(PhoneAct act, int first, int second) {
    for (RecordedStep touch : touchesToCome) {
      if (touch.isTouch(act, first, second)) {
        touchesToCome.remove(touch);
        if (phone.port() != null) {
          play(touch);
        }
        return true;
      }
    }
    return false;
  }

  /** The touches that were recorded and have not been made yet. */
  public List<RecordedStep> touchesToCome() {
    return touchesToCome;
  }

  private void play(RecordedStep step) {
    reached(step.place());
    step.inside().forEach(this::report);
    long now = phone.port().nowMillis();
    Set<Long> moments = new LinkedHashSet<>();
    for (RecordedReport report : step.later()) {
      toCome.add(new Due(report, now + report.delayMillis()));
      moments.add(report.delayMillis());
    }
    moments.forEach(delayMillis -> phone.after(delayMillis, this::playWhatIsDue));
  }

  /** What meets at one moment comes in the order in which it was recorded, whatever it came of. */
  private void playWhatIsDue() {
    long now = phone.port().nowMillis();
    List<Due> due = toCome.stream().filter(each -> each.millis <= now)
        .sorted(Comparator.comparingInt(each -> each.report.place())).toList();
    for (Due each : due) {
      if (toCome.remove(each)) { // else the phone has been closed meanwhile
        report(each.report);
      }
    }
  }

  // ---- reports

  private void report(RecordedReport report) {
    reached(report.place());
    JournalRecord values = report.values();
    DevicePort port = phone.port();
    int a = values.word(0);
    int b = values.word(1);
    switch (report.type()) {
      case COMPLETE -> {
        if (requestIds.containsKey(a) || !recording.knowsRequest(a)) { // that of an order not given cannot be completed
          complete(requestIds.getOrDefault(a, a), b);
        }
      }
      case CHANGED -> port.changed(a, b, causeOf(values), values.word(3) != 0);
      case DATA_AREA_CHANGED -> port.dataAreaChanged(a, causeOf(values));
      case BUTTON -> port.button(a, b, values.word(2));
      case DEV_SPECIFIC -> port.devSpecific(values.wide(0), values.wide(4), values.wide(6));
      case SUSPEND -> port.suspend();
      case RESUME -> port.resume();
      case DISCONNECT -> port.disconnect();
      case CONNECT -> port.connect();
      case CAPABILITIES_CHANGED -> {
        present = report.becomes() == null ? present : played(report.becomes());
        phone.capabilitiesChanged();
      }
      case FORCE_CLOSE -> {
        settleAll();
        phone.forceClose();
      }
      case REMOVE -> {
        settleAll();
        phone.remove();
      }
      case NOTE -> port.note(values.text());
      case START_TIMER -> throw new AssertionError("a timer is no report to anybody");
    }
  }

  private int causeOf(JournalRecord values) {
    return requestIds.getOrDefault(values.word(2), DevicePort.SPONTANEOUS);
  }

  private void complete(int requestId, int result) {
    RecordedStep step = owed.remove(requestId);
    ByteBuffer block = blocks.remove(requestId);
    if (step != null && result == 0 && step.writesBack()) {
      block.put(block.position(), step.content(), 0, Math.min(step.content().length, block.remaining()));
    }
    phone.port().complete(requestId, result);
  }

  // ---- questions

  /**
   * What the phone answered at this place of the recording, or else what it had answered last; nothing when it had not
   * been asked before.
   */
  public Optional<RecordedAnswer> answer(QueryKey question) {
    List<RecordedAnswer> answers = recording.answers(question);
    int from = Math.max(place, asked.getOrDefault(question, 0));
    int end = recording.nextTurningPoint(place);
    RecordedAnswer last = null;
    for (RecordedAnswer answer : answers) {
      if (answer.place() > from) {
        last = answer.place() < end ? answer : last;
        break;
      }
      last = answer;
    }
    if (last != null) {
      asked.merge(question, last.place(), Math::max);
    }
    return Optional.ofNullable(last);
  }

  /** The questions of that kind which the recording answers. */
  public List<QueryKey> answered(QueryKey question) {
    return recording.asked(question.call());
  }

  private void reached(int where) {
    place = Math.max(place, where);
  }
}
