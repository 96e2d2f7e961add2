package dev.tapiemulator.emulator.kernel;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.choice.Look;
import dev.tapiemulator.emulator.journal.DeviceReport;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.spi.StateHash;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/**
 * The boundary to the phones on the way up. Completions are recorded at once; everything else waits until the call to
 * the model has returned, and a change that a request caused waits for that request's reply, so that their order is one
 * decision (O-06).
 */
final class ProviderReports implements Stateful {

  private static final int LATENCIES = 4;
  private static final int LONGER = 2;
  private static final int MUCH_LONGER = 8;

  private final World world;
  private final Completions completions;
  private final LinkState links;
  private final Departures departures;
  private final Notifier notifier;
  private final ReportCheck check;
  private final ArrayDeque<DeferredReport> deferred = new ArrayDeque<>(2);
  private ProviderGate gate;
  private boolean passingOn;
  private long plannedLatencyMillis = -1;

  ProviderReports(
      World world, Completions completions, LinkState links, Departures departures, Notifier notifier) {
    this.world = world;
    this.completions = completions;
    this.links = links;
    this.departures = departures;
    this.notifier = notifier;
    this.check = new ReportCheck(world);
  }

  /** The gate is made after the reports, since it needs them. */
  void setGate(ProviderGate providerGate) {
    gate = providerGate;
  }

  /** The latency the fault plan wants for the request being submitted, -1 for the phone's own. */
  void planLatency(long millis) {
    plannedLatencyMillis = millis;
  }

  /** Somebody begins to report; false when nobody listens any more. */
  boolean begin() {
    return world.surroundings.beginReport();
  }

  /** The report has been dealt with. */
  void end() {
    world.surroundings.endReport();
  }

  void complete(SessionPort port, int requestId, int result) {
    journal(port, DeviceReport.COMPLETE, requestId, result, 0, 0, 0, 0);
    if (check.isLive(port, requestId)) {
      completions.complete(port.device, requestId, result);
    }
  }

  void report(SessionPort port, DeviceReport type, int a, int b, int c, int d, long e, long f) {
    journal(port, type, a, b, c, d, e, f);
    if (!check.isLive(port, 0) || !check.isSound(port.device, type, a, b, c)) {
      return;
    }
    int seen = type == DeviceReport.CHANGED ? a & ~ReportCheck.unseenStates(port.device, a) : a;
    if (isUnseen(port.device, type, seen)) {
      return;
    }
    if (type == DeviceReport.FORCE_CLOSE || type == DeviceReport.REMOVE) {
      port.ended = true;
    }
    DeferredReport report = new DeferredReport(port, type, seen, b, c, d, e, f);
    boolean caused = type == DeviceReport.CHANGED || type == DeviceReport.DATA_AREA_CHANGED;
    if (caused && completions.hold(report)) {
      return;
    }
    if (gate.isInsideModel() || passingOn || !deferred.isEmpty()) {
      deferred.add(report);
    } else if (type == DeviceReport.CAPABILITIES_CHANGED) {
      deferred.add(report); // The model will be asked what changed, and that must not happen while it is reporting.
      world.agenda.add(Agenda.Kind.DEFERRED_REPORTS, 0, 0, 0, 0);
    } else {
      passOn(report);
    }
  }

  /** Whether it is about a part that the configuration takes away; nobody can know of that. */
  private static boolean isUnseen(DeviceSlot device, DeviceReport type, int a) {
    return switch (type) {
      case CHANGED -> a == 0;
      case DATA_AREA_CHANGED -> !ReportCheck.isSeenArea(device, a);
      case BUTTON -> a >= device.description.buttonLamps().size();
      default -> false;
    };
  }

  void startTimer(SessionPort port, long delayMillis, int token) {
    journal(port, DeviceReport.START_TIMER, token, 0, 0, 0, delayMillis, 0);
    if (check.isLive(port, 0)) {
      long delayNanos = TimeUnit.MILLISECONDS.toNanos(delayMillis);
      world.agenda.add(Agenda.Kind.DEVICE_TIMER, delayNanos, port.device.id, token, port.device.session);
    }
  }

  long latencyMillis(long phonesMillis) {
    if (plannedLatencyMillis >= 0) {
      return plannedLatencyMillis;
    }
    long ordinaryMillis = phonesMillis * world.config.profile().latencyFactor();
    if (ordinaryMillis <= 0) {
      return 0; // Every outcome would be the same.
    }
    return switch (world.asker.choose(Decision.LATENCY, LATENCIES, (int) ordinaryMillis)) {
      case 1 -> 0;
      case 2 -> ordinaryMillis * LONGER;
      case 3 -> ordinaryMillis * MUCH_LONGER;
      default -> ordinaryMillis;
    };
  }

  long nowMillis() {
    world.watch.looked(Look.CLOCK);
    return TimeUnit.NANOSECONDS.toMillis(world.now());
  }

  void note(SessionPort port, String text) {
    world.record(JournalKind.NOTE, 0, 0, port.device.id).text(text).end();
  }

  @Override
  public void addTo(StateHash hash) {
    hash.add(deferred.size());
    deferred.forEach(report -> report.addTo(hash));
  }

  /** Passes on what was reported while models were being called, in the order it was reported. */
  void passOnDeferred() {
    if (passingOn || deferred.isEmpty()) {
      return;
    }
    passingOn = true;
    try {
      while (!deferred.isEmpty()) {
        passOn(deferred.poll());
      }
    } finally {
      passingOn = false;
    }
  }

  private void passOn(DeferredReport report) {
    DeviceSlot device = report.port().device;
    if (device.port != report.port()) {
      return; // The session ended while the report waited; nothing follows the close (C-57).
    }
    switch (report.type()) {
      case CHANGED, DATA_AREA_CHANGED -> {
        if (links.passesEvents(device)) {
          completions.announce(report);
        }
      }
      case BUTTON -> links.button(device, report.a(), report.b(), report.c());
      case DEV_SPECIFIC -> {
        if (links.passesEvents(device)) {
          long first = report.a() & 0xFFFFFFFFL | (long) report.b() << 32;
          notifier.devSpecific(device, first, report.e(), report.f());
        }
      }
      case SUSPEND -> links.suspend(device);
      case RESUME -> links.resume(device);
      case DISCONNECT -> links.disconnect(device);
      case CONNECT -> links.connect(device);
      case CAPABILITIES_CHANGED -> {
        device.declared = gate.describe(device);
        links.redescribe(device, world.seen(device.declared));
        notifier.state(device, PHONESTATE_CAPSCHANGE, 0, null);
      }
      case FORCE_CLOSE -> departures.forceClose(device);
      case REMOVE -> departures.remove(device);
      default -> throw new AssertionError(report.type() + " is never deferred");
    }
  }

  private void journal(SessionPort port, DeviceReport type, int a, int b, int c, int d, long e, long f) {
    world.record(JournalKind.REPORT, type.ordinal(), 0, port.device.id)
        .flags(gate.isInsideModel() ? 0 : 1)
        .words(a, b, c, d)
        .wide(e)
        .wide(f)
        .end();
  }
}
