package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.PhoneCallback;
import dev.tapiemulator.emulator.PhoneControl;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.choice.Fault;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.journal.PhoneAct;
import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Makes single inputs of a journal again, with what the first run got from earlier ones: processes, ports, threads.
 */
final class InputsAgain {

  private final Emulator emulator;
  private final Map<String, Supplier<PhoneDeviceModel>> models;
  private final RunAgain run;
  private final PhoneCallback callback;
  private final Map<Integer, ProcessAgain> processes = new HashMap<>();
  private final Map<Integer, LongConsumer> joins = new TreeMap<>();

  InputsAgain(Emulator emulator, Map<String, Supplier<PhoneDeviceModel>> models, RunAgain run) {
    this.emulator = emulator;
    this.models = models;
    this.run = run;
    this.callback = (hDevice, message, instance, param1, param2, param3) -> run.inCallback();
  }

  /**
   * Makes an input again.
   *
   * @throws NotReplayable when there is no way to
   */
  void make(JournalRecord record) {
    switch (record.kind()) {
      case ATTACH -> attach(record);
      case THREAD_STARTED -> start(record);
      case JOIN -> join(record);
      case ADD_PHONE -> addPhone(record);
      case RECONFIGURE -> emulator.reconfigure();
      case ADD_FAULT -> emulator.addFault(Fault.parse(record.text()));
      case ACT -> act(record);
      case ADVANCE -> emulator.advance(Duration.ofNanos(record.wide(0)));
      case RUN_UNTIL_IDLE -> emulator.runUntilIdle(Duration.ofNanos(record.wide(0)));
      case SCHEDULE -> emulator.schedule(Duration.ofNanos(record.wide(1)), run::inAction);
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

  /** Offers the turn by a call for that process. */
  void callFor(int process) {
    ProcessAgain caller = processes.get(process);
    if (caller != null) {
      caller.call();
    }
  }

  /** Offers the turn as one can everywhere; there is a thread, or there would be nobody to have it. */
  void joinAnyThread() {
    joins.values().iterator().next().accept(Long.MAX_VALUE);
  }

  private void attach(JournalRecord record) {
    PointerWidth width = record.word(0) == Integer.SIZE ? PointerWidth.BITS_32 : PointerWidth.BITS_64;
    processes.put(record.process(), new ProcessAgain(emulator.attach(record.text(), width), callback));
  }

  private void start(JournalRecord record) {
    int number = record.word(0);
    Runnable body = () -> run.inThread(number);
    if (record.process() != 0) {
      TapiThread thread = process(record).start(record.text(), body);
      joins.put(number, nanos -> join(thread, nanos));
    } else {
      Thread thread = emulator.threadFactory().newThread(body);
      thread.setName(record.text());
      thread.start();
      joins.put(number, nanos -> emulator.join(thread, Duration.ofNanos(nanos)));
    }
  }

  private static void join(TapiThread thread, long timeoutNanos) {
    if (timeoutNanos == Long.MAX_VALUE) {
      thread.join();
    } else {
      thread.join(TimeUnit.NANOSECONDS.toMillis(timeoutNanos));
    }
  }

  private void join(JournalRecord record) {
    LongConsumer join = joins.get(record.word(0));
    if (join == null) {
      throw new NotReplayable(record, "thread " + record.word(0) + " was not started");
    }
    join.accept(record.wide(1));
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
