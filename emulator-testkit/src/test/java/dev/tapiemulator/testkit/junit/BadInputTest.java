package dev.tapiemulator.testkit.junit;

import static dev.tapiemulator.tapi.Tapi.TAPI_VERSION_1_4;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.testkit.Mechanism;
import dev.tapiemulator.testkit.PhoneApp;
import dev.tapiemulator.testkit.ScriptedPhone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Annotations that contradict themselves or each other, each told in one line. The nested classes that are static are
 * samples, run by themselves, and no tests of the build.
 */
class BadInputTest {

  private static void assertText(String expected, String actual) {
    assertEquals(expected.stripTrailing(), actual);
  }

  static class Bad {

    @EmulatorTest(seed = {1, 2})
    void a_twoSeeds() {}

    @EmulatorTest(seed = 1, choices = "LATENCY/4=1")
    void b_seedAndChoices() {}

    @EmulatorTest(choices = "LATENCY/4=9")
    void c_noChoice() {}

    @EmulatorTest(rulings = "secondOwner")
    void d_noRuling() {}

    @EmulatorTest(rulings = "thirdOwner=yes")
    void e_unknownRuling() {}

    @EmulatorTest(rulings = {"secondOwner=INUSE", "secondOwner=ALLOCATED"})
    void f_rulingTwice() {}

    @EmulatorTest(rulings = "secondOwner=perhaps")
    void g_unknownValue() {}

    @EmulatorTest(phones = "toaster")
    void h_unknownPhone() {}

    @EmulatorTest(faults = "sometimes")
    void i_noFault() {}

    @EmulatorTest(live = true, seed = 1)
    void j_liveAndSeed() {}

    @EmulatorTest
    void k_sameApplicationTwice(PhoneApp first, PhoneApp second) {}

    @EmulatorTest(phones = "store")
    void l_noScriptedPhone(ScriptedPhone phone) {}

    @EmulatorTest(phones = {"store", ScriptedPhone.NAME})
    void m_wrongDevice(@OnDevice(0) ScriptedPhone phone) {}

    @EmulatorTest(phones = {ScriptedPhone.NAME, ScriptedPhone.NAME})
    void n_whichPhone(ScriptedPhone phone) {}

    @EmulatorTest(live = true, choices = "LATENCY/4=1")
    void o_liveAndChoices() {}

    @EmulatorTest(live = true, provesSomething = true)
    void p_liveAndProof() {}

    @EmulatorTest(families = ChoiceFamily.ERRORS)
    void q_idleFamilies() {}

    @EmulatorTest(allErrors = true)
    void r_idleErrors() {}

    @EmulatorTest(profile = "rotary")
    void s_unknownProfile() {}

    @EmulatorTest
    void t_applicationOfWhat(@Application("dialer") TapiProcess process) {}

    @EmulatorTest
    void u_deviceOfWhat(@OnDevice(0) PhoneApp app) {}

    @EmulatorTest
    @RepeatedTest(1)
    void v_twoKinds() {}

    @EmulatorTest
    void w_tooOldForIt(@Application(version = TAPI_VERSION_1_4) PhoneApp app) {}
  }

  @Test
  void badInput_isToldInOneLine() {
    String text = SampleRun.of(Bad.class).failures().replaceAll("in (method|constructor) \\[[^]]*]", "in the method");
    assertText("""
        a_twoSeeds: @EmulatorTest: a run has one seed, not 2
        b_seedAndChoices: @EmulatorTest: seed and choices contradict each other: a run is random or repeated
        c_noChoice: @EmulatorTest: choices: "LATENCY/4=9" is no choice; one looks like LATENCY/4=1
        d_noRuling: @EmulatorTest: rulings: "secondOwner" is none; one looks like secondOwner=ALLOCATED
        e_unknownRuling: @EmulatorTest: rulings: none is called "thirdOwner"; there are \
        closeMessageAfterOwnClose, queuedReplyAtClose, queuedEventsAtClose, postedPacketAtClose, \
        queuedReplyAtForcedClose, suppressionScope, closeWaitsForRequests, replyBeforeReturn, \
        replyAgainstStateChange, requesterSeesOwnStateChange, unchangedValueNotifies, secondOwner, \
        sameApplicationOpensTwice, ownerCountsAsMonitor, versionOfOpenDevice, shutdownSendsClose, \
        removedToNewApplications, dataAreaChange, replyErrorExtension, devSpecificWriteBack
        f_rulingTwice: @EmulatorTest: rulings: secondOwner is set twice
        g_unknownValue: @EmulatorTest: secondOwner takes one of [INUSE, ALLOCATED], not "perhaps"
        h_unknownPhone: @EmulatorTest: no phone is called "toaster"; there are [desk-phone, firmware-phone, \
        handset-only, lamp-panel, store]
        i_noFault: @EmulatorTest: faults: "sometimes" is none; one looks like \
        FAIL_REPLY,phoneSetData,*,1,0x9000001C,0
        j_liveAndSeed: @EmulatorTest: live and seed contradict each other: nobody can repeat what the machine \
        does
        k_sameApplicationTwice: two PhoneApp parameters are both "app"; tell them apart by @Application("name")
        l_noScriptedPhone: no scripted phone is there; add "scripted-phone" to the phones
        m_wrongDevice: device 0 is no scripted phone; say @OnDevice(n) with n one of [1]
        n_whichPhone: it does not say which scripted phone is meant; say @OnDevice(n) with n one of [0, 1]
        o_liveAndChoices: @EmulatorTest: live and choices contradict each other: nobody can repeat what the \
        machine does
        p_liveAndProof: @EmulatorTest: live and provesSomething contradict each other: on a stub, which never \
        replies, a live test waits for ever
        q_idleFamilies: @EmulatorTest: families says what a seed or choices decide about, and there is neither
        r_idleErrors: @EmulatorTest: allErrors says what a seed or choices decide about, and there is neither
        repetition 1 of 1: @EmulatorTest: v_twoKinds is parameterized, repeated or a factory, and so no test of \
        its own; put the annotation on its class
        s_unknownProfile: @EmulatorTest: no profile is called "rotary"; there are [as-documented, no-display, \
        handset-only, monitor-only, slow, flaky]
        t_applicationOfWhat: @Application tells what a PhoneApp is, and not a TapiProcess
        u_deviceOfWhat: @OnDevice tells what a ScriptedPhone is, and not a PhoneApp
        v_twoKinds: @EmulatorTest: v_twoKinds is parameterized, repeated or a factory, and so no test of its own; \
        put the annotation on its class
        w_tooOldForIt: Failed to resolve parameter [dev.tapiemulator.testkit.PhoneApp app] in the method: app is \
        written for version 1.4, which knows hidden windows alone; say via(Mechanism.WINDOW)
        """, text);
  }

  @EmulatorTest
  static class Twice {

    @RegisterExtension
    final EmulatorExtension emulators = EmulatorExtension.builder().build();

    @Test
    void which() {}
  }

  @Test
  void badInput_annotationAndField_isToldInOneLine() {
    assertEquals("two EmulatorExtensions, registered or by @EmulatorTest, configure which(); keep one",
        SampleRun.of(Twice.class).failure().getMessage());
  }

  static class TwoFields {

    @RegisterExtension
    final EmulatorExtension one = EmulatorExtension.builder().build();

    @RegisterExtension
    final EmulatorExtension other = EmulatorExtension.builder().build();

    @Test
    void which() {}
  }

  static class PhonesAndNone {

    @RegisterExtension
    final EmulatorExtension emulators = EmulatorExtension.builder().noPhones().phone("store").build();

    @Test
    void which() {}
  }

  static class SeedAndChoices {

    @RegisterExtension
    final EmulatorExtension emulators =
        EmulatorExtension.builder().choices("LATENCY/4=1").with(config -> config.seed(1)).build();

    @Test
    void which() {}
  }

  static class NoChoices {

    @RegisterExtension
    final EmulatorExtension emulators = EmulatorExtension.builder().choices("always").build();

    @Test
    void which() {}
  }

  @Test
  void badInput_ofTheBuilder_isToldInOneLine() {
    assertEquals("two EmulatorExtensions, registered or by @EmulatorTest, configure which(); keep one",
        SampleRun.of(TwoFields.class).failure().getMessage());
    assertEquals("EmulatorExtension: there are to be no phones, and there are some",
        SampleRun.of(PhonesAndNone.class).failure().getMessage());
    assertEquals("EmulatorExtension: seed and choices contradict each other: a run is random or repeated",
        SampleRun.of(SeedAndChoices.class).failure().getMessage());
    assertEquals("EmulatorExtension: choices: \"always\" is no choice; one looks like LATENCY/4=1",
        SampleRun.of(NoChoices.class).failure().getMessage());
  }

  static class ChangedMind {

    @BeforeEach
    void setUp(PhoneApp app) {}

    @EmulatorTest
    void other(@Application(via = Mechanism.PORT) PhoneApp app) {}
  }

  @Test
  void badInput_applicationThatChanges_isToldInOneLine() {
    String text = SampleRun.of(ChangedMind.class).failure().getMessage();
    assertTrue(text.endsWith("application \"app\" is there already and is not PORT, version 0x20002; "
        + "say so where it comes first"), text);
  }
}
