package dev.tapiemulator.testkit;

import static dev.tapiemulator.testkit.TestWords.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is left at the end of a run, and what became of everything else. */
class LeakCheckTest {

  private final ScriptedPhone phone = new ScriptedPhone();
  private final Emulator emulator = Emulator.create(EmulatorConfig.builder().phone(phone).build());
  private final PhoneApp app = PhoneApp.start(emulator, "dialer");

  @AfterEach
  void close() {
    emulator.close();
  }

  private String leaks() {
    return LeakCheck.of(emulator.journal(), List.of(app)).stream().map(Leak::toString)
        .collect(Collectors.joining("\n"));
  }

  /** The lines about handles in a failure's text. */
  private String handles() {
    String text = assertThrows(AssertionError.class, () -> app.receives(reply(99))).getMessage();
    return text.substring(text.indexOf("handles") + 10, text.indexOf("\n  requests"));
  }

  @Test
  void run_thatEndsEverything_leavesNothing() {
    phone.answers(setData(1)).times(2);
    int hPhone = app.opensAsOwner(phone);
    app.accepts(() -> app.phoneSetData(hPhone, 1, bytes(1)));
    app.accepts(() -> app.phoneSetData(hPhone, 1, bytes(1)));
    app.succeeds(app::phoneShutdown);
    assertEquals("", leaks());
    assertEquals("0x40010000 owner of phone 0, opened at 0 ms, closed at 0 ms by phoneShutdown", handles());
  }

  @Test
  void process_thatDies_leavesNothing() {
    phone.answers(setData(1)).always();
    int hPhone = app.opensAsOwner(phone);
    app.accepts(() -> app.phoneSetData(hPhone, 1, bytes(1)));
    PhoneApp other = PhoneApp.start(emulator, "other");
    int survivor = other.opensAsMonitor(phone);
    app.process().kill();
    emulator.phone(0).forceClose();
    other.receives(closed(survivor));
    other.succeeds(other::phoneShutdown);
    assertEquals("", leaks());
    String text = assertThrows(AssertionError.class, () -> other.receives(closed(hPhone))).getMessage();
    List<String> lines = text.lines().filter(line -> line.contains(" of phone 0")).map(String::strip).toList();
    assertEquals("handles   0x40010000 owner of phone 0 (dialer), opened at 0 ms, closed at 0 ms by the death of its "
        + "process  <- this one", lines.get(0));
    assertEquals("0x40010001 monitor of phone 0, opened at 0 ms, closed at 0 ms by the phone", lines.get(1));
  }

  @Test
  void phone_thatTakesItselfAway_leavesTheMessage() {
    app.opensAsOwner(phone);
    emulator.phone(0).forceClose();
    assertEquals("""
        application 0x10000 of dialer, initialised at 0 ms, never shut down
        message PHONE_CLOSE 0x40010000 of dialer, posted at 0 ms, never read""", leaks());
    assertEquals("0x40010000 owner of phone 0, opened at 0 ms, closed at 0 ms by the phone", handles());
    assertEquals("""
        application 0x10000 of dialer, initialised at 0 ms, never shut down
        message PHONE_CLOSE 0x40010000 of dialer, received and never asked for""", leaks());
  }

  @Test
  void journal_aloneIsEnough() {
    app.opensAsMonitor(phone);
    List<Leak> leaks = LeakCheck.of(emulator.journal());
    assertEquals(List.of(Leak.Kind.APPLICATION, Leak.Kind.HANDLE), leaks.stream().map(Leak::kind).toList());
    assertEquals(0x40010000, leaks.get(1).handle());
  }
}
