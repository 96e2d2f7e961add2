package dev.tapiemulator.testkit.junit;

import static dev.tapiemulator.tapi.Tapi.*;
import static dev.tapiemulator.testkit.TestWords.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.testkit.Leak;
import dev.tapiemulator.testkit.PhoneApp;
import dev.tapiemulator.testkit.ScriptedPhone;
import org.junit.jupiter.api.Test;

/**
 * What a test may not leave behind. The nested classes that are static are samples, run by themselves, and no tests
 * of the build.
 */
class AfterTheTestTest {

  private static void assertText(String expected, String actual) {
    assertEquals(expected.stripTrailing(), actual);
  }

  @EmulatorTest
  static class Leaking {

    @Test
    void application(Tapi32 tapi, TapiProcess process) {
      tapi.phoneInitialize(new IntHolder(), process.hInstance(), (h, m, i, a, b, c) -> { }, "forgetful", new IntHolder());
    }

    @Test
    void handleAndRequest(PhoneApp app, ScriptedPhone phone) {
      phone.answers(setData(1));
      int hPhone = app.opensAsOwner(phone);
      app.accepts(() -> app.phoneSetData(hPhone, 1, bytes(7)));
    }

    @Test
    void messageNotRead(PhoneApp app, ScriptedPhone phone, Emulator emulator) {
      int hPhone = app.opensAsOwner(phone);
      app.succeeds(() -> app.phoneSetStatusMessages(hPhone, 0, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_DOWN));
      emulator.phone(0).press(1);
      app.succeeds(() -> app.phoneClose(hPhone));
      emulator.addPhone("store");
    }

    @Test
    void messageReadAndNotAskedFor(PhoneApp app, Emulator emulator) {
      emulator.addPhone("store");
      app.receivesNoReply();
    }

    @EmulatorTest(allows = {Leak.Kind.HANDLE, Leak.Kind.REQUEST})
    void permitted(PhoneApp app, ScriptedPhone phone) {
      handleAndRequest(app, phone);
    }

    @Test
    void shutDown(Tapi32 tapi, TapiProcess process) {
      application(tapi, process);
      tapi.phoneShutdown(0x10000);
    }

    @Test
    void killed(Tapi32 tapi, TapiProcess process) {
      application(tapi, process);
      process.kill();
    }

    @Test
    void nothing(PhoneApp app, ScriptedPhone phone) {
      int hPhone = app.opensAsOwner(phone);
      app.succeeds(() -> app.phoneClose(hPhone));
    }
  }

  @Test
  void leaks_failTheTestThatLeaves() {
    SampleRun run = SampleRun.of(Leaking.class);
    assertEquals("""
        application: the test leaves something behind:
          application 0x10000 of program, initialised at 0 ms, never shut down
        handleAndRequest: the test leaves something behind:
          handle 0x40010000 of app, owner of phone 0, opened at 0 ms, never closed
          request #1 of app, phoneSetData on 0x40010000, outstanding since 0 ms
        messageNotRead: the test leaves something behind:
          message PHONE_CREATE device 1 of app, posted at 0 ms, never read
        messageReadAndNotAskedFor: the test leaves something behind:
          message PHONE_CREATE device 1 of app, received and never asked for""", run.failures());
    assertEquals(4, run.succeeded());
  }

  @EmulatorTest(faults = "COMPLETE_TWICE,phoneSetData,*,1,0,0")
  static class Wronged {

    private static void sends(PhoneApp app, ScriptedPhone phone) {
      phone.answers(setData(1));
      int hPhone = app.opensAsOwner(phone);
      app.accepts(() -> app.phoneSetData(hPhone, 1, bytes(7)));
      try {
        app.advances(millis(20));
      } catch (RuntimeException swallowed) {
        // a program that catches everything hides nothing
      }
      app.succeeds(() -> app.phoneClose(hPhone));
    }

    @Test
    void strict(PhoneApp app, ScriptedPhone phone) {
      sends(app, phone);
    }

    @EmulatorTest(faults = "COMPLETE_TWICE,phoneSetData,*,1,0,0", lenient = true)
    void lenient(PhoneApp app, ScriptedPhone phone) {
      sends(app, phone);
    }

    @EmulatorTest
    void swallowed(Tapi32 tapi, PhoneApp app, ScriptedPhone phone) {
      int hPhone = app.opensAsOwner(phone);
      try {
        tapi.phoneSetLamp(hPhone, 12, PHONELAMPMODE_OFF);
        app.phoneSetLamp(hPhone, 12, PHONELAMPMODE_OFF);
      } catch (RuntimeException swallowed) {
        // as above
      }
      app.succeeds(() -> app.phoneClose(hPhone));
    }

    @EmulatorTest(lenient = true)
    void unanswered(Tapi32 tapi, PhoneApp app, ScriptedPhone phone) {
      int hPhone = app.opensAsOwner(phone);
      app.isRefusedWith(PhoneErr.OPERATIONFAILED, () -> app.phoneSetLamp(hPhone, 12, PHONELAMPMODE_OFF));
      app.succeeds(() -> app.phoneClose(hPhone));
    }
  }

  @Test
  void violations_failTheTestUnlessLenient() {
    SampleRun run = SampleRun.of(Wronged.class);
    assertText("""
        strict: SECOND_COMPLETION: phone 0 (scripted-phone) completed a request that was already completed: \
        request 1 again, result 0
        swallowed: scripted-phone was not told how to answer setLamp(12, 2)
          it was told nothing at all
          tell it before the call: phone.answers(setLamp(12))
        unanswered: scripted-phone was not told how to answer setLamp(12, 2)
          it was told nothing at all
          tell it before the call: phone.answers(setLamp(12))
        """, run.failures());
  }
}
