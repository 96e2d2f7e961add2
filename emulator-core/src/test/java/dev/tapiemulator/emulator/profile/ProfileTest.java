package dev.tapiemulator.emulator.profile;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.ConfigText;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.Profile;
import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.emulator.choice.Fault;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.struct.PhoneCaps;
import dev.tapiemulator.tapi.struct.PhoneStatus;
import dev.tapiemulator.tapi.TextForm;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each profile makes of a phone that has everything. */
class ProfileTest {

  private static final int CAPS_BYTES = 4096;
  private static final int ROUNDS = 200;

  private final EchoPhone phone = new EchoPhone();

  private Emulator emulator(Profile profile) {
    return Emulator.create(EmulatorConfig.profile(profile).phone(phone).build());
  }

  private static PhoneCaps caps(TestApp app) {
    ByteBuffer block = ByteBuffer.allocate(CAPS_BYTES);
    PhoneCaps caps = new PhoneCaps().wrap(block).dwTotalSize(CAPS_BYTES);
    TestApp.succeed(app.tapi.phoneGetDevCapsW(app.hPhoneApp, 0, app.negotiate(0), 0, block));
    return caps;
  }

  // ---- as documented

  @Test
  void asDocumented_isTheDefaultAndChangesNothing() {
    assertEquals(Profile.AS_DOCUMENTED, EmulatorConfig.builder().build().profile());
    try (Emulator emulator = emulator(Profile.AS_DOCUMENTED)) {
      TestApp app = new TestApp(emulator, "app");
      assertEquals(phone.describe().features(), caps(app).dwPhoneFeatures());
      assertEquals(Set.of(ChoiceFamily.ORDER, ChoiceFamily.TIMING, ChoiceFamily.THREADS),
          emulator.config().families());
    }
  }

  // ---- no display

  @Test
  void noDisplay_hasNoRowsAndNoDisplayFunctions() {
    try (Emulator emulator = emulator(Profile.NO_DISPLAY)) {
      TestApp app = new TestApp(emulator, "app");
      int hPhone = app.owner(0);
      PhoneCaps caps = caps(app);
      assertEquals(0, caps.dwDisplayNumRows());
      assertEquals(0, caps.dwDisplayNumColumns());
      assertEquals(0, caps.dwPhoneStates() & PHONESTATE_DISPLAY);
      assertEquals(
          phone.describe().features() & ~(PHONEFEATURE_GETDISPLAY | PHONEFEATURE_SETDISPLAY), caps.dwPhoneFeatures());
      assertEquals(PHONEERR_OPERATIONUNAVAIL, app.tapi.phoneSetDisplay(hPhone, 0, 0, bytes('a'), 1));
      assertEquals(0, app.status(hPhone).dwDisplaySize());
      accepted(app.tapi.phoneSetLamp(hPhone, 12, PHONELAMPMODE_STEADY));
    }
  }

  @Test
  void noDisplay_staysSoWhenThePhoneChanges() {
    try (Emulator emulator = emulator(Profile.NO_DISPLAY)) {
      TestApp app = new TestApp(emulator, "app");
      app.listen(app.owner(0), PHONESTATE_CAPSCHANGE);
      phone.openPort.capabilitiesChanged();
      emulator.runUntilIdle();
      assertEquals(List.of("STATE CAPSCHANGE"), app.words());
      assertEquals(0, caps(app).dwDisplayNumRows());
    }
  }

  @Test
  void noDisplay_isSilentAboutTheHiddenDisplay() {
    try (Emulator emulator = emulator(Profile.NO_DISPLAY)) {
      TestApp app = new TestApp(emulator, "app");
      app.listen(app.owner(0), PHONESTATE_DISPLAY | PHONESTATE_LAMP);
      phone.openPort.changed(PHONESTATE_DISPLAY, 0, 0, true);
      phone.openPort.changed(PHONESTATE_DISPLAY | PHONESTATE_LAMP, 12, 0, true);
      assertEquals(List.of("STATE LAMP 12"), app.words());
      assertEquals(List.of(), emulator.violations());
    }
  }

  // ---- handset only

  @Test
  void handsetOnly_leavesTheHandsetAlone() {
    try (Emulator emulator = emulator(Profile.HANDSET_ONLY)) {
      TestApp app = new TestApp(emulator, "app");
      int hPhone = app.owner(0);
      PhoneCaps caps = caps(app);
      assertEquals(PHONEHOOKSWITCHDEV_HANDSET, caps.dwHookSwitchDevs());
      assertEquals(
          PHONEFEATURE_GETHOOKSWITCHHANDSET | PHONEFEATURE_SETHOOKSWITCHHANDSET | PHONEFEATURE_GETVOLUMEHANDSET
              | PHONEFEATURE_SETVOLUMEHANDSET | PHONEFEATURE_GETGAINHANDSET | PHONEFEATURE_SETGAINHANDSET,
          caps.dwPhoneFeatures());
      assertEquals(0, caps.dwNumButtonLamps() + caps.dwNumRingModes() + caps.dwNumSetData() + caps.dwNumGetData()
          + caps.dwDisplayNumRows());
      accepted(app.tapi.phoneSetVolume(hPhone, PHONEHOOKSWITCHDEV_HANDSET, 1));
      assertEquals(
          PHONEERR_OPERATIONUNAVAIL, app.tapi.phoneSetVolume(hPhone, PHONEHOOKSWITCHDEV_SPEAKER, 1));
      assertEquals(PHONEERR_OPERATIONUNAVAIL, app.tapi.phoneSetData(hPhone, 0, bytes(1), 1));
    }
  }

  @Test
  void handsetOnly_hearsNoKeysAndNoDataAreas() {
    try (Emulator emulator = emulator(Profile.HANDSET_ONLY)) {
      TestApp app = new TestApp(emulator, "app");
      int hPhone = app.owner(0);
      TestApp.succeed(app.tapi.phoneSetStatusMessages(
          hPhone, 0x00FF_FFFF, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_DOWN | PHONEBUTTONSTATE_UP));
      emulator.phone(0).press(3);
      phone.openPort.dataAreaChanged(0, 0);
      emulator.phone(0).lift(PHONEHOOKSWITCHDEV_SPEAKER);
      emulator.phone(0).lift(PHONEHOOKSWITCHDEV_HANDSET);
      assertEquals(List.of("STATE HANDSETHOOKSWITCH 8"), app.words());
    }
  }

  // ---- monitor only

  @Test
  void monitorOnly_refusesOwnersAsTheRulingSays() {
    try (Emulator emulator = emulator(Profile.MONITOR_ONLY)) {
      TestApp app = new TestApp(emulator, "app");
      int version = app.negotiate(0);
      assertEquals(PHONEERR_INUSE, app.tryOpen(0, version, PHONEPRIVILEGE_OWNER, new IntHolder()));
      int hPhone = app.monitor(0);
      assertEquals(PHONEERR_NOTOWNER, app.tapi.phoneSetLamp(hPhone, 12, PHONELAMPMODE_STEADY));
      assertEquals(0, app.tapi.phoneGetLamp(hPhone, 12, new IntHolder()));
    }
    EmulatorConfig other = EmulatorConfig.profile(Profile.MONITOR_ONLY)
        .ruling(Ruling.SECOND_OWNER, "ALLOCATED")
        .phone(new EchoPhone())
        .build();
    try (Emulator emulator = Emulator.create(other)) {
      TestApp app = new TestApp(emulator, "app");
      int version = app.negotiate(0);
      assertEquals(PHONEERR_ALLOCATED, app.tryOpen(0, version, PHONEPRIVILEGE_OWNER, new IntHolder()));
    }
  }

  @Test
  void monitorOnly_showsTheOwnerInTheStatus() {
    try (Emulator emulator = emulator(Profile.MONITOR_ONLY)) {
      TestApp app = new TestApp(emulator, "app");
      PhoneStatus status = app.status(app.monitor(0));
      assertEquals(1, status.dwNumOwners());
      assertEquals(1, status.dwNumMonitors());
      assertEquals("another program", status.text(PhoneStatus.OWNER_NAME, TextForm.W));
    }
  }

  // ---- slow

  @Test
  void slow_takesAHundredTimesAsLong() {
    try (Emulator emulator = emulator(Profile.SLOW)) {
      TestApp app = new TestApp(emulator, "app");
      accepted(app.tapi.phoneSetLamp(app.owner(0), 12, PHONELAMPMODE_STEADY));
      emulator.advance(Duration.ofMillis(1999));
      assertEquals(List.of(), app.words());
      emulator.advance(Duration.ofMillis(1));
      assertEquals(1, app.words().size());
    }
  }

  @Test
  void slow_takesAsLongToFailAsPlanned() {
    try (Emulator emulator = emulator(Profile.SLOW)) {
      TestApp app = new TestApp(emulator, "app");
      int hPhone = app.owner(0);
      emulator.addFault(Fault.parse("FAIL_REPLY,phoneSetLamp,*,1,0x9000001A,0"));
      accepted(app.tapi.phoneSetLamp(hPhone, 12, PHONELAMPMODE_STEADY));
      emulator.advance(Duration.ofMillis(1999));
      assertEquals(List.of(), app.words());
      emulator.advance(Duration.ofMillis(1));
      assertEquals(1, app.words().size());
    }
  }

  // ---- flaky

  /** How the calls of a client that tries again and again end, by result. */
  private static TreeMap<String, Integer> calls(Emulator emulator) {
    TestApp app = null;
    TreeMap<String, Integer> ends = new TreeMap<>();
    while (app == null) {
      try {
        app = new TestApp(emulator, "app");
      } catch (AssertionError refused) {
        ends.merge("phoneInitializeEx failed", 1, Integer::sum);
      }
    }
    int hPhone = open(app);
    for (int i = 0; i < ROUNDS; i++) {
      int result = app.tapi.phoneSetLamp(hPhone, 12, PHONELAMPMODE_STEADY);
      ends.merge(result > 0 ? "accepted" : PhoneErr.nameOf(result), 1, Integer::sum);
      if (result == PHONEERR_INVALPHONEHANDLE) {
        hPhone = open(app);
      }
      emulator.runUntilIdle();
    }
    for (JournalRecord record : emulator.journal()) {
      if (record.kind() == JournalKind.MESSAGE_POSTED && record.word(1) == PHONE_REPLY) {
        ends.merge("reply " + PhoneErr.nameOf(record.wide(6)), 1, Integer::sum);
      }
    }
    return ends;
  }

  private static int open(TestApp app) {
    while (true) {
      IntHolder hPhone = new IntHolder();
      app.tapi.phoneNegotiateAPIVersion(app.hPhoneApp, 0, TAPI_VERSION_2_2, TAPI_VERSION_2_2, new IntHolder(), null);
      if (app.tryOpen(0, TAPI_VERSION_2_2, PHONEPRIVILEGE_OWNER, hPhone) == 0) {
        return hPhone.value;
      }
    }
  }

  @Test
  void flaky_failsSeldomAtOnceAndInTheReply_andTakesThePhoneAwayMoreSeldom() {
    TreeMap<String, Integer> ends;
    try (Emulator emulator = emulator(Profile.FLAKY)) {
      ends = calls(emulator);
      assertEquals(List.of(), emulator.violations());
    }
    int refused = ends.get("PHONEERR_OPERATIONFAILED");
    int failed = ends.get("reply PHONEERR_OPERATIONFAILED");
    int lost = ends.get("PHONEERR_INVALPHONEHANDLE");
    assertTrue(refused > 0 && failed > 0 && lost > 0, ends::toString);
    assertTrue(refused + failed > ROUNDS / 16 && refused + failed < ROUNDS / 4, ends::toString); // 1 in 8 by far
    assertTrue(lost < ROUNDS / 16, ends::toString); // 1 in 32 by far
    assertTrue(ends.get("reply 0") > ROUNDS / 2, ends::toString);
  }

  @Test
  void flaky_isTheSameForTheSameSeed() {
    assertEquals(OptionalInt.empty(), run(1).firstDifference(run(1)));
    assertNotEquals(OptionalInt.empty(), run(1).firstDifference(run(2)));
    assertEquals(run(1).choices(), run(EmulatorConfig.profile(Profile.FLAKY)).choices());
  }

  private static Journal run(long seed) {
    return run(EmulatorConfig.builder().seed(seed).profile(Profile.FLAKY));
  }

  private static Journal run(EmulatorConfig.Builder config) {
    try (Emulator emulator = Emulator.create(config.phone(new EchoPhone()).build())) {
      calls(emulator);
      return emulator.journal();
    }
  }

  // ---- names, and what is configured besides

  @ParameterizedTest
  @EnumSource
  void profile_isFoundByItsNameAndKeptInTheText(Profile profile) {
    assertEquals(profile, Profile.named(profile.profileName()));
    EmulatorConfig config = EmulatorConfig.profile(profile.profileName())
        .withoutFeatures(PHONEFEATURE_SETLAMP)
        .seed(7)
        .build();
    EmulatorConfig again = ConfigText.read(ConfigText.write(config)).build();
    assertEquals(profile, again.profile());
    assertEquals(config.missingFeatures(), again.missingFeatures());
    assertEquals(config.families(), again.families());
    assertEquals(ConfigText.write(config), ConfigText.write(again.toBuilder().build()));
  }

  @Test
  void profile_givesWayToWhatIsConfigured() {
    Set<ChoiceFamily> none = Set.of();
    EmulatorConfig config = EmulatorConfig.builder().families(none).profile(Profile.FLAKY).build();
    assertEquals(none, config.families());
    Set<ChoiceFamily> ordinary = Profile.AS_DOCUMENTED.families();
    EmulatorConfig calm = EmulatorConfig.profile(Profile.FLAKY).families(ordinary).build();
    assertEquals(ordinary, ConfigText.read(ConfigText.write(calm)).build().families());
  }

  @Test
  void unknownProfile_isNamedWithThoseThereAre() {
    assertEquals(
        "no profile is called \"no-keys\"; there are "
            + "[as-documented, no-display, handset-only, monitor-only, slow, flaky]",
        assertThrows(IllegalArgumentException.class, () -> EmulatorConfig.profile("no-keys")).getMessage());
  }
}
