package dev.tapiemulator.testkit.explore;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.PhoneControl;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.testkit.explore.SmallClient.GaveUp;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A program drawn from a seed: two applications of one phone that call, wait, look and are disturbed. What it remembers
 * of all that it was told is what it returns, and some of its steps depend on it.
 */
final class RandomClient implements EmulatedTest {

  private static final int ALL_STATES = PHONESTATE_SUSPEND | PHONESTATE_RESUME | PHONESTATE_LAMP
      | PHONESTATE_DISPLAY | PHONESTATE_RINGMODE | PHONESTATE_OTHER | PHONESTATE_OWNER | PHONESTATE_MONITORS;

  private static final int STEPS = 15;
  /** Longer than the longest latency. */
  private static final int LONG_MILLIS = 500;
  private static final int LAMP = 12;
  private static final int FLASH = PHONELAMPMODE_FLASH;

  private final long seed;
  private final int steps;
  private final boolean looksAtTheClock;

  RandomClient(long seed, int steps, boolean looksAtTheClock) {
    this.seed = seed;
    this.steps = steps;
    this.looksAtTheClock = looksAtTheClock;
  }

  @Override
  public Object run(Emulator emulator) {
    return new Run().of(emulator);
  }

  /** What one run remembers. */
  private final class Run {

    private final List<String> memory = new ArrayList<>();
    private TapiThread thread;

    Object of(Emulator emulator) {
      Random random = new Random(seed);
      try {
        SmallClient owner = new SmallClient(emulator);
        owner.opens();
        SmallClient other = random.nextBoolean() ? owner : new SmallClient(emulator);
        if (other != owner) {
          other.opens(PHONEPRIVILEGE_MONITOR);
          other.tapi.phoneSetStatusMessages(other.hPhone, ALL_STATES, 0, 0);
        }
        for (int i = 0; i < steps; i++) {
          memory.add(step(random.nextInt(STEPS), random.nextBoolean() ? owner : other, emulator));
        }
        if (thread != null) {
          thread.join();
        }
        memory.add(drained(owner) + drained(other));
        IntHolder lamp = new IntHolder();
        memory.add("lamp " + owner.tapi.phoneGetLamp(owner.hPhone, LAMP, lamp) + lamp.value);
      } catch (GaveUp rightly) {
        memory.add(rightly.getMessage());
      }
      return memory;
    }

    private String step(int kind, SmallClient client, Emulator emulator) throws GaveUp {
      PhoneControl phone = kind >= 9 && !emulator.phones().isEmpty() ? emulator.phone(0) : null;
      return switch (kind) {
        case 0, 1 -> client.tapi.phoneSetData(client.hPhone, 0, ByteBuffer.wrap(new byte[] {(byte) kind}), 1) > 0
            ? "sent" : "not sent";
        case 2 -> drained(client);
        case 3 -> client.gets(30) ? "got " + client.message.dwMessageID() + " " + client.message.dwParam2()
            : "got nothing";
        case 4 -> {
          emulator.advance(Duration.ofMillis(25));
          yield looksAtTheClock ? "at " + emulator.now() : "later";
        }
        case 5 -> "lamp " + client.tapi.phoneSetLamp(client.hPhone, LAMP, PHONELAMPMODE_STEADY);
        case 6 -> {
          IntHolder mode = new IntHolder();
          yield "lamp is " + client.tapi.phoneGetLamp(client.hPhone, LAMP, mode) + " " + mode.value;
        }
        case 7 -> "closed " + client.tapi.phoneClose(client.hPhone);
        case 8 -> {
          IntHolder handle = new IntHolder();
          int result = client.tapi.phoneOpen(
              client.hPhoneApp, 0, handle, TAPI_VERSION_2_2, 0, 0, PHONEPRIVILEGE_MONITOR);
          client.hPhone = handle.value == 0 ? client.hPhone : handle.value;
          yield "opened " + result;
        }
        case 9 -> phone == null || !phone.isPresent() ? "no phone" : "shows " + phone.displayText().strip();
        case 10 -> {
          if (phone != null && phone.isPresent()) {
            emulator.schedule(Duration.ofMillis(35), () -> client.tapi.phoneSetLamp(client.hPhone, LAMP, FLASH));
          }
          yield "planned";
        }
        case 11 -> "display " + client.tapi.phoneSetDisplay(
            client.hPhone, 0, 0, ByteBuffer.wrap("hello".getBytes(StandardCharsets.US_ASCII)), 5);
        case 12 -> "idle " + emulator.runUntilIdle();
        case 13 -> {
          if (thread == null) {
            thread = client.process.start("reader", () -> {
              for (int i = 0; i < 3; i++) {
                memory.add("reader " + client.gets(30));
              }
            });
          }
          yield "started";
        }
        default -> {
          if (phone != null && phone.isPresent()) {
            phone.suspend();
          }
          yield "taken";
        }
      };
    }

    private String drained(SmallClient client) {
      StringBuilder all = new StringBuilder("got");
      while (client.gets(LONG_MILLIS)) {
        all.append(' ').append(client.message.dwMessageID()).append(' ').append(client.message.dwParam1())
            .append(' ').append(client.message.dwParam2());
      }
      return all.toString();
    }
  }
}
