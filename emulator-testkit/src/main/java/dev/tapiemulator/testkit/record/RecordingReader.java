package dev.tapiemulator.testkit.record;

import static dev.tapiemulator.tapi.Tapi.PHONE_REPLY;

import dev.tapiemulator.emulator.DescriptionText;
import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.journal.DeviceCall;
import dev.tapiemulator.emulator.journal.DeviceReport;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.PhoneDescription;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads a {@link Recording}: follows the calls to one phone, and what it reports inside them and between them. */
final class RecordingReader {

  /** Where in a PHONE_REPLY the request id stands. */
  private static final int FIRST_PARAM = 4;

  private final Journal journal;
  private final int deviceId;
  private final boolean untouched;
  private final Recording recording = new Recording();
  private final Causes causes = new Causes(recording);
  private final ActsFromOutside acts;
  private final OpenCalls calls = new OpenCalls();
  private PhoneDescription present;
  private Frame frame;
  private FaultKind fault;

  RecordingReader(Journal journal, int deviceId, boolean untouched) {
    this.journal = journal;
    this.deviceId = deviceId;
    this.untouched = untouched;
    acts = new ActsFromOutside(recording, causes, deviceId, untouched);
  }

  Recording read() {
    List<String> names = Recording.phones(journal);
    DeviceIds ids = new DeviceIds(journal);
    int phone = -1;
    for (JournalRecord record : journal) {
      int about = ids.phoneOf(record);
      phone = phone < 0 ? ids.phoneWithId(deviceId) : phone;
      calls.follow(record);
      if (record.kind() == JournalKind.MESSAGE_TAKEN) {
        takeContent(record);
      } else if (about >= 0 && about == phone) {
        follow(record);
      }
    }
    if (phone < 0) {
      throw new IllegalArgumentException("the journal has no phone " + deviceId + "; "
          + (names.isEmpty() ? "it has none" : "it has " + Recording.listed(names)));
    }
    requireWhole(ids.nameOf(phone));
    return recording;
  }

  private void requireWhole(String name) {
    String who = "phone " + deviceId + " (" + name + ")";
    if (present == null) {
      throw new IllegalArgumentException(
          "the journal does not show " + who + ": no application was initialised while it was there");
    }
    if (frame != null) {
      throw new IllegalArgumentException(
          "the journal ends in the middle of a call to " + who + ", at record " + frame.begin().index());
    }
    calls.requireReturned();
    acts.end(who);
  }

  private void follow(JournalRecord record) {
    switch (record.kind()) {
      case SESSION -> {
        if (record.word(0) != 0) {
          describe(record);
        }
      }
      case DEVICE_CALL -> begin(record);
      case DEVICE_RETURN -> end(record);
      case REPORT, NOTE -> report(record);
      case ACT -> acts.act(record);
      case FAULT -> fault = FaultKind.values()[record.code()];
      default -> { }
    }
  }

  private void describe(JournalRecord record) {
    if (record.data().length == 0) {
      throw new IllegalArgumentException("the journal does not say what phone " + deviceId + " is, at record "
          + record.index() + "; it was written before journals did");
    }
    try {
      present = DescriptionText.read(record.text());
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException("record " + record.index() + ": " + malformed.getMessage(), malformed);
    }
    recording.described(present);
  }

  // ---- calls to the phone

  private void begin(JournalRecord record) {
    frame = new Frame(record);
    DeviceCall call = frame.call();
    switch (call) {
      case OPEN -> {
        frame.step = RecordedStep.opening(record);
        recording.openings().add(frame.step);
        recording.turningPoint(record.index());
        causes.opened(frame.step);
      }
      case CLOSE -> recording.closings().add(closing(record));
      case RECLAIMED -> {
        RecordedClosing closing = closing(record);
        if (!acts.isReclaiming()) {
          recording.reclaims().add(closing);
        }
      }
      case TIMER -> frame.starter = causes.timerFired(record.word(1));
      case TOUCH -> {
        if (untouched) {
          frame.step = RecordedStep.touch(record, acts.latest());
          recording.touches().add(frame.step);
        }
      }
      case SET_DATA, SET_DISPLAY, SET_LAMP, SET_RING, SET_HOOK_SWITCH, SET_VOLUME, SET_GAIN, SET_BUTTON_INFO,
          DEV_SPECIFIC, GET_DATA -> order(record, call);
      default -> { }
    }
  }

  private RecordedClosing closing(JournalRecord record) {
    frame.closing = new RecordedClosing(record);
    recording.turningPoint(record.index());
    return frame.closing;
  }

  /** What the fault plan does in a phone's place is no answer of the phone. */
  private void order(JournalRecord record, DeviceCall call) {
    boolean struck = fault == FaultKind.THROW || fault == FaultKind.UNDOCUMENTED_CODE;
    PhoneFunction function = functionOf(call);
    frame.step = RecordedStep.order(
        record, function, record.word(1), hasValue(call) ? record.word(2) : 0, payload(function));
    if (!struck) {
      recording.orders().add(frame.step);
      recording.turningPoint(record.index());
    }
    if (call != DeviceCall.GET_DATA && !struck) {
      causes.ordered(frame.step);
    }
  }

  /** What came with the call that is under way, as much of it as the phone takes. */
  private byte[] payload(PhoneFunction function) {
    return switch (function) {
      case PHONE_SET_DATA -> {
        byte[] all = calls.dataOf(function);
        DataArea area = present == null ? null : present.download(frame.begin().word(1));
        yield area == null ? all : Arrays.copyOf(all, Math.min(all.length, area.sizeBytes()));
      }
      case PHONE_SET_DISPLAY, PHONE_DEV_SPECIFIC -> calls.dataOf(function);
      default -> new byte[0];
    };
  }

  private static boolean hasValue(DeviceCall call) {
    return call != DeviceCall.GET_DATA && call != DeviceCall.SET_DATA && call != DeviceCall.SET_BUTTON_INFO;
  }

  private static PhoneFunction functionOf(DeviceCall call) {
    return PhoneFunction.valueOf("PHONE_" + call.name());
  }

  private void end(JournalRecord record) {
    if (frame == null) {
      return; // Malformed: it returns from no call.
    }
    Frame ended = frame;
    frame = null;
    if (ended.step != null) {
      ended.step.answered(record.wide(0), record.data());
    }
    if (ended.closing != null) {
      ended.closing.answered(record.wide(0));
    }
    causes.together(ended.reports(), ended.starter);
    switch (ended.call()) {
      case OPEN, CLOSE -> {
        boolean isOpen = (ended.call() == DeviceCall.OPEN) == (record.wide(0) == 0);
        if (!isOpen) {
          causes.closed();
        }
      }
      case RECLAIMED -> acts.reclaimed(ended.closing);
      case DESCRIBE -> {
        describe(record);
        causes.described(present);
      }
      case GET_LAMP, GET_RING, GET_HOOK_SWITCH, GET_VOLUME, GET_GAIN, GET_DISPLAY, GET_BUTTON_INFO, GET_STATUS,
          NEGOTIATE_EXT_VERSION, SELECT_EXT_VERSION, CONFIG_DIALOG, GET_ICON ->
          recording.answered(question(ended), new RecordedAnswer(record.index(), record.wide(0), record.data()));
      default -> { }
    }
    fault = ended.step == null ? fault : null;
  }

  private QueryKey question(Frame asked) {
    DeviceCall call = asked.call();
    return switch (call) {
      case CONFIG_DIALOG, GET_ICON -> {
        String deviceClass = calls.textOf(functionOf(call)).toLowerCase(Locale.ROOT);
        yield new QueryKey(call, 0, 0, deviceClass.equals("tapi/phone") ? "" : deviceClass);
      }
      case NEGOTIATE_EXT_VERSION -> new QueryKey(call, asked.begin().word(1), asked.begin().word(2), "");
      default -> QueryKey.of(call, asked.begin().word(1));
    };
  }

  // ---- what the phone says

  private void report(JournalRecord record) {
    DeviceReport type = RecordedReport.typeOf(record);
    if (type == DeviceReport.START_TIMER) {
      causes.timerStarted(record, frame == null ? null : frame.step != null ? frame.step : frame.starter);
    } else if (type == DeviceReport.COMPLETE && fault == FaultKind.COMPLETE_UNKNOWN
        && causes.ofRequest(record.word(0)) == null) {
      return; // The fault plan did that.
    } else if (frame == null) {
      causes.together(List.of(record), null);
    } else if (frame.step != null) {
      causes.inside(frame.step, record);
    } else if (frame.closing != null) {
      causes.inside(frame.closing, record);
    } else {
      frame.reports().add(record);
    }
  }

  /** What an application found in its block after a vendor escape. */
  private void takeContent(JournalRecord message) {
    RecordedStep order = causes.ofRequest((int) message.wide(FIRST_PARAM));
    if (order != null && message.word(1) == PHONE_REPLY && message.data().length > 0) {
      order.gaveBack(message.data());
    }
  }
}
