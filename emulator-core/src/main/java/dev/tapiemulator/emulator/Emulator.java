package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.choice.Fault;
import dev.tapiemulator.emulator.choice.Look;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.kernel.Kernel;
import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.spi.StateHash;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A whole telephony system in this process: simulated phones, simulated processes, and virtual time that passes only
 * when told to.
 *
 * <pre>{@code
 * try (Emulator emulator = Emulator.create(EmulatorConfig.builder().phone("desk-phone").build())) {
 *   Tapi32 tapi = emulator.attach("dialer").tapi();
 *   …
 *   emulator.advance(Duration.ofMillis(20));
 * }
 * }</pre>
 */
public final class Emulator implements AutoCloseable {

  private static final Duration LONGEST_IDLE_RUN = Duration.ofHours(1);

  private final EmulatorConfig config;
  private volatile Kernel kernel;
  private volatile Turns turns;
  private final AtomicInteger threads = new AtomicInteger();

  private Emulator(EmulatorConfig config) {
    this.config = config;
    start(false);
  }

  /**
   * A new emulator.
   *
   * @throws IllegalArgumentException when a phone's name is unknown
   */
  public static Emulator create(EmulatorConfig config) {
    return new Emulator(config);
  }

  private void start(boolean again) {
    List<List<PhoneDeviceModel>> phones = new ArrayList<>();
    for (ProviderConfig provider : config.providers()) {
      phones.add(provider.phones().stream().map(source -> source.provide(config, again)).toList());
    }
    turns = config.isLive() ? new LiveTurns(config) : new SteppedTurns(config);
    kernel = new Kernel(config, phones, turns);
    turns.serve(kernel);
    turns.throwFailure(); // Choices that do not fit are noticed as early as the rulings are settled.
  }

  public EmulatorConfig config() {
    return config;
  }

  /** Starts a simulated process with 64-bit pointers. */
  public TapiProcess attach(String name) {
    return attach(name, PointerWidth.BITS_64);
  }

  /** Starts a simulated process. */
  public TapiProcess attach(String name, PointerWidth width) {
    turns.enter();
    try {
      return new TapiProcess(config, turns, kernel, kernel.attach(name, width));
    } finally {
      turns.exit();
    }
  }

  /** Lets so much virtual time pass and runs what is due in it. */
  public void advance(Duration time) {
    turns.advance(nanos(time));
  }

  /** Lets time pass until nothing is scheduled; false when an hour of virtual time did not suffice. */
  public boolean runUntilIdle() {
    return runUntilIdle(LONGEST_IDLE_RUN);
  }

  /** Lets time pass until nothing is scheduled; false when so much virtual time did not suffice. */
  public boolean runUntilIdle(Duration atMost) {
    return turns.runUntilIdle(nanos(atMost));
  }

  /** A stretch of virtual time, cut where the clock, which counts nanoseconds for 292 years, ends. */
  private long nanos(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time does not run backwards: " + time);
    }
    Duration left = Duration.ofNanos(Long.MAX_VALUE).minusNanos(nowNanos());
    return time.compareTo(left) < 0 ? time.toNanos() : left.toNanos();
  }

  /** Time since the emulator was created: virtual when stepped. */
  public Duration now() {
    kernel.looked(Look.CLOCK);
    return Duration.ofNanos(nowNanos());
  }

  private long nowNanos() {
    return turns.look(kernel::nowNanos, (hash, told) -> { }); // Who asks for the time says so.
  }

  /**
   * Runs an action of the test, such as another application's call, when so much virtual time has passed; stepped, on
   * the first thread, which waits at that moment.
   */
  public void schedule(Duration delay, Runnable action) {
    turns.schedule(nanos(delay), action);
  }

  /**
   * The device's side of a phone.
   *
   * @throws IllegalArgumentException when that id has not been given out
   */
  public PhoneControl phone(int deviceId) {
    long phone = turns.look(() -> kernel.phoneAt(deviceId), StateHash::add);
    if (phone == Kernel.NO_PHONE) {
      throw new IllegalArgumentException("there is no phone " + deviceId + "; ids are 0.." + (phones().size() - 1));
    }
    return new PhoneControl(turns, kernel, phone);
  }

  /** The device's side of every phone, in the order of their ids, removed ones included. */
  public List<PhoneControl> phones() {
    long[] phones = turns.look(kernel::phones, (hash, numbers) -> Arrays.stream(numbers).forEach(hash::add));
    return Arrays.stream(phones).mapToObj(phone -> new PhoneControl(turns, kernel, phone)).toList();
  }

  /** A phone of that name arrives; its device id (C-68). */
  public int addPhone(String name) {
    return addPhone(config.catalogue().create(name));
  }

  /** This phone arrives; its device id (C-68). */
  public int addPhone(PhoneDeviceModel model) {
    turns.enter();
    try {
      return kernel.addPhone(model);
    } finally {
      turns.exit();
    }
  }

  /**
   * A provider is added or removed: PHONESTATE_REINIT, and no phone can be opened until every application has shut down
   * (C-06).
   */
  public void reconfigure() {
    turns.enter();
    try {
      kernel.reconfigure();
    } finally {
      turns.exit();
    }
  }

  /** Adds to the fault plan while the emulator runs. */
  public void addFault(Fault fault) {
    turns.enter();
    try {
      kernel.addFault(fault);
    } finally {
      turns.exit();
    }
  }

  /**
   * Makes threads for a program that starts its own: registered, so that they take turns when stepped and end when the
   * emulator is closed. They are of no simulated process.
   */
  public ThreadFactory threadFactory() {
    return body -> new EmulatorThread(turns, null, "thread " + threads.incrementAndGet(), body);
  }

  /**
   * Runs each task on a registered thread of its own. Its futures, invokeAll, invokeAny and awaitTermination wait
   * through the emulator, as stepped threads must.
   */
  public ExecutorService executor() {
    return new EmulatorExecutor(turns, this::nowNanos);
  }

  /**
   * Waits for the end of a thread of {@link #threadFactory}; stepped, {@link Thread#join} would keep the turn for ever.
   *
   * @throws EmulatorMisuse when the thread is not one of them, or was not started
   */
  public void join(Thread thread) {
    turns.join(seatOf(thread), Long.MAX_VALUE);
  }

  /**
   * Waits so long for the end of a thread of {@link #threadFactory}; whether it has ended.
   *
   * @throws EmulatorMisuse when the thread is not one of them, or was not started
   */
  public boolean join(Thread thread, Duration atMost) {
    return turns.join(seatOf(thread), TimeUnit.NANOSECONDS.convert(atMost));
  }

  private Seat seatOf(Thread thread) {
    if (thread instanceof EmulatorThread registered && registered.isOneOf(turns) && registered.seat() != null) {
      return registered.seat();
    }
    throw new EmulatorMisuse("thread \"" + thread.getName() + "\" is not a started one of this emulator");
  }

  /**
   * What has happened, record by record; live, what had happened when it was asked for.
   *
   * @throws EmulatorMisuse when the configuration says that no journal is kept
   */
  public Journal journal() {
    if (!config.keepsJournal()) {
      throw new EmulatorMisuse("this emulator keeps no journal: it was configured with withoutJournal");
    }
    kernel.looked(Look.HISTORY);
    return turns.look(() -> config.isLive() ? kernel.copyOfJournal() : kernel.journal(), (hash, journal) -> { });
  }

  /** What devices have done wrong, in order. */
  public List<Violation> violations() {
    return turns.look(kernel::violations, (hash, all) -> all.forEach(violation -> hash.add(violation.toString())));
  }

  /**
   * Begins anew, as if just created: the phones as they left the factory, no process, no history. Every registered
   * thread ends as by {@link #close}; others must not use the emulator meanwhile.
   */
  public void reset() {
    requireOutside();
    try {
      turns.close();
    } finally {
      threads.set(0);
      start(true);
    }
  }

  /** A run that a failure has ended may be begun anew as well as one that goes on. */
  private void requireOutside() {
    try {
      turns.enterFromOutside("reset");
      turns.exit();
    } catch (EmulatorFailure failure) {
      if (!turns.isOver()) {
        throw failure;
      }
    }
  }

  /** Ends the emulator; processes and handles of it cannot be used any more. Closing twice is harmless. */
  @Override
  public void close() {
    turns.close();
  }
}
