package dev.tapiemulator.emulator.threads;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.tapi.Tapi.PHONEHOOKSWITCHDEV_HANDSET;
import static dev.tapiemulator.tapi.Tapi.PHONELAMPMODE_STEADY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tapiemulator.emulator.CompletionPort;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.EventHandle;
import dev.tapiemulator.emulator.PhoneControl;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.choice.Fault;
import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.tapi.PhoneErr;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the turn never passes: in what the test does to phones and processes, and in what it looks at. */
class NoTurnTest {

  private final NextThread choices = NextThread.always(1);
  private final Emulator emulator = Emulator.create(
      EmulatorConfig.builder().phone(new EchoPhone()).phone(new EchoPhone()).choices(choices).build());
  private final TestApp app = new TestApp(emulator, "dialer");
  private final PhoneControl phone = emulator.phone(0);
  private final EventHandle event = app.process.eventHandle(app.hEvent);
  private final CompletionPort port = app.process.createCompletionPort();
  private final Map<String, Runnable> deeds = deeds();

  @AfterEach
  void close() {
    emulator.close();
  }

  private Map<String, Runnable> deeds() {
    Map<String, Runnable> all = new LinkedHashMap<>();
    all.put("attach", () -> emulator.attach("another"));
    all.put("kill", () -> emulator.attach("another").kill());
    all.put("press", () -> phone.press(1));
    all.put("lift", () -> phone.lift(PHONEHOOKSWITCHDEV_HANDSET));
    all.put("layDown", () -> phone.layDown(PHONEHOOKSWITCHDEV_HANDSET));
    all.put("turnVolume", () -> phone.turnVolume(PHONEHOOKSWITCHDEV_HANDSET, 7));
    all.put("suspend", phone::suspend);
    all.put("resume", phone::resume);
    all.put("unplug", phone::unplug);
    all.put("plugIn", phone::plugIn);
    all.put("forceClose", phone::forceClose);
    all.put("remove", phone::remove);
    all.put("failNext", () -> phone.failNext(PhoneErr.NOMEM));
    all.put("displayText", phone::displayText);
    all.put("isOpen", phone::isOpen);
    all.put("addPhone", () -> emulator.addPhone(new EchoPhone()));
    all.put("reconfigure", emulator::reconfigure);
    all.put("addFault", () -> emulator.addFault(new Fault(FaultKind.RECLAIM, null, 0, 1, 0, 0)));
    all.put("schedule", () -> emulator.schedule(Duration.ZERO, () -> { }));
    all.put("start", () -> app.process.start("another", () -> { }));
    all.put("threadFactory", () -> emulator.threadFactory().newThread(() -> { }).start());
    all.put("execute", () -> emulator.executor().execute(() -> { }));
    all.put("isSignalled", event::isSignalled);
    all.put("hasMessages", () -> app.process.messageLoop().hasMessages());
    all.put("eventHandle", () -> app.process.eventHandle(app.hEvent));
    all.put("completionPort", () -> app.process.completionPort(port.handle()));
    all.put("now", emulator::now);
    all.put("violations", emulator::violations);
    all.put("journal", () -> emulator.journal().choices());
    return all;
  }

  static Stream<String> names() {
    NoTurnTest test = new NoTurnTest();
    test.close();
    return test.deeds.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void deed_keepsTheTurn(String deed) {
    TapiThread other = app.process.start("other", () -> { });
    deeds.get(deed).run();
    assertEquals(List.of(), choices.bounds);
    assertFalse(other.hasEnded());
  }

  @Test
  void phoneSetLamp_keepsTheTurnWhileThePhoneIsCalledAndUntilItsIdIsKnown() {
    int hPhone = app.owner(0);
    app.process.start("other", () -> { });
    choices.isFollowed = false;
    int from = emulator.journal().size();
    accepted(app.tapi.phoneSetLamp(hPhone, 12, PHONELAMPMODE_STEADY));
    emulator.phone(0).press(3);
    assertEquals(List.of("next 0/2", "phoneSetLamp", "return"), TurnWords.of(emulator.journal(), from));
  }
}
