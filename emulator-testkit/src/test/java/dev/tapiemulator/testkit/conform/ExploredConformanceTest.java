package dev.tapiemulator.testkit.conform;

import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.tapi.struct.PhoneMessage;
import dev.tapiemulator.testkit.explore.Exploration;
import dev.tapiemulator.testkit.explore.Explorer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The rules as the judge of every behaviour that is allowed: a correct program is never blamed, a wrong one found. */
class ExploredConformanceTest {

  private static final int LAMP = 20;
  private static final int MOST_MESSAGES = 20;

  private static Exploration explored(int bound, Consumer<Emulator> program) {
    EmulatorConfig config = EmulatorConfig.builder().phone("desk-phone").build();
    return new Explorer().bound(bound).explore(config, emulator -> {
      program.accept(emulator);
      List<Finding> errors = Conformance.check(emulator.journal()).stream()
          .filter(finding -> finding.rule().severity() == Severity.ERROR).toList();
      if (!errors.isEmpty()) {
        throw new AssertionError(errors.get(0).rule().id());
      }
      return "conforms";
    });
  }

  @Test
  void correctProgram_isBlamedInNoBehaviour() {
    assertEquals(List.of(), explored(2, emulator -> lightsTheLamp(emulator, false)).failures());
  }

  @Test
  void correctProgramWithAReceivingThread_isBlamedInNoBehaviour() {
    assertEquals(List.of(), explored(1, ExploredConformanceTest::receivesOnAnotherThread).failures());
  }

  /** Each behaviour is held beside the usual one, with key presses and a lifted handset on the way. */
  @Test
  void correctProgram_isBlamedByNoComparison() {
    EmulatorConfig config = EmulatorConfig.builder().phone("desk-phone").build();
    Consumer<Emulator> program = emulator -> {
      emulator.schedule(Duration.ofMillis(1), () -> emulator.phone(0).press(5));
      twoLampsThenTheRing(emulator);
    };
    Journal usual = Judged.journal(EmulatorConfig.builder().phone("desk-phone"), program);
    List<String> blamed = new ArrayList<>();
    Exploration explored = new Explorer().bound(2).explore(config, emulator -> {
      program.accept(emulator);
      Conformance.compare(usual, emulator.journal()).forEach(finding -> blamed.add(finding.toString()));
      return "done";
    });
    assertTrue(explored.allRuns() > 100, () -> explored.allRuns() + " runs");
    assertEquals(List.of(), blamed);
  }

  /** Two requests at once, patience that ends, an answer to each key, and the ring when both lamps are lit. */
  private static void twoLampsThenTheRing(Emulator emulator) {
    Client client = Client.on(emulator);
    int hPhone = client.hPhoneApp == 0 ? 0 : opens(client);
    if (hPhone == 0) {
      return;
    }
    client.tapi.phoneSetStatusMessages(
        hPhone, PHONESTATE_LAMP | PHONESTATE_RINGMODE, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_DOWN);
    List<Integer> open = new ArrayList<>();
    for (int lamp : new int[] {LAMP, LAMP + 1}) {
      int request = client.tapi.phoneSetLamp(hPhone, lamp, PHONELAMPMODE_STEADY);
      if (request > 0) {
        open.add(request);
      }
    }
    int lit = 0;
    boolean gone = false;
    for (PhoneMessage message = client.message(100); message != null && !gone; message = client.message(100)) {
      switch (message.dwMessageID()) {
        case PHONE_CLOSE -> gone = true;
        case PHONE_BUTTON -> client.tapi.phoneGetDisplay(hPhone, ByteBuffer.allocate(64));
        case PHONE_REPLY -> {
          boolean own = open.remove((Integer) (int) message.dwParam1());
          lit += own && message.dwParam2() == 0 ? 1 : 0;
          if (lit == 2 && own) {
            client.tapi.phoneSetRing(hPhone, 1, 0);
          }
        }
        default -> { }
      }
    }
    if (!gone) {
      client.tapi.phoneClose(hPhone);
    }
    client.shutdown();
  }

  @Test
  void programThatForgetsTheForcedClose_isFoundWithTheShortestList() {
    Exploration found = explored(1, emulator -> lightsTheLamp(emulator, true));
    assertEquals(1, found.failures().stream().filter(failure -> failure.text().contains("use-after-forced-close"))
        .count(), found.failures()::toString);
    assertTrue(found.failures().stream().allMatch(failure -> failure.replayText().contains("RECLAIM")
        || failure.replayText().contains("REMOVE")), found.failures()::toString);
  }

  /** Copes with every refusal and every message; the wrong one closes its phone in any case. */
  private static void lightsTheLamp(Emulator emulator, boolean wrong) {
    Client client = Client.on(emulator);
    if (client.hPhoneApp == 0) {
      return;
    }
    int hPhone = opens(client);
    boolean gone = hPhone == 0;
    if (!gone) {
      int request = client.tapi.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_STEADY);
      boolean done = request < 0;
      for (int i = 0; i < MOST_MESSAGES && !gone && !done; i++) {
        PhoneMessage message = client.message(INFINITE);
        gone = message != null && message.dwMessageID() == PHONE_CLOSE;
        done = message != null && message.dwMessageID() == PHONE_REPLY && message.dwParam1() == request;
      }
      for (PhoneMessage message = client.message(0); message != null; message = client.message(0)) {
        gone |= message.dwMessageID() == PHONE_CLOSE;
      }
      if (!gone || wrong) {
        client.tapi.phoneClose(hPhone);
      }
    }
    client.shutdown();
  }

  /** The thread that receives learns of the end from phoneGetMessage itself (C-18). */
  private static void receivesOnAnotherThread(Emulator emulator) {
    Client client = Client.on(emulator);
    int hPhone = client.hPhoneApp == 0 ? 0 : opens(client);
    if (hPhone == 0) {
      return;
    }
    boolean[] gone = {false};
    TapiThread receiver = client.process.start("receiver", () -> {
      ByteBuffer block = ByteBuffer.allocate(64);
      PhoneMessage message = new PhoneMessage(client.process.pointerWidth()).wrap(block);
      int result = 0;
      while (result != PHONEERR_INVALAPPHANDLE) {
        result = client.tapi.phoneGetMessage(client.hPhoneApp, block, INFINITE);
        gone[0] |= result == 0 && message.dwMessageID() == PHONE_CLOSE;
      }
    });
    client.tapi.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_STEADY);
    if (!gone[0]) {
      client.tapi.phoneClose(hPhone);
    }
    while (client.tapi.phoneShutdown(client.hPhoneApp) != 0) {
      // a shutdown may be refused for want of memory, and is tried again
    }
    receiver.join();
  }

  private static int opens(Client client) {
    IntHolder version = new IntHolder();
    IntHolder hPhone = new IntHolder();
    boolean agreed = client.tapi.phoneNegotiateAPIVersion(
        client.hPhoneApp, 0, TAPI_VERSION_1_4, TAPI_VERSION_2_2, version, null) == 0;
    boolean opened = agreed && client.tapi.phoneOpen(
        client.hPhoneApp, 0, hPhone, version.value, 0, 0, PHONEPRIVILEGE_OWNER) == 0;
    return opened ? hPhone.value : 0;
  }
}
