package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.spi.DeviceViolation;
import dev.tapiemulator.spi.StateHash;
import java.util.Arrays;

/**
 * All requests that are not settled, found by id. Ids ascend over the whole emulator and skip what is outstanding
 * (C-46, O-20).
 */
final class RequestTable {

  private static final int SMALLEST = 16;

  private final World world;
  private final int maximum;

  /** Open addressing with linear probing; twice as many places as requests, a power of two. */
  private Request[] places = new Request[SMALLEST * 2];
  private Request[] spare = new Request[SMALLEST];
  private int spareCount;
  private int size;
  private int lastId;

  RequestTable(World world, int maximum) {
    this.world = world;
    this.maximum = maximum;
  }

  boolean hasRoom() {
    return size < maximum;
  }

  int size() {
    return size;
  }

  /** A new request in state SUBMITTING; the last in its device's order. */
  Request open(PhoneFunction function, OpenPhone phone) {
    Request request = spareCount > 0 ? spare[--spareCount] : new Request();
    request.id = nextId();
    request.state = RequestState.SUBMITTING;
    request.function = function;
    request.phone = phone;
    request.device = phone.device;
    request.device.append(request);
    if ((size + 1) * 2 > places.length) {
      grow();
    }
    size++;
    place(request);
    return request;
  }

  /** The unsettled request with that id, or null. */
  Request find(int id) {
    for (int i = home(id); places[i] != null; i = i + 1 & places.length - 1) {
      if (places[i].id == id) {
        return places[i];
      }
    }
    return null;
  }

  /**
   * What a completion of a request that is settled, or never was, has to be called; the journal knows how the request
   * ended.
   */
  DeviceViolation lateCompletion(DeviceSlot device, int id) {
    Journal journal = world.tape.read();
    for (int i = journal.size() - 1; i >= 0; i--) {
      JournalRecord record = journal.get(i);
      if (record.kind() == JournalKind.REQUEST && record.word(0) == id && record.subject() == device.id) {
        return record.word(1) == RequestEvent.REFUSE.ordinal()
            ? DeviceViolation.COMPLETION_OF_REFUSED_REQUEST
            : DeviceViolation.SECOND_COMPLETION;
      }
    }
    return DeviceViolation.UNKNOWN_REQUEST;
  }

  /** Moves a request on; a settled one is forgotten. {@code why} is the reason for the journal. */
  void on(Request request, RequestEvent event, int why) {
    RequestState from = request.state;
    RequestState to = from.after(event);
    if (to == null) {
      throw new AssertionError("request " + request.id + " is " + from + " and cannot " + event);
    }
    request.state = to;
    int process = request.phone.app.process;
    world.tape
        .begin(JournalKind.REQUEST, request.function.ordinal(), why, world.now(), process, request.device.id)
        .word(request.id)
        .word(event.ordinal())
        .word(from.ordinal())
        .word(to.ordinal())
        .word(request.result)
        .word(request.phone.handle)
        .end();
    if (to == RequestState.SETTLED) {
      forget(request);
    }
  }

  void addTo(StateHash hash) {
    hash.add(lastId).add(size);
    for (Request request : places) {
      if (request != null) {
        request.addTo(hash);
      }
    }
  }

  private void forget(Request request) {
    request.device.unlink(request);
    unplace(request);
    size--;
    if (request.readByPhone) {
      return;
    }
    request.forget();
    if (spareCount == spare.length) {
      spare = Arrays.copyOf(spare, spareCount * 2);
    }
    spare[spareCount++] = request;
  }

  private int nextId() {
    do {
      lastId = lastId == Integer.MAX_VALUE ? 1 : lastId + 1;
    } while (find(lastId) != null);
    return lastId;
  }

  private int home(int id) {
    return id & places.length - 1;
  }

  private void place(Request request) {
    int i = home(request.id);
    while (places[i] != null) {
      i = i + 1 & places.length - 1;
    }
    places[i] = request;
  }

  /** Takes a request out and moves those behind it up, so that probing never meets a gap. */
  private void unplace(Request request) {
    int mask = places.length - 1;
    int gap = home(request.id);
    while (places[gap] != request) {
      gap = gap + 1 & mask;
    }
    places[gap] = null;
    for (int i = gap + 1 & mask; places[i] != null; i = i + 1 & mask) {
      Request moved = places[i];
      places[i] = null;
      place(moved);
    }
  }

  private void grow() {
    Request[] old = places;
    places = new Request[old.length * 2];
    for (Request request : old) {
      if (request != null) {
        place(request);
      }
    }
  }
}
