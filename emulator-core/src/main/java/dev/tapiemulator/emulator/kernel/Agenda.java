package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.journal.JournalTape;
import dev.tapiemulator.spi.StateHash;
import java.util.Arrays;

/** Virtual time, and what is due when: a heap ordered by deadline, then by age. */
final class Agenda {

  /** What an entry is about; {@code a} and {@code b} are its arguments. */
  enum Kind {
    /** a: device id, b: token; session says which opening of the phone. */
    DEVICE_TIMER,
    /** a: request id. */
    PLANNED_COMPLETION,
    /** Reports that had to wait for the model to be done are passed on. */
    DEFERRED_REPORTS,
    /** a: number of the test's action. */
    ACTION
  }

  /** One entry; objects are used again. */
  static final class Entry {
    long deadlineNanos;
    long age;
    Kind kind;
    int a;
    int b;
    int session;

    private boolean isBefore(Entry other) {
      return deadlineNanos < other.deadlineNanos || deadlineNanos == other.deadlineNanos && age < other.age;
    }
  }

  private static final int MOST_CHOSEN_FROM = 8;

  private final Asker asker;
  private final JournalTape tape;
  private Entry[] heap = new Entry[4];
  private int size;
  private long now;
  private long ages;

  Agenda(Asker asker, JournalTape tape) {
    this.asker = asker;
    this.tape = tape;
  }

  long now() {
    return now;
  }

  /** Lets time pass to a moment before which nothing is due. */
  void moveTo(long nanos) {
    if (nanos > now) {
      now = nanos;
      tape.moveTo(nanos);
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** When the next entry is due; {@link Long#MAX_VALUE} when there is none. */
  long nextDeadline() {
    return size == 0 ? Long.MAX_VALUE : heap[0].deadlineNanos;
  }

  void add(Kind kind, long delayNanos, int a, int b, int session) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, size * 2);
    }
    Entry entry = heap[size] == null ? new Entry() : heap[size];
    entry.deadlineNanos = saturatedSum(now, Math.max(0, delayNanos));
    entry.age = ages++;
    entry.kind = kind;
    entry.a = a;
    entry.b = b;
    entry.session = session;
    heap[size] = entry;
    siftUp(size++);
  }

  /** Takes the next entry out and moves time to it; which of several due at the same moment is a choice. */
  Entry takeNext() {
    int chosen = asker.isAsked(Decision.EQUAL_DEADLINES) ? chooseAmongEqual() : 0;
    Entry entry = removeAt(chosen);
    moveTo(entry.deadlineNanos);
    return entry;
  }

  /** What is still to come, in order, and in how long; of a timer whose session has ended only that time passes for it. */
  void addTo(StateHash hash, World world) {
    Entry[] inOrder = Arrays.copyOf(heap, size);
    Arrays.sort(inOrder, (one, other) -> one.isBefore(other) ? -1 : 1);
    hash.add(size);
    for (Entry entry : inOrder) {
      hash.add(entry.deadlineNanos - now).add(entry.kind.ordinal()).add(entry.a).add(entry.b)
          .add(isOfOpenSession(entry, world));
    }
  }

  private static boolean isOfOpenSession(Entry entry, World world) {
    return switch (entry.kind) {
      case DEVICE_TIMER -> {
        DeviceSlot device = world.device(entry.a);
        yield device != null && device.isOpen() && device.session == entry.session;
      }
      case PLANNED_COMPLETION -> {
        Request request = world.requests.find(entry.a);
        yield request != null && request.device().session == entry.session;
      }
      case DEFERRED_REPORTS, ACTION -> true;
    };
  }

  private int chooseAmongEqual() {
    int equal = 0;
    for (int i = 0; i < size; i++) {
      if (heap[i].deadlineNanos == heap[0].deadlineNanos) {
        equal++;
      }
    }
    int rank = asker.choose(Decision.EQUAL_DEADLINES, Math.min(equal, MOST_CHOSEN_FROM), 0);
    return indexOfRank(rank);
  }

  /** The place of the entry that is the rank-th oldest among those due first. */
  private int indexOfRank(int rank) {
    int index = 0;
    long olderThan = -1;
    for (int i = 0; i <= rank; i++) {
      int oldest = -1;
      for (int j = 0; j < size; j++) {
        boolean candidate = heap[j].deadlineNanos == heap[0].deadlineNanos && heap[j].age > olderThan;
        if (candidate && (oldest < 0 || heap[j].age < heap[oldest].age)) {
          oldest = j;
        }
      }
      index = oldest;
      olderThan = heap[oldest].age;
    }
    return index;
  }

  private Entry removeAt(int index) {
    Entry removed = heap[index];
    size--;
    heap[index] = heap[size];
    heap[size] = removed; // Kept behind the end, to be used again; the caller reads it before anything is added.
    if (index < size) {
      siftDown(index);
      siftUp(index);
    }
    return removed;
  }

  private void siftUp(int from) {
    int index = from;
    while (index > 0 && heap[index].isBefore(heap[(index - 1) / 2])) {
      swap(index, (index - 1) / 2);
      index = (index - 1) / 2;
    }
  }

  private void siftDown(int from) {
    int index = from;
    while (true) {
      int child = index * 2 + 1;
      if (child + 1 < size && heap[child + 1].isBefore(heap[child])) {
        child++;
      }
      if (child >= size || !heap[child].isBefore(heap[index])) {
        return;
      }
      swap(index, child);
      index = child;
    }
  }

  private void swap(int i, int j) {
    Entry entry = heap[i];
    heap[i] = heap[j];
    heap[j] = entry;
  }

  private static long saturatedSum(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
