package dev.tapiemulator.emulator.properties;

import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.choice.OdometerChoices;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.StandardPhone;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Every behaviour of a small world: two applications, one phone, one request each, a handle closed at any point or
 * never, each request taking any of its times, and equal times in any order.
 */
class SmallWorldTest {

  /** When something happens, in order; NEVER comes last. */
  private enum Point {
    BEFORE_THE_REQUESTS,
    BETWEEN_THE_REQUESTS,
    AFTER_THE_REQUESTS,
    AFTER_INSTANT_REPLIES,
    AFTER_ORDINARY_REPLIES,
    AFTER_SLOW_REPLIES,
    BEFORE_FETCHING,
    AFTER_FETCHING,
    NEVER
  }

  private static final long ORDINARY_MILLIS = 10;

  private static final Duration HALF_AND_MORE = Duration.ofMillis(ORDINARY_MILLIS / 2 + 1);

  /** Nine by nine points, fetching late or always, and what the choices make of each. */
  private static final int CLOSING_RUNS = 2316;
  private static final int RECLAIMING_RUNS = 276;

  /** Does what it is asked after a time that is a choice, and remembers which requests it did and which it aborted. */
  private static final class SmallPhone extends StandardPhone {

    final List<Integer> done = new ArrayList<>();

    @Override
    public PhoneDescription describe() {
      return PhoneDescription.named("small-phone")
          .area(DataArea.download(0, "in", 8, payload -> 0))
          .latencyMillis(ORDINARY_MILLIS)
          .build();
    }

    @Override
    protected int receive(int requestId, DataArea area, ByteBuffer payload) {
      done.add(requestId);
      return 0;
    }

    @Override
    public int devSpecific(int requestId, ByteBuffer params, DevicePort port) {
      return accept(requestId, () -> {
        done.add(requestId);
        return 0;
      });
    }
  }

  /** One application: the owner sends data, the monitor uses the vendor escape. */
  private static final class Party {

    final TestApp app;
    final int hPhone;
    final List<String> fate = new ArrayList<>();
    int request;
    boolean closed;

    Party(Emulator emulator, String name, int privilege) {
      app = new TestApp(emulator, name);
      hPhone = app.open(0, privilege);
    }

    void asks(boolean owner) {
      int result = owner
          ? app.tapi.phoneSetData(hPhone, 0, TestApp.bytes(1), 1)
          : app.tapi.phoneDevSpecific(hPhone, null, 0);
      if (closed) {
        assertEquals(PHONEERR_INVALPHONEHANDLE, result, "a closed handle");
        fate.add(0, "refused"); // First, whether the message of the closing was fetched before it or after.
      } else {
        request = TestApp.accepted(result);
      }
    }

    void closes() {
      TestApp.succeed(app.tapi.phoneClose(hPhone));
      closed = true;
    }

    void fetches() {
      for (TestApp.Message message : app.messages()) {
        fate.add(switch (message.id()) {
          case PHONE_REPLY -> reply(message);
          case PHONE_CLOSE -> "close";
          default -> throw new AssertionError("nobody asked for " + message);
        });
      }
    }

    private String reply(TestApp.Message message) {
      assertEquals(request, message.param1(), "a reply to its own request");
      return message.param2() == 0 ? "success" : "failure";
    }

    /** What it saw, and whether its request took effect. */
    String fate(SmallPhone phone) {
      String effect = request == 0 ? "" : phone.done.contains(request) ? " (done)" : " (not done)";
      return String.join(", ", fate) + effect;
    }
  }

  /** One run; the fates of the owner and of the monitor. */
  private static List<String> run(
      OdometerChoices choices, Point ownerCloses, Point monitorCloses, Point reclaimed, boolean fetchesAlways) {
    SmallPhone phone = new SmallPhone();
    try (Emulator emulator = TestEmulator.create(EmulatorConfig.builder().phone(phone).choices(choices).build())) {
      Party owner = new Party(emulator, "owner", PHONEPRIVILEGE_OWNER);
      Party monitor = new Party(emulator, "monitor", PHONEPRIVILEGE_MONITOR);
      for (Point point : Point.values()) {
        switch (point) {
          case BETWEEN_THE_REQUESTS -> owner.asks(true);
          case AFTER_THE_REQUESTS -> monitor.asks(false);
          case AFTER_INSTANT_REPLIES, AFTER_ORDINARY_REPLIES -> emulator.advance(HALF_AND_MORE);
          case AFTER_SLOW_REPLIES -> emulator.advance(Duration.ofMillis(ORDINARY_MILLIS));
          case BEFORE_FETCHING -> emulator.runUntilIdle();
          default -> {
            // Nothing happens before this point but fetching.
          }
        }
        if (fetchesAlways || point.compareTo(Point.AFTER_FETCHING) >= 0) {
          owner.fetches();
          monitor.fetches();
        }
        if (point == reclaimed && point != Point.NEVER) {
          emulator.phone(0).forceClose();
          owner.closed = true;
          monitor.closed = true;
        }
        if (point == ownerCloses && point != Point.NEVER) {
          owner.closes();
        }
        if (point == monitorCloses && point != Point.NEVER) {
          monitor.closes();
        }
      }
      owner.fetches();
      monitor.fetches();
      return List.of(owner.fate(phone), monitor.fate(phone));
    }
  }

  /** All behaviours of a scenario, as "owner | monitor". */
  private static final class Behaviours {

    final Set<String> fates = new TreeSet<>();
    int runs;

    void explore(Point ownerCloses, Point monitorCloses, Point reclaimed, boolean fetchesAlways) {
      OdometerChoices choices = new OdometerChoices();
      do {
        List<String> fate = run(choices, ownerCloses, monitorCloses, reclaimed, fetchesAlways);
        fates.add(fate.get(0) + " | " + fate.get(1));
        runs++;
      } while (choices.advance());
    }
  }

  private static final String REFUSED = "refused, close";
  private static final String CLOSED_AND_DONE = "close (done)";
  private static final String CLOSED_AND_ABORTED = "close (not done)";
  private static final String SUCCESS = "success (done)";
  private static final String SUCCESS_THEN_CLOSED = "success, close (done)";
  private static final String FAILURE_THEN_CLOSED = "failure, close (not done)";

  @Test
  void phoneClose_atAnyPoint_hasTheseOutcomesAndNoOthers() {
    Behaviours behaviours = new Behaviours();
    for (Point owner : Point.values()) {
      for (Point monitor : Point.values()) {
        behaviours.explore(owner, monitor, null, true);
        behaviours.explore(owner, monitor, null, false);
      }
    }
    Set<String> expected = new TreeSet<>();
    List<String> whateverTheOther = List.of(REFUSED, CLOSED_AND_DONE, SUCCESS, SUCCESS_THEN_CLOSED);
    for (String owner : whateverTheOther) {
      for (String monitor : whateverTheOther) {
        expected.add(owner + " | " + monitor);
      }
    }
    // A request is aborted only with the last handle, so the other one is closed as well (C-56).
    for (String closed : List.of(REFUSED, CLOSED_AND_DONE, SUCCESS_THEN_CLOSED, CLOSED_AND_ABORTED)) {
      expected.add(closed + " | " + CLOSED_AND_ABORTED);
      expected.add(CLOSED_AND_ABORTED + " | " + closed);
    }
    assertEquals(expected, behaviours.fates);
    assertEquals(CLOSING_RUNS, behaviours.runs);
  }

  @Test
  void forcedClose_atAnyPoint_hasTheseOutcomesAndNoOthers() {
    Behaviours behaviours = new Behaviours();
    for (Point reclaimed : Point.values()) {
      behaviours.explore(Point.NEVER, Point.NEVER, reclaimed, true);
      behaviours.explore(Point.NEVER, Point.NEVER, reclaimed, false);
    }
    Set<String> expected = new TreeSet<>();
    expected.add(REFUSED + " | " + REFUSED);
    expected.add(SUCCESS + " | " + SUCCESS);
    for (String owner : List.of(SUCCESS_THEN_CLOSED, FAILURE_THEN_CLOSED)) {
      expected.add(owner + " | " + REFUSED);
      expected.add(owner + " | " + SUCCESS_THEN_CLOSED);
      expected.add(owner + " | " + FAILURE_THEN_CLOSED);
    }
    assertEquals(expected, behaviours.fates);
    assertEquals(RECLAIMING_RUNS, behaviours.runs);
  }

  @Test
  void phoneClose_beforeFetching_leavesNoReply_andAfterIt_exactlyOne() {
    for (Point owner : Point.values()) {
      for (Point monitor : Point.values()) {
        Behaviours behaviours = new Behaviours();
        behaviours.explore(owner, monitor, null, false);
        boolean fetched = owner.compareTo(Point.AFTER_FETCHING) >= 0;
        for (String fate : behaviours.fates) {
          String ownersFate = fate.substring(0, fate.indexOf(" | "));
          boolean replied = ownersFate.contains("success") || ownersFate.contains("failure");
          assertEquals(fetched, replied, () -> fate + " when the owner closes " + owner);
        }
      }
    }
  }

  @Test
  void phoneClose_ofOneHandle_doesNotDisturbTheRequestOfTheOther() {
    for (Point owner : Point.values()) {
      Behaviours behaviours = new Behaviours();
      behaviours.explore(owner, Point.NEVER, null, true);
      behaviours.explore(owner, Point.NEVER, null, false);
      boolean undisturbed = behaviours.fates.stream().allMatch(fate -> fate.endsWith(" | " + SUCCESS));
      assertTrue(undisturbed, behaviours.fates::toString);
    }
  }
}
