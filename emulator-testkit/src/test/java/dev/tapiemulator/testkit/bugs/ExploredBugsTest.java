package dev.tapiemulator.testkit.bugs;

import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.tapi.struct.PhoneMessage;
import dev.tapiemulator.testkit.bugs.BuggyPhone.Bug;
import dev.tapiemulator.testkit.conform.Client;
import dev.tapiemulator.testkit.explore.EmulatedTest;
import dev.tapiemulator.testkit.explore.Exploration;
import dev.tapiemulator.testkit.explore.Explorer;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Those bugs of programs and of phones that show at certain times only: the ordinary run hides them, exploring finds
 * them with one unusual choice, and nothing in the corrected twins.
 */
class ExploredBugsTest {

  private static final int PATIENCE_MILLIS = 20;

  private static Exploration explored(int bound, EmulatorConfig config, EmulatedTest test) {
    return new Explorer().bound(bound)
        .families(EnumSet.of(ChoiceFamily.TIMING, ChoiceFamily.ORDER, ChoiceFamily.FORCED_CLOSE))
        .explore(config, test);
  }

  private static void isFound(EmulatorConfig wrongPhone, EmulatedTest wrong, String kind, String choice) {
    assertEquals(List.of(), explored(0, wrongPhone, wrong).failures(), "in the ordinary run");
    Exploration found = explored(1, wrongPhone, wrong);
    assertTrue(found.failures().stream().anyMatch(failure ->
        failure.kind().contains(kind) && failure.replayText().contains(choice)), () -> found.failures().toString());
  }

  private static void isNotFound(EmulatorConfig phone, EmulatedTest test) {
    Exploration explored = explored(2, phone, test);
    assertEquals(List.of(), explored.failures());
    assertTrue(explored.isComplete());
  }

  /** PHONE_CLOSE of another phone is taken for the end of a request. */
  @Test
  void otherMessage_isFedIntoRequestCompletion() {
    EmulatorConfig stores = EmulatorConfig.builder().phone("store").phone("store").build();
    isFound(stores, emulator -> storesAndReadsBack(emulator, true), "IllegalStateException", "RECLAIM");
    isNotFound(stores, emulator -> storesAndReadsBack(emulator, false));
  }

  private static String storesAndReadsBack(Emulator emulator, boolean wrong) {
    Client client = Client.on(emulator);
    int hPhone = client.open();
    int other = client.open(1, PHONEPRIVILEGE_MONITOR, 0);
    if (hPhone == 0 || other == 0) {
      return "taken away";
    }
    int request = client.send(hPhone, 0, "x");
    if (request < 0 || !isDone(client, hPhone, request, wrong)) {
      return "refused";
    }
    ByteBuffer read = ByteBuffer.allocate(1);
    if (client.tapi.phoneGetData(hPhone, 0, read, 1) == 0 && read.get(0) != 'x') {
      throw new IllegalStateException("the phone does not hold what was stored");
    }
    return "stored";
  }

  private static boolean isDone(Client client, int hPhone, int request, boolean wrong) {
    for (PhoneMessage message = client.message(INFINITE); message != null; message = client.message(INFINITE)) {
      boolean reply = message.dwMessageID() == PHONE_REPLY && message.dwParam1() == request;
      if (wrong || reply) {
        return message.dwParam2() == 0;
      }
      if (message.dwMessageID() == PHONE_CLOSE && message.hDevice() == hPhone) {
        return false;
      }
    }
    return false;
  }

  /** Phones that do wrong when they are closed, or taken away, with a request under way. */
  @ParameterizedTest
  @CsvSource({
    "CLOSES_BEFORE_COMPLETING, UNSETTLED_AT_FORCED_CLOSE, RECLAIM",
    "COMPLETION_AFTER_CLOSE, UNSETTLED_AT_CLOSE, LATENCY"})
  void phone_doesWrongAtCertainTimes(Bug bug, String violation, String choice) {
    isFound(phone(new BuggyPhone(bug)), ExploredBugsTest::sendsAndCloses, violation, choice);
    isNotFound(phone(new BuggyPhone()), ExploredBugsTest::sendsAndCloses);
  }

  private static EmulatorConfig phone(BuggyPhone phone) {
    return EmulatorConfig.builder().phone(phone).build();
  }

  /** A correct program: it waits so long for its reply, and closes then unless the phone is gone. */
  private static String sendsAndCloses(Emulator emulator) {
    Client client = Client.on(emulator);
    int hPhone = client.open();
    boolean gone = hPhone == 0 || client.send(hPhone, 0, "x") < 0;
    for (PhoneMessage message = client.message(PATIENCE_MILLIS); message != null && !gone;
        message = client.message(PATIENCE_MILLIS)) {
      gone = message.dwMessageID() == PHONE_CLOSE;
    }
    if (!gone) {
      client.tapi.phoneClose(hPhone);
    }
    client.shutdown();
    return "done";
  }
}
