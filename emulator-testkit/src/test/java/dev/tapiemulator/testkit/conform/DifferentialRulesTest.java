package dev.tapiemulator.testkit.conform;

import static dev.tapiemulator.tapi.Tapi.*;
import static dev.tapiemulator.testkit.conform.Judged.breaks;
import static dev.tapiemulator.testkit.conform.Judged.keeps;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.choice.Fault;
import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.choice.FaultPlan;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.tapi.struct.PhoneMessage;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Two runs that should agree, and those of bad programs that do not. */
class DifferentialRulesTest {

  private static final int LAMP = 20;

  private static List<Finding> compared(
      EmulatorConfig.Builder usual, EmulatorConfig.Builder other, Consumer<Emulator> program) {
    return Conformance.compare(Judged.journal(usual, program), Judged.journal(other, program));
  }

  private static EmulatorConfig.Builder desk() {
    return EmulatorConfig.builder().phone("desk-phone");
  }

  private static EmulatorConfig.Builder with(Fault... faults) {
    FaultPlan.Builder plan = FaultPlan.builder();
    List.of(faults).forEach(plan::add);
    return desk().faults(plan.build());
  }

  /** The second request fails; a program that goes by the order of the replies repeats the wrong one. */
  private static EmulatorConfig.Builder secondFails(boolean firstIsSlow) {
    Fault fails = new Fault(FaultKind.FAIL_REPLY, PhoneFunction.PHONE_SET_LAMP, 0, 2, PHONEERR_OPERATIONFAILED, 0);
    Fault slow = new Fault(FaultKind.LATENCY, PhoneFunction.PHONE_SET_LAMP, 0, 1, 0, 500);
    return firstIsSlow ? with(fails, slow) : with(fails);
  }

  @Test
  void replies_areToldApartByTheirIds() {
    breaks("replies-matched-by-order", compared(secondFails(false), secondFails(true), emulator ->
        twoLamps(emulator, false)));
    keeps("replies-matched-by-order", compared(secondFails(false), secondFails(true), emulator ->
        twoLamps(emulator, true)));
  }

  private static void twoLamps(Emulator emulator, boolean byId) {
    Client client = Client.on(emulator);
    int hPhone = client.open();
    int[] requests = {
      client.tapi.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_STEADY),
      client.tapi.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_OFF)};
    for (int i = 0; i < requests.length; i++) {
      PhoneMessage reply = client.message(INFINITE);
      boolean isFirst = byId ? reply.dwParam1() == requests[0] : i == 0;
      if (reply.dwParam2() != 0) {
        client.tapi.phoneSetLamp(hPhone, LAMP, isFirst ? PHONELAMPMODE_STEADY : PHONELAMPMODE_OFF);
      }
    }
  }

  @Test
  void stateMessage_mayComeBeforeOrAfterTheReply() {
    breaks("state-message-order-assumed", stateAndReply(false));
    keeps("state-message-order-assumed", stateAndReply(true));
  }

  private static List<Finding> stateAndReply(boolean anyOrder) {
    return compared(desk(), desk().ruling(Ruling.REPLY_AGAINST_STATE_CHANGE, "reply first"), emulator -> {
      Client client = Client.on(emulator);
      int hPhone = client.open();
      client.tapi.phoneSetStatusMessages(hPhone, PHONESTATE_LAMP, 0, 0);
      client.tapi.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_STEADY);
      PhoneMessage first = client.message(INFINITE);
      PhoneMessage second = client.message(INFINITE);
      boolean replied = second.dwMessageID() == PHONE_REPLY || anyOrder && first.dwMessageID() == PHONE_REPLY;
      client.tapi.phoneSetLamp(hPhone, LAMP, replied ? PHONELAMPMODE_OFF : PHONELAMPMODE_FLASH);
    });
  }

  @Test
  void onlyAReply_completesARequest() {
    breaks("message-mistaken-for-completion", pressed(false));
    keeps("message-mistaken-for-completion", pressed(true));
  }

  /** In the other run somebody presses a key while the request is under way. */
  private static List<Finding> pressed(boolean waitsForReply) {
    Consumer<Emulator> program = emulator -> {
      Client client = Client.on(emulator);
      int hPhone = client.open();
      client.tapi.phoneSetStatusMessages(
          hPhone, 0, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_DOWN | PHONEBUTTONSTATE_UP);
      int request = client.tapi.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_STEADY);
      if (waitsForReply) {
        client.reply(request);
      } else {
        client.message(INFINITE);
      }
      client.tapi.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_OFF);
    };
    return Conformance.compare(
        Judged.journal(desk(), program),
        Judged.journal(desk(), emulator -> {
          emulator.schedule(Duration.ofMillis(1), () -> emulator.phone(0).press(5));
          program.accept(emulator);
        }));
  }

  @Test
  void errorOfAReply_changesWhatComesNext() {
    breaks("reply-error-ignored", twoBlocks(false));
    keeps("reply-error-ignored", twoBlocks(true));
  }

  private static List<Finding> twoBlocks(boolean repeatsWhatFailed) {
    Fault fails = new Fault(FaultKind.FAIL_REPLY, PhoneFunction.PHONE_SET_DATA, 0, 1, PHONEERR_OPERATIONFAILED, 0);
    return compared(desk(), with(fails), emulator -> {
      Client client = Client.on(emulator);
      int hPhone = client.open();
      if (client.reply(client.send(hPhone, 0, "first")) != 0 && repeatsWhatFailed) {
        client.reply(client.send(hPhone, 0, "first"));
      }
      client.reply(client.send(hPhone, 0, "second"));
    });
  }
}
