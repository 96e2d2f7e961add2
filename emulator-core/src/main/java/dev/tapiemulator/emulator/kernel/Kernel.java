package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.ConfigText;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.EmulatorMisuse;
import dev.tapiemulator.emulator.Violation;
import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.choice.Fault;
import dev.tapiemulator.emulator.choice.Look;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.PhoneAct;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.spi.PhoneFace;
import dev.tapiemulator.spi.StateHash;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The emulator without threads, waiting and callbacks: all state, changed one call at a time. Whoever stands around it
 * calls from one thread at a time, lets time pass with {@link #step}, and waits where a function answers {@link
 * #BLOCKED}.
 */
public final class Kernel {

  /** The function waits; it is not a result that any function has. */
  public static final int BLOCKED = Integer.MIN_VALUE;

  /** {@link #step} ran nothing that concerns the outside. */
  public static final int NO_ACTION = -1;

  /** There is no phone with that device id. */
  public static final long NO_PHONE = -1;

  private final World world;
  private final Processes processes;
  private final Notifier notifier;
  private final LinkState links;
  private final Completions completions;
  private final Departures departures;
  private final ProviderReports reports;
  private final ProviderGate provider;
  private final Sessions sessions;
  private final PhoneKernel functions;
  private final Endpoints endpoints;

  /**
   * Wires the kernel; the phones are given in the order of their ids, one list for each provider of the configuration.
   */
  public Kernel(
      EmulatorConfig config, List<List<PhoneDeviceModel>> phonesOfProviders, Surroundings surroundings) {
    world = new World(config, surroundings);
    processes = new Processes(world);
    notifier = new Notifier(world);
    links = new LinkState(notifier);
    completions = new Completions(world, notifier);
    departures = new Departures(world, notifier, completions, links);
    reports = new ProviderReports(world, completions, links, departures, notifier);
    provider = new ProviderGate(world, reports);
    departures.setGate(provider);
    sessions = new Sessions(world, processes, provider, departures, notifier);
    Checks checks = new Checks(world);
    CallGate gate = new CallGate(world, checks, new Incidents(world, departures, links));
    MessageCalls messages = new MessageCalls(world, gate, notifier);
    functions = new PhoneKernel(
        new SessionCalls(world, gate, checks, provider, sessions),
        new OpenCalls(world, gate, provider, reports, departures, notifier),
        new RequestCalls(world, gate, provider, reports, completions),
        new QueryCalls(gate, provider),
        new CapabilityCalls(world, gate, provider),
        new StatusCalls(world, gate, provider, departures),
        messages);
    endpoints = new Endpoints(world, processes, messages);
    world.watch.watch(List.of(processes, reports, endpoints));
    world.record(JournalKind.CONFIG, 0, 0, -1).textWhenRead(() -> ConfigText.write(config)).end();
    world.settleRulings();
    for (int number = 0; number < phonesOfProviders.size(); number++) {
      for (PhoneDeviceModel model : phonesOfProviders.get(number)) {
        enter(model, number);
      }
    }
  }

  /** The functions of the phone half. */
  public PhoneKernel functions() {
    return functions;
  }

  /** Windows, events and completion ports. */
  public Endpoints endpoints() {
    return endpoints;
  }

  // ---- processes

  public ProcessSlot attach(String name, PointerWidth width) {
    return processes.attach(name, width);
  }

  /** A process dies without shutting down: as phoneShutdown of all its applications, but nobody is left to be told. */
  public void kill(ProcessSlot process) {
    world.record(JournalKind.KILL, 0, process.id, -1).end();
    process.alive = false;
    for (Application app : List.copyOf(world.livingApps)) {
      if (app.process == process) {
        sessions.end(app, true);
      }
    }
    endpoints.abandonPorts(process);
    process.packets.clear();
  }

  public boolean isAlive(ProcessSlot process) {
    return process.alive;
  }

  /** An operation begins: what phones have reported from outside a call, and what still waits, is passed on first. */
  public void operationBegins() {
    world.watch.operationBegins();
    reports.passOnDeferred();
  }

  // ---- threads

  /** Who calls from here on: the thread whose windows phoneInitializeEx makes (C-12). */
  public void calledBy(int thread) {
    world.callingThread = thread;
  }

  /** Which of several threads goes on, counted from the one whose turn it ordinarily is. */
  public int chooseThread(int candidates, int asking) {
    world.watch.operationBegins();
    return world.asker.choose(Decision.NEXT_THREAD, candidates, asking);
  }

  /**
   * Whether the call that has just ended must be back with its application before any other thread goes on: it
   * accepted a request, and nobody may see the reply before the id (O-05).
   */
  public boolean takeReturnsAtOnce() {
    boolean accepted = world.accepted;
    world.accepted = false;
    return accepted && world.isDefault(Ruling.REPLY_BEFORE_RETURN);
  }

  /** Journals that a thread was started; {@code process} is null for one of no process. */
  public void recordThreadStarted(ProcessSlot process, int thread, String name) {
    world.record(JournalKind.THREAD_STARTED, 0, idOf(process), -1).word(thread).text(name).end();
  }

  /** Journals that a thread has ended; {@code thrown} is what ended it, or empty. */
  public void recordThreadEnded(ProcessSlot process, int thread, String thrown) {
    world.record(JournalKind.THREAD_ENDED, 0, idOf(process), -1).word(thread).text(thrown).end();
  }

  /** Journals that a thread has the turn from here on. */
  public void recordTurn(int thread) {
    world.record(JournalKind.TURN, 0, 0, -1).word(thread).end();
  }

  /** Journals that a thread waits for another's end, {@link Long#MAX_VALUE} for as long as it takes. */
  public void recordJoin(int thread, long timeoutNanos) {
    world.record(JournalKind.JOIN, 0, 0, -1).word(thread).wide(timeoutNanos).end();
  }

  /** Journals that the wait for a thread's end is over. */
  public void recordJoined(int thread, boolean ended) {
    world.record(JournalKind.JOINED, 0, 0, -1).word(thread).word(ended ? 1 : 0).end();
  }

  private static int idOf(ProcessSlot process) {
    return process == null ? 0 : process.id;
  }

  // ---- time

  public long nowNanos() {
    return world.now();
  }

  /** When the next thing is due; {@link Long#MAX_VALUE} when nothing is. */
  public long nextDeadlineNanos() {
    return world.agenda.nextDeadline();
  }

  /** Lets time pass to a moment before which nothing is due. */
  public void moveTo(long nanos) {
    world.agenda.moveTo(nanos);
  }

  /** Runs the next thing that is due; the number of the test's action that is to be run now, or {@link #NO_ACTION}. */
  public int step() {
    world.watch.operationBegins();
    Agenda.Entry entry = world.agenda.takeNext();
    int session = entry.session;
    int a = entry.a;
    int b = entry.b;
    switch (entry.kind) {
      case DEVICE_TIMER -> {
        DeviceSlot device = world.device(a);
        if (device != null && device.isOpen() && device.session == session) {
          provider.timer(device, b);
        }
      }
      case PLANNED_COMPLETION -> {
        Request request = world.requests.find(a);
        if (request != null && request.state().isOwed() && request.device().session == session) {
          completions.settle(request, request.result);
        }
      }
      case DEFERRED_REPORTS -> reports.passOnDeferred();
      case ACTION -> {
        return a;
      }
    }
    return NO_ACTION;
  }

  /** Journals that time is let pass by so much. */
  public void recordAdvance(long nanos) {
    world.record(JournalKind.ADVANCE, 0, 0, -1).wide(nanos).end();
  }

  /** Journals that time is let pass until nothing is scheduled. */
  public void recordRunUntilIdle(long maximumNanos) {
    world.record(JournalKind.RUN_UNTIL_IDLE, 0, 0, -1).wide(maximumNanos).end();
  }

  /** Puts an action of the test on the agenda. */
  public void schedule(long delayNanos, int action) {
    world.record(JournalKind.SCHEDULE, 0, 0, -1).word(action).wide(delayNanos).end();
    world.agenda.add(Agenda.Kind.ACTION, delayNanos, action, 0, 0);
  }

  /** Journals that an action begins or has ended. */
  public void recordAction(int action, boolean done) {
    world.record(done ? JournalKind.ACTION_DONE : JournalKind.ACTION, 0, 0, -1).word(action).end();
  }

  // ---- phones

  /** The numbers of the phones, in the order of their device ids. */
  public long[] phones() {
    return world.devices.stream().mapToLong(device -> device.number).toArray();
  }

  /** The number of the phone behind a device id, which stays its own when ids are given out anew; {@link #NO_PHONE}. */
  public long phoneAt(int deviceId) {
    DeviceSlot device = world.device(deviceId);
    return device == null ? NO_PHONE : device.number;
  }

  /** The present device id of a phone, -1 when it has none any more. */
  public int deviceIdOf(long phone) {
    DeviceSlot device = world.phone(phone);
    return device == null ? -1 : device.id;
  }

  public PhoneDescription description(int deviceId) {
    return world.devices.get(deviceId).description;
  }

  public Optional<PhoneFace> face(int deviceId) {
    return world.devices.get(deviceId).model.face();
  }

  public boolean isPresent(int deviceId) {
    return !world.devices.get(deviceId).removed;
  }

  public boolean isOpen(int deviceId) {
    return world.devices.get(deviceId).isOpen();
  }

  /** Somebody does something to a phone; a removed one feels nothing. */
  public void act(int deviceId, PhoneAct act, int first, int second) {
    world.record(JournalKind.ACT, act.ordinal(), 0, deviceId).word(first).word(second).end();
    DeviceSlot device = world.devices.get(deviceId);
    if (device.removed) {
      return;
    }
    switch (act) {
      case BUTTON_DOWN, BUTTON_UP, HOOK_SWITCH, TURN_VOLUME -> provider.touch(device, act, first, second);
      case SUSPEND -> links.suspend(device);
      case RESUME -> links.resume(device);
      case UNPLUG -> links.disconnect(device);
      case PLUG_IN -> links.connect(device);
      case FORCE_CLOSE -> departures.reclaim(device);
      case REMOVE -> {
        departures.reclaimAndRemove(device);
        if (world.livingApps.isEmpty()) {
          sessions.giveOutIds(); // Nobody holds the id, so nothing keeps it occupied (C-71).
        }
      }
    }
  }

  /** Gives a phone the next device id. */
  private DeviceSlot enter(PhoneDeviceModel model, int providerNumber) {
    DeviceSlot other = world.phone(model);
    if (other != null && !other.removed) {
      throw new IllegalArgumentException("phone " + other.id + " (" + other.description.name()
          + ") is this very object; each phone needs one of its own");
    }
    DeviceSlot device = new DeviceSlot(world.devices.size(), providerNumber, model, model.describe());
    device.description = world.seen(device.declared);
    world.enter(device);
    return device;
  }

  /** A phone arrives at the last provider; its device id (C-68). */
  public int addPhone(PhoneDeviceModel model) {
    DeviceSlot device = enter(model, world.providerCount() - 1);
    world.record(JournalKind.ADD_PHONE, 0, 0, device.id).text(device.description.name()).end();
    if (!world.livingApps.isEmpty()) {
      sessions.startSession(device);
    }
    for (Application app : List.copyOf(world.livingApps)) {
      notifier.created(app, device.id);
    }
    return device.id;
  }

  /**
   * A provider was added or removed: every application is asked to shut down, and none may open until all have (C-06,
   * O-23).
   */
  public void reconfigure() {
    world.record(JournalKind.RECONFIGURE, 0, 0, -1).end();
    if (!world.livingApps.isEmpty()) {
      world.reinitPending = true;
      for (Application app : List.copyOf(world.livingApps)) {
        notifier.reinit(app);
      }
    }
  }

  /** Adds to the fault plan. */
  public void addFault(Fault fault) {
    world.record(JournalKind.ADD_FAULT, 0, 0, -1).text(fault.toString()).end();
    world.faults.add(fault);
  }

  /** The model of a phone has come back from a call that it was left alone in: the timers it has missed are due now. */
  public void modelIsBack(long phone) {
    DeviceSlot device = world.phone(phone);
    if (device != null) {
      world.record(JournalKind.NOTE, 0, 0, device.id).text("is back from the call it was left alone in").end();
      device.takeMissedTimers().forEach(
          token -> world.agenda.add(Agenda.Kind.DEVICE_TIMER, 0, device.id, token, device.session));
    }
  }

  // ---- who looks

  /** The test has looked at something, and knows it from now on. */
  public void observed(Consumer<StateHash> seen) {
    world.watch.observed(seen);
  }

  /** The test looks at something that no state tells. */
  public void looked(Look at) {
    world.watch.looked(at);
  }

  // ---- what has happened

  public Journal journal() {
    return world.tape.read();
  }

  /** The journal as it is now, which does not grow. */
  public Journal copyOfJournal() {
    return world.tape.copy().read();
  }

  public List<Violation> violations() {
    return new ArrayList<>(world.violations);
  }

  /** Whether a model is being called at this moment. */
  public boolean isInsideModel() {
    return provider.isInsideModel();
  }

  /** The model being called has tried to call back, and is about to get this exception. */
  public void reentered(EmulatorMisuse misuse) {
    provider.reentered(misuse);
  }

  /** What makes the run worthless, to be thrown now that the state is consistent; null when all is well. */
  public EmulatorFailure takeFailure() {
    return world.takeFailure();
  }

  /**
   * What somebody who waits should know of a process: its applications and phones, its requests, and the replies that
   * will never come.
   */
  public String describeHoldings(ProcessSlot process) {
    return Holdings.describe(world, process, app -> true);
  }
}
