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

  private final World world;
  private final int maximum;

  /** By slot; slot 0 stays empty and stands for none. */
  private Request[] requests = new Request[SMALLEST];
  private int slots = 1;
  /** The slot to be used next, which names the one after it. */
  private int spare;
  private final RequestIds ids = new RequestIds();
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
    return requests[ids.slotOf(id)];
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
    ids.add(id, request.slot);
    size++;
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
    ids.forEachSlot(slot -> requests[slot].addTo(hash));
  }

  private void forget(Request request) {
    unlink(request);
    ids.remove(request.id);
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
    } while (ids.slotOf(lastId) != 0);
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
}
