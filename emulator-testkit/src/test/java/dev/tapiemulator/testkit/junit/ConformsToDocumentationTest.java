package dev.tapiemulator.testkit.junit;

import static dev.tapiemulator.tapi.Tapi.PHONELAMPMODE_STEADY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.testkit.Leak;
import dev.tapiemulator.testkit.PhoneApp;
import dev.tapiemulator.testkit.conform.Severity;
import org.junit.jupiter.api.Test;

/** The check of conformance after each test. */
class ConformsToDocumentationTest {

  @Test
  void brokenRule_failsTheTest() {
    String failure = SampleRun.of(UsesAfterClose.class).failure().getMessage();
    assertTrue(failure.startsWith("the program breaks the documentation:\njournal: record "), failure);
    assertTrue(failure.contains("error: use-after-close"), failure);
  }

  @Test
  void exceptionsAndSeverity_decideWhatFails() {
    assertEquals(1, SampleRun.of(IsAllowedTo.class).succeeded());
    String failure = SampleRun.of(IsStricter.class).failure().getMessage();
    assertTrue(failure.contains("warning: features-unasked"), failure);
  }

  @Test
  void wrongUse_isNamed() {
    assertEquals("@ConformsToDocumentation: there is no rule \"no-such-rule\"",
        SampleRun.of(NamesNoRule.class).failure().getMessage());
    assertEquals("@ConformsToDocumentation needs @EmulatorTest or an EmulatorExtension",
        SampleRun.of(HasNoEmulator.class).failure().getMessage());
  }

  private static void useAfterClose(PhoneApp app) {
    int hPhone = app.opensAsOwner(0);
    app.tapi().phoneClose(hPhone);
    app.tapi().phoneSetLamp(hPhone, 20, PHONELAMPMODE_STEADY);
  }

  static class UsesAfterClose {
    @ConformsToDocumentation
    @EmulatorTest(phones = "desk-phone", allows = Leak.Kind.MESSAGE)
    void program(PhoneApp app) {
      useAfterClose(app);
    }
  }

  @ConformsToDocumentation(except = "use-after-close")
  static class IsAllowedTo {
    @EmulatorTest(phones = "desk-phone", allows = Leak.Kind.MESSAGE)
    void program(PhoneApp app) {
      useAfterClose(app);
    }
  }

  static class IsStricter {
    @EmulatorTest(phones = "desk-phone", allows = Leak.Kind.MESSAGE)
    @ConformsToDocumentation(from = Severity.WARNING)
    void program(PhoneApp app) {
      int hPhone = app.opensAsOwner(0);
      app.tapi().phoneGetHookSwitch(hPhone, new IntHolder());
      app.tapi().phoneClose(hPhone);
    }
  }

  static class NamesNoRule {
    @EmulatorTest(phones = "desk-phone", allows = Leak.Kind.MESSAGE)
    @ConformsToDocumentation(except = "no-such-rule")
    void program() {}
  }

  static class HasNoEmulator {
    @Test
    @ConformsToDocumentation
    void program() {}
  }
}
