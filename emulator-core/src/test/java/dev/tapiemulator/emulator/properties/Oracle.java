package dev.tapiemulator.emulator.properties;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.choice.Choices;
import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.properties.Facts.OfApplication;
import dev.tapiemulator.emulator.properties.Facts.OfHandle;
import dev.tapiemulator.emulator.properties.Facts.OfPhone;
import dev.tapiemulator.emulator.properties.Facts.OfProcess;
import dev.tapiemulator.emulator.properties.Facts.OfRequest;
import dev.tapiemulator.emulator.testing.TestApp.Message;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Judges a run from outside: it sees every call with its arguments and result, every choice, everything that passes
 * between emulator and phones, and every delivered message, and it shares no code with the kernel. It holds for the
 * default rulings.
 */
final class Oracle {

  /** The errors that a choice may bring where nothing is wrong. */
  private static final Set<Integer> REPRESENTATIVES =
      Set.of(PHONEERR_OPERATIONFAILED, PHONEERR_RESOURCEUNAVAIL, PHONEERR_NOMEM);

  private final Deliveries deliveries = new Deliveries(this::isClosing);
  final DeviceWatch watch = new DeviceWatch(this, deliveries);
  /** The phones by their device ids. */
  final List<OfPhone> phones = new ArrayList<>();
  /** The living registrations, oldest first. */
  final List<OfApplication> apps = new ArrayList<>();
  /** Every phone handle there has been. */
  final List<OfHandle> handles = new ArrayList<>();
  private final ArrayDeque<Frame> frames = new ArrayDeque<>();
  private boolean reinitPending;

  static void require(boolean holds, String complaint) {
    if (!holds) {
      throw new AssertionError(complaint);
    }
  }

  /** The choices of the run, overheard. */
  Choices listeningTo(Choices choices) {
    return (decision, bound) -> {
      int value = choices.choose(decision, bound);
      chosen(decision, value);
      return value;
    };
  }

  private void chosen(Decision decision, int value) {
    switch (decision) {
      case CALL_FAILS -> current().mustFail = value > 0;
      case REQUEST_FAILS -> {
        current().mustFail = value % 2 == 1;
        current().failsLater = value > 0 && value % 2 == 0;
      }
      case SUSPEND -> {
        OfPhone phone = struck();
        if (value == 1) {
          watch.suspend(phone.phone, !phone.suspended);
        }
      }
      case RECLAIM -> struck();
      case REMOVE -> {
        OfPhone phone = struck();
        if (value == 1) {
          watch.beginRemoval(phone.phone);
        }
      }
      default -> {
        // Order and timing show in what follows.
      }
    }
  }

  /** Something befalls the phone of the current call, which has therefore succeeded. */
  private OfPhone struck() {
    current().succeeded();
    deliveries.next();
    return current().phone;
  }

  // ---- calls

  Frame current() {
    return frames.peek();
  }

  Frame begin(String function, OfProcess process) {
    watch.passOn();
    Frame frame = new Frame(function, process);
    frames.push(frame);
    deliveries.next();
    return frame;
  }

  /** A call that names a phone handle. */
  Frame beginWithHandle(String function, OfProcess process, int hPhone) {
    Frame frame = begin(function, process);
    for (OfHandle handle : handles) {
      if (handle.open && handle.value == hPhone && handle.app.process == process) {
        frame.handle = handle;
        frame.app = handle.app;
        frame.phone = handle.phone;
      }
    }
    return frame.when(frame.handle == null, apps.isEmpty() ? PHONEERR_UNINITIALIZED : PHONEERR_INVALPHONEHANDLE);
  }

  /** A call that names an application handle. */
  Frame beginWithApp(String function, OfProcess process, int hPhoneApp) {
    Frame frame = begin(function, process);
    frame.app = application(process, hPhoneApp);
    boolean never = apps.isEmpty() && !function.equals("phoneGetMessage");
    return frame.when(frame.app == null, never ? PHONEERR_UNINITIALIZED : PHONEERR_INVALAPPHANDLE);
  }

  OfApplication application(OfProcess process, int hPhoneApp) {
    return apps.stream().filter(app -> app.handle == hPhoneApp && app.process == process).findFirst().orElse(null);
  }

  /** Adds the reasons that have to do with a device id. */
  Frame withDevice(Frame frame, int deviceId) {
    boolean exists = deviceId >= 0 && deviceId < phones.size();
    frame.phone = exists ? phones.get(deviceId) : null;
    return frame.when(!exists, PHONEERR_BADDEVICEID).when(exists && frame.phone.removed, PHONEERR_NODEVICE);
  }

  void end(Frame frame, int result) {
    judge(frame, result);
    if (result < 0) {
      watch.passOn();
    }
    if (result >= 0) {
      deliveries.next();
      frame.succeeded();
      accepted(frame, result);
    }
    require(frames.pop() == frame, "calls return in the order in which they were made");
    deliveries.next();
  }

  private static void judge(Frame frame, int result) {
    String said = frame + " said " + PhoneErr.nameOf(result);
    if (result < 0) {
      require(Documented.lists(frame.function, result), said + ", which its page does not list");
    }
    if (!frame.reasons.isEmpty()) {
      require(frame.reasons.contains(result), said);
    } else if (frame.mustFail) {
      require(REPRESENTATIVES.contains(result), said);
    } else if (frame.deviceAnswer != 0) {
      require(result == frame.deviceAnswer, said + ", the phone " + PhoneErr.nameOf(frame.deviceAnswer));
    } else {
      require(result >= 0, said);
    }
  }

  /** A call returned a request id. */
  private void accepted(Frame frame, int result) {
    if (frame.failsLater) {
      require(result > 0 && frame.request == null, "a planned request reached the phone");
      Expected reply = deliveries.reply(frame.handle, result, 0);
      reply.anyParam2 = true;
      reply.anyTime = true;
      reply.optional = !frame.handle.open;
    } else {
      require(result == (frame.request == null ? 0 : frame.request.id), frame.function + " returned " + result);
    }
  }

  /** What follows when an asynchronous call returns an id: a request completed inside the call is replied to now. */
  void requestReturned(Frame frame) {
    OfRequest request = frame.request;
    if (request != null) {
      request.insideCall = false;
      if (request.completed) {
        watch.settle(request);
      }
    }
    watch.passOn();
  }

  boolean isFresh(int requestId) {
    return phones.stream().noneMatch(phone -> phone.owed.containsKey(requestId));
  }

  // ---- registrations

  boolean isReinitPending() {
    return reinitPending;
  }

  void registered(OfApplication app) {
    require(apps.stream().noneMatch(other -> other.handle == app.handle), "two applications have one handle");
    require(handles.stream().noneMatch(handle -> handle.value == app.handle), "it is a phone handle, too");
    require(app.handle > 0xFFFF, "handle " + app.handle + " is small");
    apps.add(app);
  }

  void shutDown(OfApplication app) {
    for (OfPhone phone : phones) {
      for (OfHandle handle : List.copyOf(phone.handles)) {
        if (handle.app == app) {
          leave(handle);
        }
      }
    }
    app.alive = false;
    apps.remove(app);
    if (app.told != Facts.Told.BY_PORT) {
      app.queue.clear();
    }
    if (apps.isEmpty()) {
      reinitPending = false;
      phones.removeIf(phone -> phone.removed);
    }
  }

  void killed(OfProcess process) {
    process.alive = false;
    for (OfApplication app : List.copyOf(apps)) {
      if (app.process == process) {
        shutDown(app);
        app.queue.clear();
      }
    }
  }

  // ---- handles

  OfHandle opened(OfApplication app, OfPhone phone, int privilege, int version, long instance) {
    OfHandle handle = new OfHandle(app, phone, privilege, version, instance);
    int owners = phone.countApplications(true);
    int monitors = phone.countApplications(false);
    phone.handles.add(handle);
    handles.add(handle);
    require(phone.handles.stream().filter(OfHandle::isOwner).count() <= 1, "a phone has two owners");
    countsChanged(phone, owners, monitors, handle);
    return handle;
  }

  /** phoneOpen has returned the handle. */
  void named(OfHandle handle, int value) {
    require(value > 0xFFFF, "handle " + value + " is small");
    require(handles.stream().noneMatch(other -> other.value == value), "handle " + value + " was given out before");
    require(apps.stream().noneMatch(app -> app.handle == value), "a phone handle is an application handle");
    handle.value = value;
  }

  /** The handle's own application closes it. */
  void closed(OfHandle handle) {
    leave(handle);
    deliveries.next();
    deliveries.post(handle, PHONE_CLOSE, 0, 0, 0);
  }

  private void leave(OfHandle handle) {
    OfPhone phone = handle.phone;
    forgetPlanned(handle);
    deliveries.discard(handle);
    int owners = phone.countApplications(true);
    int monitors = phone.countApplications(false);
    handle.open = false;
    phone.handles.remove(handle);
    countsChanged(phone, owners, monitors, null);
  }

  private void countsChanged(OfPhone phone, int owners, int monitors, OfHandle acting) {
    deliveries.next();
    if (phone.countApplications(true) != owners) {
      deliveries.state(phone, PHONESTATE_OWNER, phone.countApplications(true), acting);
    }
    if (phone.countApplications(false) != monitors) {
      deliveries.state(phone, PHONESTATE_MONITORS, phone.countApplications(false), acting);
    }
  }

  /** Replies that were to come without the phone do not come any more, unless they were posted already. */
  void forgetPlanned(OfHandle handle) {
    for (Expected message : handle.app.queue) {
      if (message.anyTime && message.about == handle) {
        message.optional = true;
      }
    }
  }

  /** Whether the current call is closing the handle, so that what completes now brings no reply. */
  boolean isClosing(OfHandle handle) {
    Frame frame = current();
    if (frame == null) {
      return false;
    }
    return switch (frame.function) {
      case "phoneClose" -> frame.handle == handle;
      case "phoneShutdown" -> frame.app == handle.app;
      case "kill" -> frame.process == handle.app.process;
      default -> false;
    };
  }

  // ---- phones that come and go

  void arrived(WatchedPhone phone) {
    deliveries.next();
    phones.add(watch.facts(phone));
    for (OfApplication app : apps) {
      if (app.messageVersion() >= TAPI_VERSION_1_4) {
        deliveries.toApplication(app, PHONE_CREATE, phones.size() - 1);
      } else {
        reinit(app);
      }
    }
  }

  void removed(OfPhone phone) {
    for (OfApplication app : apps) {
      if (!app.oldCall && app.messageVersion() >= TAPI_VERSION_2_0) {
        deliveries.toApplication(app, PHONE_REMOVE, phones.indexOf(phone));
      }
    }
    if (apps.isEmpty()) {
      phones.remove(phone);
    }
  }

  void reconfigured() {
    deliveries.next();
    if (!apps.isEmpty()) {
      reinitPending = true;
      apps.forEach(this::reinit);
    }
  }

  private void reinit(OfApplication app) {
    boolean told = false;
    for (OfPhone phone : phones) {
      for (OfHandle handle : phone.handles) {
        if (handle.app == app) {
          deliveries.post(handle, PHONE_STATE, PHONESTATE_REINIT, 0, 0);
          told = true;
        }
      }
    }
    if (!told) {
      deliveries.toApplication(app, PHONE_STATE, PHONESTATE_REINIT);
    }
  }

  // ---- messages

  void delivered(OfApplication app, Message message) {
    require(app.process.alive, "a dead process got " + message);
    require(app.alive || app.told == Facts.Told.BY_PORT, "an application that has shut down got " + message);
    Frame frame = current();
    boolean early = message.id() == PHONE_REPLY && frame != null && frame.request != null
        && frame.request.id == message.param1();
    require(!early, "the reply came before its call returned: " + message);
    deliveries.delivered(app, message);
  }
}
