package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.spi.PhoneDeviceModel;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Makes the inputs of a journal again, each on the thread that made it: thread 0's on the calling one, the others' on
 * threads that are started again, and what a callback or a scheduled action did from inside it. The second journal
 * tells how far the run has come: as long as it is the beginning of the first, the next record says what its thread did
 * next; once it is not, the runs have parted and everything stops.
 */
final class RunAgain {

  private static final int FIRST_THREAD = 0;
  /** What ends the first thread's inputs: nothing but the end of the journal. */
  private static final JournalKind NOTHING = null;

  private final Journal recorded;
  private final TurnOrder turns;
  private final Emulator emulator;
  private final Journal replayed;
  private final InputsAgain inputs;
  private int compared;
  private NotReplayable impossible;
  private String trouble = "";

  /** Leads out of whatever is under way, once there is no more to do. */
  private static final class Stop extends Error {

    private static final long serialVersionUID = 1L;

    Stop() {
      super("the replay is over", null, false, false);
    }
  }

  /** Stands for the exception that ended a recorded thread. */
  private static final class ThrownAgain extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ThrownAgain(String recorded) {
      super(recorded);
    }

    /** As that of the exception it stands for, which is what the journal knows of it. */
    @Override
    public String toString() {
      return getMessage();
    }
  }

  RunAgain(Journal recorded, Emulator emulator, Map<String, Supplier<PhoneDeviceModel>> models) {
    this.recorded = recorded;
    this.turns = new TurnOrder(recorded);
    this.emulator = emulator;
    this.replayed = emulator.journal();
    this.inputs = new InputsAgain(emulator, models, this);
  }

  /** Makes them all, or as many as it takes to see that the runs part. */
  void makeAll() {
    try {
      goOn(FIRST_THREAD, NOTHING);
    } catch (Stop end) {
      // Nothing is left to be done.
    }
    close();
    if (impossible != null) {
      throw impossible;
    }
  }

  /** What the emulator threw while inputs were made, as a line; empty for nothing. */
  String trouble() {
    return trouble;
  }

  /** Does again what a thread did from its start to its end. */
  void inThread(int thread) {
    goOn(thread, JournalKind.THREAD_ENDED);
  }

  /** Does again what the application did in the callback that has just begun. */
  void inCallback() {
    inside(JournalKind.CALLBACK, JournalKind.CALLBACK_DONE);
  }

  /** Does again what the test did in the action that has just begun. */
  void inAction() {
    inside(JournalKind.ACTION, JournalKind.ACTION_DONE);
  }

  private void inside(JournalKind begin, JournalKind done) {
    JournalRecord begun = recorded.get(place() - 1);
    if (begun.kind() != begin) {
      throw stop();
    }
    goOn(turns.threadOf(begun), done);
  }

  /** Makes the inputs of a thread that has the turn, up to the record that ends what it is in. */
  private void goOn(int thread, JournalKind done) {
    while (true) {
      int place = place();
      if (place == recorded.size()) {
        if (done == NOTHING) {
          return;
        }
        throw stop(); // The first run was closed here, with this thread at work.
      }
      JournalRecord next = turns.next(thread, place);
      if (next != null && next.index() == place && next.kind() == done) {
        leave(next);
        return;
      }
      boolean isAsked = next != null && TurnOrder.isOffer(next);
      JournalRecord input = isAsked ? turns.next(thread, next.index() + 1) : next;
      boolean mayPass = isAsked || recorded.get(place).kind() == JournalKind.TURN;
      if (input != null && input.kind().isInput() && (mayPass ? offersTurn(input.kind()) : input.index() == place)) {
        make(input);
      } else if (mayPass) {
        offerTurn(place, thread);
      } else {
        throw stop();
      }
    }
  }

  /** How far the second run has come in the first one's journal. */
  private int place() {
    int place = replayed.size();
    boolean isSame = recorded.firstDifference(replayed, compared).orElse(place) >= place;
    if (!isSame || impossible != null) {
      throw stop();
    }
    compared = place;
    return place;
  }

  private void make(JournalRecord input) {
    try {
      inputs.make(input);
    } catch (NotReplayable noWay) {
      impossible = noWay;
    } catch (RuntimeException thrown) {
      // The first run may have thrown the same; if it did, the journals are the same too.
      note(thrown);
    }
    requireBeyond(input.index());
  }

  private void note(RuntimeException thrown) {
    if (trouble.isEmpty()) {
      String what = thrown instanceof EmulatorFailure failure ? failure.what() : thrown.getMessage();
      trouble = "the replay met: " + what + "\n";
    }
  }

  /** An input that left no record would be made for ever. */
  private void requireBeyond(int place) {
    if (replayed.size() <= place) {
      throw stop();
    }
  }

  /** Whether another thread may go on before the input itself is journalled. */
  private static boolean offersTurn(JournalKind input) {
    return switch (input) {
      case CALL, PUMP, EVENT_WAIT, CREATE_PORT, CLOSE_PORT, PORT_TAKE, LOCAL_FREE, ADVANCE, RUN_UNTIL_IDLE, JOIN ->
          true;
      default -> false;
    };
  }

  /**
   * A call offered the turn that is not in the journal: it never came to be, for the run was over first, or its process
   * dead. Made again, it does not come to be either.
   */
  private void offerTurn(int place, int thread) {
    try {
      int back = turns.nextTurn(thread, place);
      if (back == recorded.size()) {
        inputs.joinAnyThread();
      } else {
        inputs.callFor(dyingProcess(place, back));
      }
    } catch (NotReplayable noWay) {
      impossible = noWay;
    } catch (RuntimeException refused) {
      // As it was.
    }
    requireBeyond(place);
  }

  /** A process that died before the thread had the turn back; when it was the thread's own, that has died with it. */
  private int dyingProcess(int place, int back) {
    for (int i = place; i < back; i++) {
      JournalRecord record = recorded.get(i);
      if (record.kind() == JournalKind.KILL) {
        return record.process();
      }
    }
    throw new NotReplayable(recorded.get(place), "nothing tells what its thread did here");
  }

  /** Leaves a thread or a callback as the first run did: by an exception, when it was one. */
  private void leave(JournalRecord done) {
    int thread = turns.threadOf(done);
    boolean isEnd = done.kind() == JournalKind.THREAD_ENDED;
    JournalRecord next = isEnd ? done : turns.next(thread, done.index() + 1);
    JournalRecord end = next;
    while (end != null && TurnOrder.isOffer(end)) {
      end = turns.next(thread, end.index() + 1);
    }
    boolean endedThread = end != null && end.kind() == JournalKind.THREAD_ENDED && end.data().length > 0;
    boolean leftCallback = done.kind() == JournalKind.CALLBACK_DONE
        && (next == null || next.kind() != JournalKind.PUMPED && next.kind() != JournalKind.MESSAGE_TAKEN);
    if (leftCallback || isEnd && endedThread) {
      throw new ThrownAgain(endedThread ? end.text() : "an exception, as in the first run");
    }
  }

  /** Ends everything that is under way; thrown by the caller to get out of it itself. */
  private Stop stop() {
    close();
    return new Stop();
  }

  private void close() {
    try {
      emulator.close();
    } catch (EmulatorFailure leftovers) {
      // A phone that keeps a thread does not make the journals differ.
    }
  }
}
