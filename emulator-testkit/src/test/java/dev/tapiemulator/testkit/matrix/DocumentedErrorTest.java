package dev.tapiemulator.testkit.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.choice.FaultPlan;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.Tapi;
import dev.tapiemulator.testkit.matrix.DocumentedError.Place;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A documented error as a value that installs itself. */
class DocumentedErrorTest {

  private static final DocumentedError REFUSED =
      new DocumentedError(PhoneFunction.PHONE_SET_LAMP, PhoneErr.NOMEM, Place.REFUSAL);
  private static final DocumentedError FAILED =
      new DocumentedError(PhoneFunction.PHONE_SET_LAMP, PhoneErr.RESOURCEUNAVAIL, Place.REPLY);

  @Test
  void in_strikesTheFirstCallOfTheRun() {
    try (Emulator emulator = emulator(REFUSED.in(config()))) {
      Client client = Client.registered(emulator, "client");
      int hPhone = open(client);
      assertEquals(Tapi.PHONEERR_NOMEM, client.tapi.phoneSetLamp(hPhone, 0, Tapi.PHONELAMPMODE_STEADY));
      assertTrue(client.tapi.phoneSetLamp(hPhone, 0, Tapi.PHONELAMPMODE_STEADY) > 0);
    }
  }

  @Test
  void in_strikesTheCallThatIsNamed() {
    try (Emulator emulator = emulator(REFUSED.in(config(), 2))) {
      Client client = Client.registered(emulator, "client");
      int hPhone = open(client);
      assertTrue(client.tapi.phoneSetLamp(hPhone, 0, Tapi.PHONELAMPMODE_STEADY) > 0);
      assertEquals(Tapi.PHONEERR_NOMEM, client.tapi.phoneSetLamp(hPhone, 0, Tapi.PHONELAMPMODE_STEADY));
    }
  }

  @Test
  void in_keepsWhatWasPlanned() {
    FaultPlan plan = FaultPlan.builder().refuse(PhoneFunction.PHONE_OPEN, 3, PhoneErr.NOMEM).build();
    EmulatorConfig both = FAILED.in(config().toBuilder().faults(plan).build());
    assertEquals(
        "[REFUSE,phoneOpen,*,3,0x9000001A,0, FAIL_REPLY,phoneSetLamp,*,1,0x9000001F,0]",
        both.faults().faults().toString());
  }

  @Test
  void strikeNext_bringsTheErrorInTheReply() {
    try (Emulator emulator = emulator(config())) {
      Client client = Client.registered(emulator, "client");
      int hPhone = open(client);
      FAILED.strikeNext(emulator);
      int request = client.tapi.phoneSetLamp(hPhone, 0, Tapi.PHONELAMPMODE_STEADY);
      assertTrue(request > 0);
      emulator.runUntilIdle();
      assertEquals(OptionalInt.of(Tapi.PHONEERR_RESOURCEUNAVAIL), client.replyTo(request));
    }
  }

  @Test
  void reply_isThatOfTheRequest() {
    try (Emulator emulator = emulator(FAILED.in(config()))) {
      Client client = Client.registered(emulator, "client");
      int hPhone = open(client);
      int failing = client.tapi.phoneSetLamp(hPhone, 0, Tapi.PHONELAMPMODE_STEADY);
      int other = client.tapi.phoneSetLamp(hPhone, 0, Tapi.PHONELAMPMODE_OFF);
      emulator.runUntilIdle();
      assertEquals(OptionalInt.of(Tapi.PHONEERR_RESOURCEUNAVAIL), client.replyTo(failing));
      assertEquals(OptionalInt.empty(), client.replyTo(other), "it has been taken");
    }
  }

  @Test
  void of_aNameFindsTheFunction() {
    assertEquals(DocumentedError.of(PhoneFunction.PHONE_GET_ID), DocumentedError.of("phoneGetIDW"));
    assertEquals(20, DocumentedError.of("phoneSetData").size());
  }

  @Test
  void of_anUnknownNameSaysTheNearest() {
    assertEquals(
        "no function is called \"phoneSetDta\" (did you mean phoneSetData?)",
        assertThrows(IllegalArgumentException.class, () -> DocumentedError.of("phoneSetDta")).getMessage());
    assertEquals(
        "no function is called \"lineOpen\" (did you mean phoneOpen?)",
        assertThrows(IllegalArgumentException.class, () -> DocumentedError.of("lineOpen")).getMessage());
  }

  @Test
  void error_mustBeDocumentedAndAReplyNeedsARequest() {
    assertEquals("PHONEERR_NOTOWNER is not documented for phoneDevSpecific",
        assertThrows(IllegalArgumentException.class, () -> new DocumentedError(
            PhoneFunction.PHONE_DEV_SPECIFIC, PhoneErr.NOTOWNER, Place.REPLY)).getMessage());
    assertEquals("phoneOpen is synchronous: no reply brings its errors",
        assertThrows(IllegalArgumentException.class, () -> new DocumentedError(
            PhoneFunction.PHONE_OPEN, PhoneErr.NOMEM, Place.REPLY)).getMessage());
  }

  @Test
  void toString_isASentence() {
    assertEquals("phoneSetLamp returns PHONEERR_NOMEM", REFUSED.toString());
    assertEquals("phoneSetLamp's reply brings PHONEERR_RESOURCEUNAVAIL", FAILED.toString());
  }

  private static EmulatorConfig config() {
    return EmulatorConfig.builder().build();
  }

  private static Emulator emulator(EmulatorConfig config) {
    return Emulator.create(config.toBuilder().phone(new ScenePhone(ScenePhone.Condition.FINE)).build());
  }

  private static int open(Client client) {
    client.negotiate();
    return client.open(Tapi.PHONEPRIVILEGE_OWNER);
  }
}
