package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.Bounds;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.Violation;
import dev.tapiemulator.emulator.ViolationFailure;
import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalTape;
import dev.tapiemulator.emulator.journal.Why;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.spi.DeviceViolation;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.spi.StateHash;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All mutable state of the kernel, in one place: the tables, the time, the journal, and what has gone wrong. */
final class World {

  private static final Logger LOG = LoggerFactory.getLogger(World.class);

  final EmulatorConfig config;
  final Surroundings surroundings;
  final JournalTape tape;
  final Asker asker;
  final Agenda agenda;
  final HandleTable<Application> apps;
  final HandleTable<OpenPhone> phones;
  final RequestTable requests;
  final FaultBook faults;
  final StateWatch watch;
  /** The device ids; a removed phone keeps its place until every application has shut down (C-71). */
  final List<DeviceSlot> devices = new ArrayList<>();
  /** Every phone there has been, by its number; null for one that has no device id any more. */
  private final List<DeviceSlot> phonesByNumber = new ArrayList<>();
  private final Map<PhoneDeviceModel, DeviceSlot> phonesByModel = new IdentityHashMap<>(1);
  /** The registrations that are alive, oldest first. */
  final List<Application> livingApps = new ArrayList<>();
  final List<Violation> violations = new ArrayList<>();
  boolean reinitPending;
  long messagesPosted;
  /** How many PHONE_CLOSE messages wait; each keeps the slot that its phone's opening reserved for it. */
  int closesWaiting;
  /** The number of the thread that is calling. */
  int callingThread;
  /** Whether the call that has just ended accepted a request. */
  boolean accepted;

  private int sessions;

  private final int[] rulings = new int[Ruling.values().length];
  private EmulatorFailure failure;

  World(EmulatorConfig config, Surroundings surroundings) {
    this.config = config;
    this.surroundings = surroundings;
    Bounds bounds = config.bounds();
    tape = config.keepsJournal()
        ? new JournalTape(bounds.initialJournalRecords(), bounds.initialJournalBytes(), bounds.journalRecords())
        : JournalTape.forgetting();
    asker = new Asker(this, config);
    agenda = new Agenda(asker, tape);
    apps = new HandleTable<>(HandleTable.USAGE_KIND, config.bounds().applications());
    phones = new HandleTable<>(HandleTable.PHONE_KIND, config.bounds().openPhones());
    requests = new RequestTable(this, config.bounds().requests());
    faults = new FaultBook(this, config.faults());
    watch = new StateWatch(this, asker.choices());
  }

  /** Fixes the rulings: as configured, or as chosen where rulings are explored. */
  void settleRulings() {
    for (Ruling ruling : Ruling.values()) {
      int configured = config.ruling(ruling);
      int chosen = asker.choose(Decision.RULING_VALUE, ruling.options().size(), ruling.ordinal());
      rulings[ruling.ordinal()] = (configured + chosen) % ruling.options().size();
    }
  }

  long now() {
    return agenda.now();
  }

  /** How many service providers there are; without any configured, one for phones that arrive. */
  int providerCount() {
    return Math.max(1, config.providers().size());
  }

  /** The code with which a provider fails to start, 0 when it starts. */
  int startError(int provider) {
    return provider < config.providers().size() ? config.providers().get(provider).startError() : 0;
  }

  /** A number for an opening of a phone that no other opening has. */
  int newSession() {
    return ++sessions;
  }

  /** A phone as applications see it: without the features that the configuration takes away. */
  PhoneDescription seen(PhoneDescription declared) {
    int missing = config.missingFeatures();
    return missing == 0 ? declared : declared.lacking(missing);
  }

  /** The position of the ruling's value among its options. */
  int ruling(Ruling ruling) {
    return rulings[ruling.ordinal()];
  }

  /** Whether the ruling has its default value. */
  boolean isDefault(Ruling ruling) {
    return rulings[ruling.ordinal()] == 0;
  }

  /** The slot of a device id that was given out, or null. */
  DeviceSlot device(int id) {
    return id >= 0 && id < devices.size() ? devices.get(id) : null;
  }

  /** Gives a phone its number and the next device id. */
  void enter(DeviceSlot device) {
    device.number = phonesByNumber.size();
    phonesByNumber.add(device);
    phonesByModel.put(device.model, device);
    devices.add(device);
  }

  /** A phone without a device id is not known any more. */
  void forget(DeviceSlot device) {
    phonesByNumber.set(device.number, null);
    phonesByModel.remove(device.model, device);
  }

  /** The phone with that model that has been removed last or not at all, or null. */
  DeviceSlot phone(PhoneDeviceModel model) {
    return phonesByModel.get(model);
  }

  /** The phone with that number, or null when it has no device id any more. */
  DeviceSlot phone(long number) {
    return phonesByNumber.get((int) number);
  }

  /** Starts a record that concerns a process and a subject. */
  JournalTape record(JournalKind kind, int code, int process, int subject) {
    return tape.begin(kind, code, Why.NOTHING, process, subject);
  }

  /** Names what a device did wrong; in strict mode the run fails with it at the end of the outermost call. */
  void violation(DeviceViolation kind, DeviceSlot device, int requestId, String details, Throwable cause) {
    Violation violation = new Violation(kind, device.id, device.description.name(), requestId, details);
    violations.add(violation);
    record(JournalKind.VIOLATION, kind.ordinal(), 0, device.id).word(requestId).text(details).end();
    LOG.warn("{}", violation, cause);
    if (config.strict()) {
      fail(new ViolationFailure(violation, cause));
    }
  }

  /** The run is worthless from here on, for this reason; the first one counts. */
  void fail(EmulatorFailure reason) {
    if (failure == null) {
      failure = reason;
    } else {
      failure.addSuppressed(reason);
    }
  }

  void addTo(StateHash hash) {
    for (int ruling : rulings) {
      hash.add(ruling);
    }
    hash.add(reinitPending).add(closesWaiting).add(callingThread).add(accepted).add(failure != null);
    agenda.addTo(hash, this);
    apps.addTo(hash);
    phones.addTo(hash);
    requests.addTo(hash);
    faults.addTo(hash);
    hash.add(phonesByNumber.size()).add(devices.size());
    devices.forEach(device -> device.addTo(hash));
    hash.add(livingApps.size());
    livingApps.forEach(app -> app.addTo(hash, messagesPosted));
    hash.add(violations.size());
    violations.forEach(violation -> hash.add(violation.toString()));
  }

  /** Hands the failure over to be thrown, once the state is consistent; null when all is well. */
  EmulatorFailure takeFailure() {
    if (failure == null && tape.isFull()) {
      failure = new EmulatorFailure("the journal has reached its maximum of " + config.bounds().journalRecords()
          + " records; raise Bounds.withJournal or use shorter runs");
    }
    EmulatorFailure taken = failure;
    failure = null;
    return taken;
  }
}
