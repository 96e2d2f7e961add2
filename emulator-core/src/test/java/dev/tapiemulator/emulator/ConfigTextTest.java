package dev.tapiemulator.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.emulator.choice.Fault;
import dev.tapiemulator.emulator.choice.FaultPlan;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.tapi.PhoneErr;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ConfigTextTest {

  private static final String EVERYTHING = """
      provider=provider 1
      phone=desk-phone
      phone=store
      provider=second \\\\ \\n third
      startError=0x90000019
      phone=lamp-panel
      ruling.closeMessageAfterOwnClose=not sent
      ruling.secondOwner=ALLOCATED
      families=ORDER,ERRORS,RULINGS
      fault=REFUSE,phoneOpen,*,2,0x9000001A,0
      fault=LATENCY,*,1,1,0,70
      strict=false
      allErrors=true
      codePage=windows-1250
      bound.requests=10
      bound.initialJournalBytes=0
      journal=false
      seed=-42
      """;

  @Test
  void write_saysNothingAboutDefaults() {
    assertEquals("", ConfigText.write(EmulatorConfig.builder().build()));
    assertEquals("provider=provider 1\nphone=store\n", ConfigText.write(EmulatorConfig.builder().phone("store").build()));
  }

  @Test
  void write_namesEverySettingInAFixedOrder() {
    EmulatorConfig config = EmulatorConfig.builder()
        .seed(-42)
        .bounds(Bounds.DEFAULT.withRequests(10).withJournal(16_000_000, 64, 0))
        .codePage(Charset.forName("windows-1250"))
        .withoutJournal()
        .allErrors()
        .lenient()
        .faults(FaultPlan.builder()
            .refuse(PhoneFunction.PHONE_OPEN, 2, PhoneErr.NOMEM)
            .add(Fault.parse("LATENCY,*,1,1,0,70"))
            .build())
        .families(EnumSet.of(ChoiceFamily.RULINGS, ChoiceFamily.ERRORS, ChoiceFamily.ORDER))
        .ruling(Ruling.SECOND_OWNER, "allocated")
        .ruling(Ruling.CLOSE_MESSAGE_AFTER_OWN_CLOSE, "not sent")
        .phone("desk-phone")
        .phone("store")
        .provider(ProviderConfig.of("second \\ \n third", "lamp-panel").failsToStart(PhoneErr.NODRIVER))
        .build();

    assertEquals(EVERYTHING, ConfigText.write(config));
  }

  @Test
  void read_restoresWhatWasWritten() {
    EmulatorConfig config = ConfigText.read(EVERYTHING).build();

    assertEquals(EVERYTHING, ConfigText.write(config));
    assertEquals("second \\ \n third", config.providers().get(1).name());
    assertEquals(-42, config.seed().orElseThrow());
    assertFalse(config.strict());
  }

  @Test
  void read_asksWhereAPhoneComesFrom() {
    PhoneSource mine = PhoneSource.named("mine");
    List<String> asked = new ArrayList<>();

    EmulatorConfig config = ConfigText.read("provider=p\nphone=a\nphone=b\n", name -> {
      asked.add(name);
      return mine;
    }).build();

    assertEquals(List.of("a", "b"), asked);
    assertSame(mine, config.providers().get(0).phones().get(1));
  }

  @Test
  void read_saysWhichLineIsWrongAndWhy() {
    assertWrong("phone=store\n", "configuration line 1, \"phone=store\": expected \"provider\" before \"phone\"");
    assertWrong("\nnonsense\n", "configuration line 2, \"nonsense\": expected key=value");
    assertWrong("x=1\n", "configuration line 1, \"x=1\": expected a setting, not \"x\"");
    assertWrong("strict=no\n", "configuration line 1, \"strict=no\": expected true or false");
    assertWrong("bound.requests=0\n",
        "configuration line 1, \"bound.requests=0\": expected a number of at least 1");
    assertWrong("ruling.none=1\n",
        "configuration line 1, \"ruling.none=1\": expected the name of a ruling behind \"ruling.\"");
  }

  @Property(seed = "1")
  void read_refusesMutatedTextWithNothingButItsOwnError(
      @ForAll @IntRange(min = 0, max = 420) int position, @ForAll byte replacement, @ForAll boolean drop) {
    byte[] bytes = EVERYTHING.getBytes(StandardCharsets.ISO_8859_1);
    int at = position % bytes.length;
    bytes[at] = replacement;
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String mutated = drop ? text.substring(0, at) + text.substring(at + 1) : text;

    try {
      ConfigText.read(mutated).build();
    } catch (IllegalArgumentException expected) {
      assertEquals("configuration", expected.getMessage().substring(0, "configuration".length()));
    }
  }

  private static void assertWrong(String text, String message) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, () -> ConfigText.read(text)).getMessage());
  }
}
