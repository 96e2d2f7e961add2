package dev.tapiemulator.testkit.guide;

import static dev.tapiemulator.testkit.TestWords.*;

import dev.tapiemulator.testkit.PhoneApp;
import dev.tapiemulator.testkit.ScriptedPhone;
import dev.tapiemulator.testkit.junit.EmulatorTest;

class FirstCallTest {

  @EmulatorTest
  void phoneClose_suppressesOutstandingReplies(PhoneApp app, ScriptedPhone phone) {
    phone.answers(setData(1)).after(millis(20)).times(2);
    int hPhone = app.opensAsOwner(phone);

    int first = app.accepts(() -> app.phoneSetData(hPhone, 1, bytes(7))); // a positive request id: it goes on
    app.advances(millis(20));                                             // virtual time; nothing sleeps
    app.receives(reply(first));

    app.accepts(() -> app.phoneSetData(hPhone, 1, bytes(8)));
    app.succeeds(() -> app.phoneClose(hPhone));
    app.advances(millis(20));
    app.receivesNoReply();                                                // not to the second, ever
  }
}
