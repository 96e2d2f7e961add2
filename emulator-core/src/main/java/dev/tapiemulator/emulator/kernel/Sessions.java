package dev.tapiemulator.emulator.kernel;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.DescriptionText;
import dev.tapiemulator.emulator.PhoneCallback;
import dev.tapiemulator.emulator.ProviderConfig;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.Why;
import dev.tapiemulator.emulator.spec.Rule;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.spi.PhoneDescription;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;

/**
 * The applications from registration to end, and the provider session that spans the first and the last of them (C-10).
 */
final class Sessions {

  private final World world;
  private final Processes processes;
  private final ProviderGate provider;
  private final Departures departures;
  private final Notifier notifier;

  Sessions(World world, Processes processes, ProviderGate provider, Departures departures, Notifier notifier) {
    this.world = world;
    this.processes = processes;
    this.provider = provider;
    this.departures = departures;
    this.notifier = notifier;
  }

  /** The error of the first provider that does not start, 0 when all do (C-09). */
  int firstStartError() {
    for (ProviderConfig config : world.config.providers()) {
      if (config.startError() != 0) {
        return config.startError();
      }
    }
    return 0;
  }

  /** Registers an application as its call, which has been admitted, asks. */
  Application register(Call call, PhoneCallback callback) {
    if (world.livingApps.isEmpty()) {
      startProviderSession();
    }
    ProcessSlot process = call.process;
    Application app = new Application();
    app.process = process;
    app.thread = world.callingThread;
    app.name = call.text == null ? process.name : asPassed(call);
    app.declaredVersion = call.declaredVersion;
    app.callback = callback;
    switch (call.options) {
      case PHONEINITIALIZEEXOPTION_USEEVENT -> {
        app.mechanism = Mechanism.EVENT;
        app.hEvent = processes.newKernelHandle();
        process.events.put(app.hEvent, app);
      }
      case PHONEINITIALIZEEXOPTION_USECOMPLETIONPORT -> {
        app.mechanism = Mechanism.COMPLETION_PORT;
        app.port = process.ports.get(call.completionPort);
        app.port.attach(app);
        app.completionKey = call.completionKey;
      }
      default -> app.mechanism = Mechanism.HIDDEN_WINDOW;
    }
    app.handle = world.apps.add(app);
    app.number = world.apps.slotOf(app.handle);
    world.livingApps.add(app);
    return app;
  }

  /** The name as it arrives: what the A form's code page cannot hold is gone. */
  private static String asPassed(Call call) {
    if (call.wide) {
      return call.text;
    }
    byte[] bytes = call.process.ansi.encode(call.text);
    return call.process.ansi.decode(ByteBuffer.wrap(bytes), 0, bytes.length);
  }

  /**
   * Ends an application: closes its phones, drops its messages; {@code died} when its process did not shut it down
   * itself.
   */
  void end(Application app, boolean died) {
    boolean announce = !died && !world.isDefault(Ruling.SHUTDOWN_SENDS_CLOSE);
    for (OpenPhone phone : app.openPhones()) {
      if (world.phones.find(phone.handle) == phone) { // Or it has been closed from underneath meanwhile.
        departures.closeForGood(phone, announce);
      }
    }
    app.alive = false;
    if (app.port == null || app.port.closed || died) {
      notifier.dropAll(app, Why.of(Rule.SHUTDOWN_CLOSES_PHONES));
    }
    if (app.mechanism == Mechanism.EVENT) {
      app.process.events.remove(app.hEvent);
    }
    if (app.port != null) {
      app.port.tidy();
    }
    world.apps.remove(app.handle);
    world.livingApps.remove(app);
    if (world.livingApps.isEmpty()) {
      endProviderSession();
    }
  }

  private void startProviderSession() {
    for (DeviceSlot device : world.devices) {
      startSession(device);
    }
  }

  /** Begins the provider's session for one phone, unless its provider does not start. */
  void startSession(DeviceSlot device) {
    if (world.startError(device.provider) == 0) {
      device.sessionStarted = true;
      PhoneDescription description = device.description;
      world.record(JournalKind.SESSION, 0, 0, device.id)
          .word(1)
          .textWhenRead(() -> DescriptionText.write(description))
          .end();
      provider.sessionStarted(device);
    }
  }

  /**
   * TAPI starts anew: what was pending takes effect, and the ids of removed phones are given out again (C-06, C-71).
   */
  private void endProviderSession() {
    for (DeviceSlot device : world.devices) {
      if (device.sessionStarted) {
        device.sessionStarted = false;
        world.record(JournalKind.SESSION, 0, 0, device.id).word(0).end();
        provider.sessionEnded(device);
      }
    }
    world.reinitPending = false;
    giveOutIds();
  }

  /** Numbers the phones that are there, provider by provider (C-02). */
  void giveOutIds() {
    List<DeviceSlot> devices = world.devices;
    devices.stream().filter(device -> device.removed).forEach(world::forget);
    devices.removeIf(device -> device.removed);
    devices.sort(Comparator.comparingInt(device -> device.provider));
    for (int id = 0; id < devices.size(); id++) {
      devices.get(id).id = id;
    }
  }
}
