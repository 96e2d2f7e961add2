package dev.tapiemulator.journal;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EmulatorFailure;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.PhoneCallback;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.choice.Choices;
import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/** Real runs with several threads. */
final class ThreadedRuns {

  private final TapiProcess process;
  private final Tapi32 tapi;
  private int hPhoneApp;
  private int hPhone;

  private ThreadedRuns(TapiProcess process) {
    this.process = process;
    this.tapi = process.tapi();
  }

  /** What a test does with the only process, which has the first phone open; whatever fails is part of the run. */
  private static Journal run(EmulatorConfig.Builder config, BiConsumer<ThreadedRuns, Emulator> test) {
    try (Emulator emulator = Emulator.create(config.phone("store").build())) {
      try {
        ThreadedRuns run = new ThreadedRuns(emulator.attach("dialer"));
        run.initialize(PHONEINITIALIZEEXOPTION_USEEVENT, null);
        run.open();
        test.accept(run, emulator);
      } catch (EmulatorFailure told) {
        // That is what the journal ends with.
      }
      return emulator.journal();
    }
  }

  /** A thread waits for messages while the first one makes a request; then the other is chosen to go on first. */
  static Journal pumpThread() {
    int[] handOvers = new int[1];
    Choices secondIsOther = (decision, bound) -> decision == Decision.NEXT_THREAD && handOvers[0]++ == 1 ? 1 : 0;
    return run(EmulatorConfig.builder().choices(secondIsOther), (run, emulator) -> {
      TapiThread pump = run.process.start("pump", () -> {
        run.getMessage();
        run.getMessage();
      });
      run.send();
      run.send();
      pump.join();
    });
  }

  /** A pump thread, two callers that send and close and open at random, and the first thread that ends it all. */
  static Journal pumpAndCallers(long seed) {
    return run(EmulatorConfig.builder().seed(seed), (run, emulator) -> {
      TapiThread pump = run.process.start("pump", () -> {
        while (run.getMessage() == 0) {
          continue;
        }
      });
      List<TapiThread> callers = new ArrayList<>();
      for (int caller = 0; caller < 2; caller++) {
        Random random = new Random(seed + caller);
        callers.add(run.process.start("caller", () -> run.callAtRandom(random)));
      }
      callers.forEach(TapiThread::join);
      run.tapi.phoneShutdown(run.hPhoneApp);
      pump.join();
    });
  }

  private void callAtRandom(Random random) {
    for (int i = 0; i < 20; i++) {
      if (random.nextInt(4) == 0) {
        tapi.phoneClose(hPhone);
        open();
      } else {
        send();
      }
    }
  }

  /** Threads and tasks that a program starts itself, of no process until they call for one. */
  static Journal ofAProgram() {
    return run(EmulatorConfig.builder().seed(3), (run, emulator) -> {
      Thread caller = emulator.threadFactory().newThread(run::send);
      caller.start();
      ExecutorService executor = emulator.executor();
      Future<?> task = executor.submit(run::getMessage);
      executor.submit(run::getMessage);
      emulator.join(caller);
      try {
        task.get(50, TimeUnit.MILLISECONDS);
        executor.shutdown();
        executor.awaitTermination(10, TimeUnit.MILLISECONDS);
      } catch (InterruptedException | ExecutionException | TimeoutException unexpected) {
        throw new AssertionError(unexpected);
      }
    });
  }

  /** A thread waits for a message that never comes, and the first one for its end. */
  static Journal deadlock() {
    return run(EmulatorConfig.builder(), (run, emulator) -> {
      TapiThread pump = run.process.start("pump", run::getMessage);
      run.send();
      run.tapi.phoneClose(run.hPhone);
      run.getMessage();
      pump.join();
    });
  }

  /** A thread ends with an exception while another one waits. */
  static Journal exception() {
    return run(EmulatorConfig.builder(), (run, emulator) -> {
      run.process.start("waits", run::getMessage);
      run.process.start("bad", () -> {
        run.send();
        throw new IllegalStateException("no\nway");
      }).join();
    });
  }

  /** The process of three threads dies: of one that waits, one that waits for its turn, and one that has not begun. */
  static Journal killed(long seed) {
    return run(EmulatorConfig.builder().seed(seed), (run, emulator) -> {
      TapiThread waits = run.process.start("waits", run::getMessage);
      TapiThread calls = run.process.start("calls", () -> {
        for (int i = 0; i < 5; i++) {
          run.tapi.phoneGetRing(run.hPhone, new IntHolder(), new IntHolder());
        }
      });
      run.send();
      run.send();
      run.process.start("new", run::getMessage);
      run.process.kill();
      waits.join();
      calls.join(100);
    });
  }

  /** A thread's hidden window has its callback called, which calls in turn, and may throw at last. */
  static Journal callbacks(long seed, boolean endsBadly) {
    return run(EmulatorConfig.builder().seed(seed), (run, emulator) -> {
      ThreadedRuns window = new ThreadedRuns(run.process);
      PhoneCallback callback = (hDevice, message, instance, param1, param2, param3) -> {
        if (message == PHONE_REPLY) {
          window.send();
        }
        if (endsBadly && message == PHONE_REPLY && param1 > 2) {
          throw new IllegalStateException("in a callback");
        }
      };
      run.tapi.phoneClose(run.hPhone);
      TapiThread pump = run.process.start("pump", () -> {
        window.initialize(PHONEINITIALIZEEXOPTION_USEHIDDENWINDOW, callback);
        window.open();
        window.send();
        for (int i = 0; i < 5; i++) {
          run.process.messageLoop().pump(500);
        }
      });
      do {
        run.send();
      } while (!pump.join(25));
    });
  }

  /** The journal as it was when a thread looked that is not the first one, perhaps from inside a callback. */
  static Journal endsInAThread(boolean inCallback) {
    Journal[] seen = new Journal[1];
    run(EmulatorConfig.builder(), (run, emulator) -> {
      ThreadedRuns window = new ThreadedRuns(run.process);
      PhoneCallback callback = (hDevice, message, instance, param1, param2, param3) -> {
        if (inCallback) {
          seen[0] = copy(emulator.journal());
        }
      };
      run.process.start("pump", () -> {
        window.initialize(PHONEINITIALIZEEXOPTION_USEHIDDENWINDOW, callback);
        run.process.messageLoop().pump(INFINITE);
        if (!inCallback) {
          seen[0] = copy(emulator.journal());
        }
      });
      emulator.advance(Duration.ofMillis(10));
      emulator.addPhone("store"); // PHONE_CREATE
      emulator.advance(Duration.ofMillis(10));
    });
    return seen[0];
  }

  private static Journal copy(Journal journal) {
    try {
      return JournalCodecTest.read(JournalCodecTest.written(journal));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void initialize(int mechanism, PhoneCallback callback) {
    ByteBuffer block = ByteBuffer.allocate(64);
    new PhoneInitializeExParams(process.pointerWidth()).wrap(block).dwTotalSize(64).dwOptions(mechanism);
    IntHolder app = new IntHolder();
    tapi.phoneInitializeExW(app, 0, callback, "dialer", new IntHolder(), new IntHolder(TAPI_VERSION_2_2), block);
    hPhoneApp = app.value;
  }

  private void open() {
    IntHolder version = new IntHolder();
    tapi.phoneNegotiateAPIVersion(hPhoneApp, 0, TAPI_VERSION_1_3, TAPI_VERSION_2_2, version, null);
    IntHolder phone = new IntHolder();
    tapi.phoneOpen(hPhoneApp, 0, phone, version.value, 0, 0, PHONEPRIVILEGE_OWNER);
    hPhone = phone.value;
  }

  private void send() {
    tapi.phoneSetData(hPhone, 0, ByteBuffer.wrap(new byte[] {1}), 1);
  }

  private int getMessage() {
    return tapi.phoneGetMessage(hPhoneApp, ByteBuffer.allocate(64), INFINITE);
  }
}
