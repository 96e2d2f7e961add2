package dev.tapiemulator.testkit.conform;

import static dev.tapiemulator.tapi.Tapi.PHONEINITIALIZEEXOPTION_USEEVENT;
import static dev.tapiemulator.tapi.Tapi.PHONELAMPMODE_STEADY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.testkit.junit.ConformsToDocumentation;
import dev.tapiemulator.testkit.junit.DeviceModelContract;
import dev.tapiemulator.testkit.junit.EmulatorTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The Java of the guide's page on conformance stands here, word for word, and the page lists every rule. */
class ConformancePageTest {

  private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @ConformsToDocumentation(from = Severity.WARNING, except = "features-unasked")
  @EmulatorTest(phones = "desk-phone")
  void lampIsLit(TapiProcess process) {
    Client client = new Client(process, process.tapi()).initialize(PHONEINITIALIZEEXOPTION_USEEVENT, 0, null);
    int hPhone = client.open();
    assertEquals(0, client.reply(client.tapi.phoneSetLamp(hPhone, 20, PHONELAMPMODE_STEADY)));
    client.shutdown();
  }

  @EmulatorTest(phones = "desk-phone")
  void check_findsNothingWhereNothingIsWrong(Emulator emulator) {
    List<Finding> findings = Conformance.check(emulator.journal());
    System.out.print(ReportFormat.TEXT.report("run", emulator.journal(), findings));
    assertEquals(List.of(), findings);
  }

  @Test
  void compare_findsNothingBetweenARunAndItself() {
    Journal usual = Judged.journal(Judged.phone("desk-phone"), emulator -> Client.on(emulator).open());
    Journal other = usual;
    List<Finding> findings = Conformance.compare(usual, other);
    assertEquals(List.of(), findings);
  }

  @Test
  void instruments_standBetweenProgramAndEmulator() {
    try (Emulator emulator = Emulator.create(EmulatorConfig.builder().phone("store").build())) {
      TapiProcess process = emulator.attach("client");
      Instruments instruments = Instruments.on(emulator, process);
      Client client = new Client(process, instruments.tapi());
      client.initialize(PHONEINITIALIZEEXOPTION_USEEVENT, 0, null).shutdown();
      assertEquals(List.of(), Conformance.check(emulator.journal(), instruments));
    }
  }

  @Nested
  class VendorPhoneKeepsTheContract extends DeviceModelContract {
    @Override
    protected PhoneDeviceModel newPhone() {
      return new VendorPhone();
    }
  }

  @Test
  void page_showsCodeThatIsCompiledHere() throws IOException {
    String compiled =
        Files.readString(Path.of("src/test/java/dev/tapiemulator/testkit/conform/ConformancePageTest.java"));
    List<String> blocks = new ArrayList<>();
    Matcher matcher = JAVA_BLOCK.matcher(page());
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    assertFalse(blocks.isEmpty());
    for (String block : blocks) {
      assertTrue(compiled.contains(block), () -> "not compiled anywhere:\n" + block);
    }
  }

  @Test
  void page_listsEveryRuleAsItIs() throws IOException {
    List<String> rows = page().lines().filter(line -> line.startsWith("| `")).toList();
    assertEquals(Conformance.rules().stream().map(ConformancePageTest::row).toList(), rows);
  }

  private static String row(ClientRule rule) {
    return "| `" + rule.id() + "` | " + rule.severity() + " | " + rule.evidence() + " | " + rule.text() + " | ["
        + rule.page() + "](" + rule.pageAddress() + ") |";
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("../docs/conformance.md"));
  }
}
