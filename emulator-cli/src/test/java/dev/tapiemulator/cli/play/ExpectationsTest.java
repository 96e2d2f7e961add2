package dev.tapiemulator.cli.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.cli.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of expectation can fail, and says what it met. */
final class ExpectationsTest {

  private static final String BEFORE = """
      app = phoneInitializeEx dialer event
      h = phoneOpen app 0 owner
      phoneSetStatusMessages h lamp keypad down
      r = phoneSetLamp h 20 steady
      advance 1s
      device 0 press 5
      """;

  @TempDir
  Path folder;

  private ProgramRun run(String text) {
    Path file = folder.resolve("s.tapi");
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return ProgramRun.of("run", file.toString());
  }

  private static String inOneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
      "expect PHONE_REPLY r = NOMEM ~ expected dwParam2 PHONEERR_NOMEM in PHONE_REPLY r = OK",
      "expect PHONE_STATE h PHONESTATE_RINGMODE ~ expected dwParam1 PHONESTATE_RINGMODE in PHONE_STATE h PHONESTATE_LAMP 20",
      "expect PHONE_STATE h lamp 21 ~ expected dwParam2 21 in PHONE_STATE h PHONESTATE_LAMP 20",
      "expect PHONE_BUTTON h 5 keypad up ~ expected dwParam3 PHONEBUTTONSTATE_UP in PHONE_BUTTON h 5",
      "expect PHONE_BUTTON h 6 ~ expected dwParam1 6 in PHONE_BUTTON h 5",
      "expect PHONE_CLOSE h ~ no PHONE_CLOSE for h has come; there is PHONE_STATE h PHONESTATE_LAMP 20",
      "expect PHONE_REPLY r dwCallbackInstance = 9 ~ expected dwCallbackInstance 9 in PHONE_REPLY r = OK",
      "expect no PHONE_REPLY r ~ expected no PHONE_REPLY for r, but there is PHONE_REPLY r = OK",
      "expect no PHONE_STATE app ~ expected no PHONE_STATE for app, but there is PHONE_STATE h PHONESTATE_LAMP 20",
      "expect no PHONE_BUTTON h 5 ~ but there is PHONE_BUTTON h 5 PHONEBUTTONMODE_KEYPAD PHONEBUTTONSTATE_DOWN",
      "expect phoneClose h = PHONEERR_NOMEM ~ phoneClose was expected to return PHONEERR_NOMEM, but returned OK",
      "expect phoneGetLamp h 500 ~ phoneGetLamp was expected to return no error, but returned PHONEERR_INVALBUTTONLAMPID",
      "expect phoneSetLamp h 20 off = OK ~ phoneSetLamp was expected to return OK, but returned request id 2",
      "expect phoneClose 7 = request ~ was expected to return a request id, but returned PHONEERR_INVALPHONEHANDLE",
      "expect phoneGetLamp h 20 lpdwLampMode = off ~ lpdwLampMode was expected to be PHONELAMPMODE_OFF, but is "
          + "PHONELAMPMODE_STEADY",
      "expect phoneGetStatus h dwOwnerName = \"x\" ~ dwOwnerName was expected to be \"x\", but is \"dialer\"",
      "expect phoneGetStatus h size=104 dwOwnerName = \"x\" ~ dwOwnerName was expected to be \"x\", but is \"\"",
      "expect phoneGetData h 0 4 lpData = hex:00 ~ lpData was expected to be hex:00, but is",
      "expect device 0 display = \"x\" ~ the display was expected to be \"x\", but is \"\"",
      "expect device 0 lamp 20 = off ~ dwLampMode was expected to be PHONELAMPMODE_OFF, but is PHONELAMPMODE_STEADY",
      "expect device 0 ring = 1 ~ ring mode was expected to be 1, but is 0",
      "expect device 0 data 0 = hex:01 ~ data 0 was expected to be hex:01, but is \"\"",
      "expect device 0 open = no ~ phone 0 is open",
      "expect device 0 present = no ~ phone 0 is present",
      "expect event app = silent ~ the event was expected to be silent, but is signalled",
      "expect time = 1ms ~ the time was expected to be 1 ms, but is 1000 ms",
      "expect violation second-completion ~ no device has completed a request that was already completed"})
  void run_failsAndSaysWhatItMet(String expectation, String met) {
    ProgramRun run = run(BEFORE + expectation + "\n");
    assertEquals(1, run.exitCode(), run.out() + run.err());
    assertTrue(inOneLine(run.out()).contains(met), run.out());
    assertTrue(inOneLine(run.out()).contains("s.tapi:7:8: "), run.out());
  }

  @Test
  void message_takesTheNextOfItsKindAndLeavesTheOthersInOrder() {
    ProgramRun run = run(BEFORE + """
        strict-is-not-needed = phoneSetLamp h 20 off
        advance 1s
        expect PHONE_BUTTON h 5 keypad down
        expect PHONE_STATE h lamp 20
        expect PHONE_STATE h lamp 20
        expect PHONE_REPLY r = OK
        expect PHONE_REPLY strict-is-not-needed = OK
        expect no PHONE_REPLY app
        """);
    assertEquals(0, run.exitCode(), run.out() + run.err());
  }

  @Test
  void noMessage_takesNothingOutOfTheQueue() {
    ProgramRun run = run(BEFORE + """
        expect no PHONE_CLOSE h
        phoneClose h
        expect no PHONE_REPLY r
        """);
    assertEquals(0, run.exitCode(), "the reply was still in the queue, so that closing took it out: " + run.out());
  }

  @Test
  void message_ofARefusedRequestSaysThatThereIsNone() {
    ProgramRun run = run(BEFORE + "q = phoneSetLamp h 999 off\nexpect PHONE_REPLY q = OK\n");
    assertTrue(inOneLine(run.out()).contains("there is no request q: it was refused with PHONEERR_INVALBUTTONLAMPID"), run.out());
  }

  @Test
  void run_tellsAViolationAndBreaksOffUnlessLenient() {
    String text = "fault complete-twice phoneSetLamp\n" + BEFORE + "expect violation second-completion\n";
    ProgramRun strict = run(text);
    assertEquals(1, strict.exitCode(), strict.out());
    assertTrue(inOneLine(strict.out()).contains("SECOND_COMPLETION: phone 0 (desk-phone)"), strict.out());
    ProgramRun lenient = run("lenient on\n" + text);
    assertEquals(0, lenient.exitCode(), lenient.out());
  }

  @Test
  void run_namesADeadlockInsteadOfHanging() {
    ProgramRun run = run("app = phoneInitializeEx dialer event\nphoneGetMessage app INFINITE\n");
    assertEquals(1, run.exitCode(), run.out());
    assertTrue(inOneLine(run.out()).contains("FAILED"), run.out());
  }

  @Test
  void call_withoutPrefixRunsInTheProcessOfItsHandle() {
    ProgramRun run = run("""
        pointers 32
        app = other: phoneInitializeEx dialer window
        h = phoneOpen app 0 owner
        expect main: phoneClose h = PHONEERR_INVALPHONEHANDLE
        expect phoneClose h = OK
        expect PHONE_CLOSE h
        """);
    assertEquals(0, run.exitCode(), run.out() + run.err());
  }

  @Test
  void call_readsNoMemberThatIsNewerThanTheVersionInForce() {
    ProgramRun run = run("""
        version 1.3
        app = phoneInitialize veteran
        h = phoneOpen app 0 owner
        expect phoneGetStatus h dwPhoneFeatures = 0
        """);
    assertEquals(1, run.exitCode());
    assertTrue(inOneLine(run.out()).contains("dwPhoneFeatures was expected to be 0, but is absent"), run.out());
  }

  @Test
  void provider_mayFailToStart() {
    ProgramRun run = run("""
        provider good
        phone store
        provider bad fails NODRIVER
        phone desk-phone
        app = phoneInitializeEx dialer event
        expect phoneOpen app 0 owner = OK
        expect phoneOpen app 1 owner = PHONEERR_NODRIVER
        expect phoneInitialize old = PHONEERR_NODRIVER
        """);
    assertEquals(0, run.exitCode(), run.out() + run.err());
  }

  @Test
  void codePage_isThatOfTheAForms() {
    ProgramRun run = run("""
        codepage ISO-8859-5
        app = phoneInitializeExW "Жук" event
        h = phoneOpen app 0 owner
        expect phoneGetStatus h dwOwnerName = "Жук" dwOwnerNameSize = 4
        expect phoneGetStatusW h dwOwnerName = "Жук" dwOwnerNameSize = 8
        """);
    assertEquals(0, run.exitCode(), run.out() + run.err());
  }

  @Test
  void setButtonInfo_takesModeFunctionAndText() {
    ProgramRun run = run("""
        app = phoneInitializeEx dialer event
        h = phoneOpen app 0 owner
        r = phoneSetButtonInfo h 12 feature hold "Wait"
        idle
        expect PHONE_REPLY r = OK
        expect phoneGetButtonInfo h 12 dwButtonFunction = hold dwButtonText = "Wait"
        expect phoneSetButtonInfo h 12 feature hold "Wait" dwButtonTextSize=99 = PHONEERR_INVALPOINTER
        expect phoneSetButtonInfo h 12 feature hold dwTotalSize=20 = PHONEERR_STRUCTURETOOSMALL
        """);
    assertEquals(0, run.exitCode(), run.out() + run.err());
  }

  @Test
  void at_runsTheStepWhileTimePasses() {
    ProgramRun run = run("""
        app = phoneInitializeEx dialer event
        h = phoneOpen app 0 owner
        at 30ms device 0 close
        advance 20ms
        expect no PHONE_CLOSE h
        advance 20ms
        expect PHONE_CLOSE h
        """);
    assertEquals(0, run.exitCode(), run.out() + run.err());
  }

  @Test
  void name_ofANumberThatHadNoPlaceIsZero() {
    ProgramRun run = run("""
        app = phoneInitializeEx dialer event
        v = phoneNegotiateAPIVersion app 0 lpdwAPIVersion=NULL
        expect phoneOpen app 0 owner v = PHONEERR_INCOMPATIBLEAPIVERSION
        """);
    assertEquals(0, run.exitCode(), run.out() + run.err());
  }

  @Test
  void name_thatStandsForNothingYetIsWrongInput() {
    ProgramRun run = run(BEFORE + "at 1s k = phoneOpen app 0 monitor\nexpect no PHONE_CLOSE k\n");
    assertEquals(2, run.exitCode(), run.out());
    assertTrue(run.err().endsWith("s.tapi:8:8: expected a name that stands for something; the line that gives \"k\" "
        + "has not been played yet\n"), run.err());
  }
}
