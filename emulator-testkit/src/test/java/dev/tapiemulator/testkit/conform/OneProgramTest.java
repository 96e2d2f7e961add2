package dev.tapiemulator.testkit.conform;

import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.TapiThread;
import dev.tapiemulator.emulator.choice.Choice;
import dev.tapiemulator.emulator.choice.Fault;
import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.choice.FaultPlan;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Ruling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Journals of two programs are no two runs of one, and said to be none; two runs of one program are held side by side. */
class OneProgramTest {

  private static final int LAMP = 20;

  private static Journal desk(Consumer<Emulator> program) {
    return Judged.journal(Judged.phone("desk-phone"), program);
  }

  private static Journal lights(EmulatorConfig.Builder config, int lampMode) {
    return Judged.journal(config, emulator -> {
      Client client = Client.on(emulator);
      client.reply(client.tapi.phoneSetLamp(client.open(), LAMP, lampMode));
      client.shutdown();
    });
  }

  private static String refusal(Journal usual, Journal other, int record) {
    NotOneProgram refusal = assertThrows(NotOneProgram.class, () -> Conformance.compare(usual, other));
    assertEquals(record, refusal.record());
    return refusal.getMessage();
  }

  private static void accepts(Journal usual, Journal other) {
    assertDoesNotThrow(() -> Conformance.compare(usual, other));
    assertDoesNotThrow(() -> Conformance.compare(other, usual));
  }

  @Test
  void compare_ofTwoPrograms_saysWhatEachDoesWhereTheyPart() {
    Journal usual = lights(Judged.phone("desk-phone"), PHONELAMPMODE_STEADY);
    Journal other = desk(emulator -> {
      Client client = Client.on(emulator);
      client.tapi.phoneGetRing(client.open(), new IntHolder(), new IntHolder());
    });
    String message = refusal(usual, other, 14);
    assertEquals("expected the program of the usual run, which after the same results and messages goes on with client: "
        + "phoneSetLamp hPhone=0x40010000 dwButtonLampID=20 dwLampMode=STEADY (record 14); found client: phoneGetRing "
        + "hPhone=0x40010000 (record 14)", message);
  }

  @Test
  void compare_withAnotherArgument_isOfTwoPrograms() {
    Journal usual = lights(Judged.phone("desk-phone"), PHONELAMPMODE_STEADY);
    refusal(usual, lights(Judged.phone("desk-phone"), PHONELAMPMODE_FLASH), 14);
  }

  /** Whatever chance decided before, it showed neither program anything. */
  @Test
  void compare_ofTwoProgramsWithAnotherSeed_isOfTwoPrograms() {
    Journal usual = lights(Judged.phone("desk-phone").ruling(Ruling.SECOND_OWNER, "ALLOCATED"), PHONELAMPMODE_STEADY);
    refusal(usual, lights(Judged.phone("desk-phone").seed(3), PHONELAMPMODE_FLASH), 14);
  }

  @Test
  void compare_ofOtherPhones_saysWhich() {
    assertEquals("expected the phones of the usual run, desk-phone; found lamp-panel, store",
        refusal(lights(Judged.phone("desk-phone"), PHONELAMPMODE_STEADY),
            lights(EmulatorConfig.builder().phone("lamp-panel").phone("store"), PHONELAMPMODE_STEADY), 0));
  }

  @Test
  void compare_ofAnotherProcess_isOfTwoPrograms() {
    assertEquals("expected the program of the usual run, which after the same results and messages goes on with one: "
        + "process \"one\" attached, 64 bits (record 1); found two: process \"two\" attached, 64 bits (record 1)",
        refusal(desk(emulator -> emulator.attach("one")), desk(emulator -> emulator.attach("two")), 1));
  }

  /** That of a test which failed before its program began, for example. */
  @Test
  void compare_ofARunWithoutACall_saysSo() {
    Journal none = desk(emulator -> emulator.attach("client"));
    Journal usual = lights(Judged.phone("desk-phone"), PHONELAMPMODE_STEADY);
    String message = refusal(usual, none, 1);
    assertEquals("; found nothing more", message.substring(message.lastIndexOf(';')));
    refusal(none, usual, 2);
  }

  /** Chance, rulings, faults and acts on the phone are what runs of one program differ in. */
  @Test
  void compare_acceptsWhatThePagesLeaveOpen() {
    Journal usual = lights(Judged.phone("desk-phone"), PHONELAMPMODE_STEADY);
    accepts(usual, lights(Judged.phone("desk-phone").seed(7), PHONELAMPMODE_STEADY));
    accepts(usual, lights(Judged.phone("desk-phone").ruling(Ruling.SECOND_OWNER, "ALLOCATED"), PHONELAMPMODE_STEADY));
    accepts(usual, Judged.journal(Judged.phone("desk-phone"), emulator -> {
      emulator.schedule(Duration.ofMillis(1), () -> emulator.phone(0).press(5));
      Client client = Client.on(emulator);
      client.reply(client.tapi.phoneSetLamp(client.open(), LAMP, PHONELAMPMODE_STEADY));
      client.shutdown();
    }));
  }

  @Test
  void compare_acceptsARunThatWasBrokenOff() {
    accepts(lights(Judged.phone("desk-phone"), PHONELAMPMODE_STEADY), desk(emulator -> Client.on(emulator).open()));
  }

  /** What the program does after another result is its own affair. */
  @Test
  void compare_acceptsAnotherDeedAfterAnotherResult() {
    Consumer<Emulator> program = emulator -> {
      Client client = Client.on(emulator);
      int hPhone = client.open();
      if (client.tapi.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_STEADY) < 0) {
        client.tapi.phoneClose(hPhone);
      } else {
        client.tapi.phoneGetLamp(hPhone, LAMP, new IntHolder());
      }
    };
    Fault refused = new Fault(FaultKind.REFUSE, PhoneFunction.PHONE_SET_LAMP, 0, 1, PHONEERR_RESOURCEUNAVAIL, 0);
    accepts(desk(program), Judged.journal(
        Judged.phone("desk-phone").faults(FaultPlan.builder().add(refused).build()), program));
  }

  /** A test sees whether messages wait, and asks for them or not. */
  @Test
  void compare_acceptsThatNobodyAsksForMessagesBeforeTheyAreThere() {
    accepts(asksAfter(Duration.ofMillis(20)), asksAfter(Duration.ofMillis(10)));
  }

  private static Journal asksAfter(Duration time) {
    return desk(emulator -> {
      Client client = Client.on(emulator);
      int hPhone = client.open();
      client.tapi.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_STEADY);
      emulator.advance(time);
      if (time.toMillis() == 20) {
        client.message(0);
      }
      client.tapi.phoneClose(hPhone);
    });
  }

  @Test
  void compare_ofOneThatAsksForMessagesAndOneThatDoesNot_isOfTwoPrograms() {
    Journal asks = desk(emulator -> Client.on(emulator).message(0));
    Journal opens = desk(emulator -> Client.on(emulator).open());
    refusal(asks, opens, 7);
  }

  @Test
  void compare_acceptsOtherPatience() {
    accepts(desk(emulator -> Client.on(emulator).message(10)), desk(emulator -> Client.on(emulator).message(20)));
  }

  /** Whose turn it is, is not the program's affair. */
  @Test
  void compare_acceptsAnotherOrderOfThreads() {
    List<Choice> ordinary = twoThreads(List.of()).choices();
    int choice = IntStream.range(0, ordinary.size())
        .filter(i -> ordinary.get(i).toString().startsWith("NEXT_THREAD/2=")).findFirst().orElseThrow();
    List<Choice> otherTurn = new ArrayList<>(ordinary.subList(0, choice));
    otherTurn.add(Choice.parse("NEXT_THREAD/2=1").orElseThrow());
    accepts(twoThreads(List.of()), twoThreads(otherTurn));
  }

  /** What threads of a live run tell each other while nobody looks is not in its journal. */
  @Test
  void compare_acceptsWhateverComesAfterTwoThreadsOfALiveRun() {
    accepts(live(LAMP), live(LAMP + 1));
  }

  private static Journal live(int lamp) {
    return Judged.journal(Judged.phone("desk-phone").live(), emulator -> {
      TapiProcess process = emulator.attach("client");
      Client client = new Client(process, process.tapi()).initialize(PHONEINITIALIZEEXOPTION_USEEVENT, 0, null);
      int hPhone = client.open();
      CountDownLatch asked = new CountDownLatch(1);
      CountDownLatch lit = new CountDownLatch(1);
      TapiThread other = process.start("other", () -> {
        client.tapi.phoneGetLamp(hPhone, LAMP, new IntHolder());
        asked.countDown();
        await(lit);
      });
      await(asked);
      client.tapi.phoneGetLamp(hPhone, lamp, new IntHolder());
      lit.countDown();
      other.join();
    });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ended) {
      throw new AssertionError(ended);
    }
  }

  private static Journal twoThreads(List<Choice> choices) {
    return Judged.journal(Judged.phone("desk-phone").choices(choices), emulator -> {
      TapiProcess process = emulator.attach("client");
      Client client = new Client(process, process.tapi()).initialize(PHONEINITIALIZEEXOPTION_USEEVENT, 0, null);
      int hPhone = client.open();
      process.start("one", () -> client.tapi.phoneGetLamp(hPhone, LAMP, new IntHolder()));
      TapiThread two = process.start("two", () -> client.tapi.phoneGetRing(hPhone, new IntHolder(), new IntHolder()));
      two.join();
    });
  }
}
