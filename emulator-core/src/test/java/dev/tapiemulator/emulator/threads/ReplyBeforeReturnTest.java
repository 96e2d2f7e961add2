package dev.tapiemulator.emulator.threads;

import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.INFINITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.emulator.choice.Choices;
import dev.tapiemulator.emulator.choice.OdometerChoices;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a reply can be fetched before the thread that made the request has its id (O-05). */
class ReplyBeforeReturnTest {

  private static final int MOST_ORDERS = 20_000;

  /** One thread makes a request, one fetches its reply; whether the reply came before the id. */
  private static boolean isEarly(String option, int latencyMillis, Choices choices) {
    EmulatorConfig config = EmulatorConfig.builder()
        .ruling(Ruling.REPLY_BEFORE_RETURN, option)
        .families(EnumSet.of(ChoiceFamily.THREADS))
        .choices(choices)
        .phone(new EchoPhone(latencyMillis))
        .build();
    List<Integer> ids = new ArrayList<>();
    List<Integer> idsAtReply = new ArrayList<>();
    try (Emulator emulator = Emulator.create(config)) {
      TestApp app = new TestApp(emulator, "dialer");
      int hPhone = app.owner(0);
      TapiThread fetching = app.process.start("fetching", () -> {
        succeed(app.tapi.phoneGetMessage(app.hPhoneApp, ByteBuffer.allocate(64), INFINITE));
        idsAtReply.addAll(ids);
      });
      TapiThread asking = app.process.start("asking", () -> ids.add(app.tapi.phoneSetData(hPhone, 1, bytes(1), 1)));
      fetching.join();
      asking.join();
    }
    assertEquals(List.of(1), ids);
    return !idsAtReply.equals(ids);
  }

  /** How many orders of turns there are, and in how many of them the reply came early. */
  private static int earlyOrders(String option, int latencyMillis) {
    OdometerChoices odometer = new OdometerChoices();
    int orders = 0;
    int early = 0;
    do {
      early += isEarly(option, latencyMillis, odometer) ? 1 : 0;
      orders++;
    } while (odometer.advance() && orders < MOST_ORDERS);
    assertTrue(orders > 10 && orders < MOST_ORDERS, orders + " orders");
    return early;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20})
  void never_noOrderOfTurnsShowsTheReplyBeforeTheId(int latencyMillis) {
    assertEquals(0, earlyOrders("never", latencyMillis));
  }

  @Test
  void otherThreads_someOrdersShowTheReplyBeforeTheId() {
    assertTrue(earlyOrders("other threads", 0) > 0);
  }

  /** Time stands still until the thread that made the request waits for something. */
  @Test
  void otherThreads_ofAPhoneThatTakesTimeTheIdComesFirst() {
    assertEquals(0, earlyOrders("other threads", 20));
  }

  @Test
  void otherThreads_ordinarilyTheIdComesFirst() {
    assertFalse(isEarly("other threads", 0, Choices.ordinary()));
  }

  @Test
  void oneThread_hasItsIdFirstUnderEitherRuling() {
    for (String option : Ruling.REPLY_BEFORE_RETURN.options()) {
      EmulatorConfig config = EmulatorConfig.builder()
          .ruling(Ruling.REPLY_BEFORE_RETURN, option)
          .choices(NextThread.always(1))
          .phone(new EchoPhone(0))
          .build();
      try (Emulator emulator = Emulator.create(config)) {
        TestApp app = new TestApp(emulator, "dialer");
        int hPhone = app.owner(0);
        int request = app.tapi.phoneSetData(hPhone, 1, bytes(1), 1);
        assertEquals(List.of("REPLY " + request + " 0"), app.words());
      }
    }
  }
}
