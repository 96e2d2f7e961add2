package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.spi.StateHash;
import java.util.Arrays;

/**
 * All requests that are not settled, found by id, by phone and by handle. Ids ascend over the whole emulator and skip
 * what is outstanding (C-46, O-20).
 */
final class RequestTable {

  private static final int SMALLEST = 16;
  /** 2 to the 32nd by the golden ratio: puts ids that follow each other far apart. */
  private static final int SPREAD = 0x9E3779B9;

  private final World world;
  private final int maximum;

  /** By slot; slot 0 stays empty and stands for none. */
  private Request[] requests = new Request[SMALLEST];
  private int slots = 1;
  /** The slot to be used next, which names the one after it. */
  private int spare;
  /** Slots by id: open addressing with linear probing; twice as many places as requests, a power of two. */
  private int[] places = new int[SMALLEST * 2];
  private int unusedBits = Integer.numberOfLeadingZeros(places.length) + 1;
  private int size;
  private int lastId;

  RequestTable(World world, int maximum) {
    this.world = world;
    this.maximum = maximum;
  }

  boolean hasRoom() {
    return size < maximum;
  }

  /** The unsettled request in a slot; null for slot 0. */
  Request at(int slot) {
    return requests[slot];
  }

  /** The oldest unsettled request of a phone, or null. */
  Request firstOf(DeviceSlot device) {
    return requests[device.firstRequest];
  }

  /** The next younger request of the same phone, or null. */
  Request nextOfDevice(Request request) {
    return requests[request.nextOfDevice];
  }

  /** The oldest unsettled request that was made with a handle, or null. */
  Request firstOf(OpenPhone phone) {
    return requests[phone.firstRequest];
  }

  /** The next younger request of the same handle, or null. */
  Request nextOfPhone(Request request) {
    return requests[request.nextOfPhone];
  }

  /** The unsettled request with that id, or null. */
  Request find(int id) {
    int[] table = places;
    int i = home(id);
    Request request = requests[table[i]];
    while (request != null && request.id != id) {
      i = i + 1 & table.length - 1;
      request = requests[table[i]];
    }
    return request;
  }

  /** Whether that id has been given out, as far as can be told when they have begun anew. */
  boolean hasBeen(int id) {
    return id > 0 && id <= lastId;
  }

  /** A new request in state SUBMITTING; the youngest of its phone and handle. */
  Request open(PhoneFunction function, OpenPhone phone) {
    int id = nextId();
    Request request = spare == 0 ? newRequest() : requests[spare];
    spare = request.nextOfDevice;
    request.begin(id, function, phone);
    link(request);
    if (++size * 2 > places.length) {
      grow();
    }
    place(request);
    return request;
  }

  /** Moves a request on; a settled one is forgotten. {@code why} is the reason for the journal. */
  void on(Request request, RequestEvent event, int why) {
    RequestState from = request.state();
    RequestState to = from.after(event);
    if (to == null) {
      throw new AssertionError("request " + request.id + " is " + from + " and cannot " + event);
    }
    request.moveTo(to);
    OpenPhone phone = request.phone;
    phone.device.owes(from.isOwed(), to.isOwed());
    world.tape
        .begin(JournalKind.REQUEST, request.functionCode(), why, phone.app.process.id, phone.device.id)
        .words(request.id, event.ordinal(), from.ordinal(), to.ordinal())
        .words(request.result, phone.handle)
        .end();
    if (to == RequestState.SETTLED) {
      forget(request);
    }
  }

  void addTo(StateHash hash) {
    hash.add(lastId).add(size);
    for (int slot : places) {
      if (slot != 0) {
        requests[slot].addTo(hash);
      }
    }
  }

  private void forget(Request request) {
    unlink(request);
    unplace(request);
    size--;
    if (request.readByPhone) {
      requests[request.slot] = new Request(request.slot);
    } else {
      request.forget();
    }
    requests[request.slot].nextOfDevice = spare;
    spare = request.slot;
  }

  private int nextId() {
    do {
      lastId = lastId == Integer.MAX_VALUE ? 1 : lastId + 1;
    } while (find(lastId) != null);
    return lastId;
  }

  private Request newRequest() {
    if (slots == requests.length) {
      requests = Arrays.copyOf(requests, slots * 2);
    }
    Request request = new Request(slots++);
    requests[request.slot] = request;
    return request;
  }

  // ---- the requests of one phone and of one handle, oldest first

  private void link(Request request) {
    OpenPhone phone = request.phone;
    DeviceSlot device = phone.device;
    request.previousOfDevice = device.lastRequest;
    request.nextOfDevice = 0;
    if (device.lastRequest == 0) {
      device.firstRequest = request.slot;
    } else {
      requests[device.lastRequest].nextOfDevice = request.slot;
    }
    device.lastRequest = request.slot;
    device.owes(false, true);

    request.previousOfPhone = phone.lastRequest;
    request.nextOfPhone = 0;
    if (phone.lastRequest == 0) {
      phone.firstRequest = request.slot;
    } else {
      requests[phone.lastRequest].nextOfPhone = request.slot;
    }
    phone.lastRequest = request.slot;
  }

  private void unlink(Request request) {
    OpenPhone phone = request.phone;
    DeviceSlot device = phone.device;
    if (request.previousOfDevice == 0) {
      device.firstRequest = request.nextOfDevice;
    } else {
      requests[request.previousOfDevice].nextOfDevice = request.nextOfDevice;
    }
    if (request.nextOfDevice == 0) {
      device.lastRequest = request.previousOfDevice;
    } else {
      requests[request.nextOfDevice].previousOfDevice = request.previousOfDevice;
    }

    if (request.previousOfPhone == 0) {
      phone.firstRequest = request.nextOfPhone;
    } else {
      requests[request.previousOfPhone].nextOfPhone = request.nextOfPhone;
    }
    if (request.nextOfPhone == 0) {
      phone.lastRequest = request.previousOfPhone;
    } else {
      requests[request.nextOfPhone].previousOfPhone = request.previousOfPhone;
    }
  }

  // ---- places by id

  private int home(int id) {
    return id * SPREAD >>> unusedBits;
  }

  private void place(Request request) {
    int i = home(request.id);
    while (places[i] != 0) {
      i = i + 1 & places.length - 1;
    }
    places[i] = request.slot;
  }

  /** Takes a request out and moves those behind it up, so that probing never meets a gap. */
  private void unplace(Request request) {
    int mask = places.length - 1;
    int gap = home(request.id);
    while (places[gap] != request.slot) {
      gap = gap + 1 & mask;
    }
    places[gap] = 0;
    for (int i = gap + 1 & mask; places[i] != 0; i = i + 1 & mask) {
      Request moved = requests[places[i]];
      places[i] = 0;
      place(moved);
    }
  }

  private void grow() {
    int[] old = places;
    places = new int[old.length * 2];
    unusedBits--;
    for (int slot : old) {
      if (slot != 0) {
        place(requests[slot]);
      }
    }
  }
}
