package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.PhoneCallback;
import dev.tapiemulator.emulator.PhoneControl;
import dev.tapiemulator.emulator.choice.Fault;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.journal.PhoneAct;
import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Makes the inputs of a journal again, one by one. What a callback or a scheduled action did is made again from inside
 * the replaying callback or action; so each input is due exactly when the second journal has grown to its place, and
 * when it has not, the runs have parted and no more inputs are made.
 */
final class InputsAgain {

  private final Journal recorded;
  private final Emulator emulator;
  private final Map<String, Supplier<PhoneDeviceModel>> models;
  private final Map<Integer, ProcessAgain> processes = new HashMap<>();
  private final PhoneCallback callback = (hDevice, message, instance, param1, param2, param3) ->
      inside(JournalKind.CALLBACK, JournalKind.CALLBACK_DONE);
  private boolean parted;
  private NotReplayable impossible;
  private String trouble = "";

  InputsAgain(Journal recorded, Emulator emulator, Map<String, Supplier<PhoneDeviceModel>> models) {
    this.recorded = recorded;
    this.emulator = emulator;
    this.models = models;
  }

  /** Makes them all, or as many as it takes to see that the runs part. */
  void makeAll() {
    make(0, recorded.size());
    if (impossible != null) {
      throw impossible;
    }
  }

  /** What the emulator threw while inputs were made, as a line; empty for nothing. */
  String trouble() {
    return trouble;
  }

  private void make(int from, int to) {
    for (int i = from; i < to && !parted; i++) {
      JournalRecord record = recorded.get(i);
      switch (record.kind()) {
        case CALLBACK -> i = end(i, JournalKind.CALLBACK, JournalKind.CALLBACK_DONE);
        case ACTION -> i = end(i, JournalKind.ACTION, JournalKind.ACTION_DONE);
        case CONFIG -> { }
        default -> {
          if (record.kind().isInput()) {
            makeOne(record);
          }
        }
      }
    }
  }

  private void makeOne(JournalRecord record) {
    if (emulator.journal().size() != record.index()) {
      parted = true;
      return;
    }
    try {
      input(record);
    } catch (NotReplayable noWay) {
      impossible = impossible == null ? noWay : impossible;
      parted = true;
    } catch (RuntimeException thrown) {
      // The first run may have thrown the same; if it did, the journals are the same too.
      trouble = trouble.isEmpty() ? "the replay met: " + thrown.getMessage() + "\n" : trouble;
    }
  }

  private void input(JournalRecord record) {
    switch (record.kind()) {
      case ATTACH -> attach(record);
      case ADD_PHONE -> addPhone(record);
      case RECONFIGURE -> emulator.reconfigure();
      case ADD_FAULT -> emulator.addFault(Fault.parse(record.text()));
      case ACT -> act(record);
      case ADVANCE -> emulator.advance(Duration.ofNanos(record.wide(0)));
      case RUN_UNTIL_IDLE -> emulator.runUntilIdle(Duration.ofNanos(record.wide(0)));
      case SCHEDULE -> emulator.schedule(
          Duration.ofNanos(record.wide(1)), () -> inside(JournalKind.ACTION, JournalKind.ACTION_DONE));
      case KILL -> process(record).kill();
      case CALL -> process(record).call(record);
      case PUMP -> process(record).pump(record);
      case EVENT_WAIT -> process(record).waitForEvent(record);
      case CREATE_PORT -> process(record).createPort();
      case CLOSE_PORT -> process(record).closePort(record);
      case PORT_TAKE -> process(record).take(record);
      case LOCAL_FREE -> process(record).localFree(record);
      default -> throw new NotReplayable(record, "nobody knows how to make this input");
    }
  }

  /** Does again what the application did in the callback or action that has just begun. */
  private void inside(JournalKind begin, JournalKind done) {
    int at = emulator.journal().size() - 1;
    if (!parted && at < recorded.size() && recorded.get(at).kind() == begin) {
      make(at + 1, end(at, begin, done));
    } else {
      parted = true;
    }
  }

  /** The place of the record that ends what begins at a place, or of the journal's end. */
  private int end(int from, JournalKind begin, JournalKind done) {
    int depth = 0;
    for (int i = from; i < recorded.size(); i++) {
      JournalKind kind = recorded.get(i).kind();
      depth += kind == begin ? 1 : kind == done ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return recorded.size();
  }

  private void attach(JournalRecord record) {
    PointerWidth width = record.word(0) == Integer.SIZE ? PointerWidth.BITS_32 : PointerWidth.BITS_64;
    processes.put(record.process(), new ProcessAgain(emulator.attach(record.text(), width), callback));
  }

  private ProcessAgain process(JournalRecord record) {
    ProcessAgain process = processes.get(record.process());
    if (process == null) {
      throw new NotReplayable(record, "process " + record.process() + " was not attached");
    }
    return process;
  }

  private void addPhone(JournalRecord record) {
    Supplier<PhoneDeviceModel> model = models.get(record.text());
    try {
      if (model == null) {
        emulator.addPhone(record.text());
      } else {
        emulator.addPhone(model.get());
      }
    } catch (IllegalArgumentException unknown) {
      throw new NotReplayable(record, unknown.getMessage());
    }
  }

  private void act(JournalRecord record) {
    PhoneControl phone = emulator.phone(record.subject());
    int first = record.word(0);
    int second = record.word(1);
    switch (PhoneAct.values()[record.code()]) {
      case BUTTON_DOWN -> phone.buttonDown(first);
      case BUTTON_UP -> phone.buttonUp(first);
      case HOOK_SWITCH -> phone.hookSwitch(first, second);
      case TURN_VOLUME -> phone.turnVolume(first, second);
      case SUSPEND -> phone.suspend();
      case RESUME -> phone.resume();
      case UNPLUG -> phone.unplug();
      case PLUG_IN -> phone.plugIn();
      case FORCE_CLOSE -> phone.forceClose();
      case REMOVE -> phone.remove();
    }
  }
}
