package dev.tapiemulator.testkit.guide;

import static dev.tapiemulator.testkit.TestWords.*;

import dev.tapiemulator.testkit.PhoneApp;
import dev.tapiemulator.testkit.ScriptedPhone;
import dev.tapiemulator.testkit.junit.EmulatorTest;

/** A test that fails on purpose, for the guide to show what it prints. */
class EarlyCloseSample {

  @EmulatorTest(seed = 7)
  void phoneSetData_isConfirmed(PhoneApp app, ScriptedPhone phone) {
    phone.answers(setData(1));
    int hPhone = app.opensAsOwner(phone);
    int request = app.accepts(() -> app.phoneSetData(hPhone, 1, bytes(7)));
    app.succeeds(() -> app.phoneClose(hPhone));
    app.advances(millis(200));
    app.receives(reply(request));
  }
}
