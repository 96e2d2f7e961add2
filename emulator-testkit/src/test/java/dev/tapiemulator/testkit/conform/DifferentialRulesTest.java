package dev.tapiemulator.testkit.conform;

import static dev.tapiemulator.tapi.Tapi.*;
import static dev.tapiemulator.testkit.conform.Judged.breaks;
import static dev.tapiemulator.testkit.conform.Judged.keeps;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.choice.Fault;
import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.choice.FaultPlan;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.tapi.struct.PhoneMessage;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

  /** It waits for each reply only so long, and closes then: the late reply is news to it, not the order. */
  @Test
  void timeOut_isAReasonOfItsOwn() {
    keeps("replies-matched-by-order", compared(desk(), secondFails(true), emulator -> {
      Client client = Client.on(emulator);
      int hPhone = client.open();
      client.tapi.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_STEADY);
      client.tapi.phoneSetRing(hPhone, 0, 0);
      if (client.message(100) == null || client.message(100) == null) {
        client.tapi.phoneClose(hPhone);
      }
    }));
  }

  /** The test is over before the late reply comes, and what follows it. */
  @Test
  void endOfTheTest_isNoDeedOfTheProgram() {
    keeps("replies-matched-by-order", compared(desk(), with(
        new Fault(FaultKind.LATENCY, PhoneFunction.PHONE_SET_LAMP, 0, 1, 0, 500)), emulator -> {
          Client client = Client.on(emulator);
          int hPhone = client.open();
          int first = client.tapi.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_STEADY);
          client.tapi.phoneSetRing(hPhone, 0, 0);
          emulator.advance(Duration.ofMillis(100));
          for (PhoneMessage message = client.message(0); message != null; message = client.message(0)) {
            if (message.dwParam1() == first) {
              client.tapi.phoneGetLamp(hPhone, LAMP, new IntHolder());
            }
          }
        }));
  }

  /** The replies come the other way round, and the phone is taken away besides. */
  @Test
  void forcedClose_isAReasonOfItsOwn() {
    Consumer<Emulator> program = emulator -> {
      Client client = Client.on(emulator);
      int hPhone = client.open();
      client.tapi.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_STEADY);
      client.tapi.phoneSetRing(hPhone, 0, 0);
      boolean gone = false;
      for (int replies = 0; replies < 2 && !gone;) {
        PhoneMessage message = client.message(INFINITE);
        gone = message.dwMessageID() == PHONE_CLOSE;
        replies += message.dwMessageID() == PHONE_REPLY ? 1 : 0;
      }
      if (gone) {
        client.open();
      }
    };
    keeps("replies-matched-by-order", Conformance.compare(
        Judged.journal(desk(), program),
        Judged.journal(with(new Fault(FaultKind.LATENCY, PhoneFunction.PHONE_SET_LAMP, 0, 1, 0, 500)), emulator -> {
          emulator.schedule(Duration.ofMillis(100), () -> emulator.phone(0).forceClose());
          program.accept(emulator);
        })));
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

  /** What may come between a request and its reply. */
  enum Meanwhile {
    BUTTON {
      @Override
      void happen(Emulator emulator) {
        emulator.phone(0).press(5);
      }
    },
    STATE {
      @Override
      void happen(Emulator emulator) {
        emulator.phone(0).lift(PHONEHOOKSWITCHDEV_HANDSET);
      }
    },
    CLOSE {
      @Override
      void happen(Emulator emulator) {
        emulator.phone(1).forceClose();
      }
    },
    DEVSPECIFIC {
      @Override
      void happen(Emulator emulator) {
        VENDOR.get().tell();
      }
    };

    abstract void happen(Emulator emulator);
  }

  private static final ThreadLocal<VendorPhone> VENDOR = new ThreadLocal<>();

  /** Takes the next message, whatever it is, for the end of its request. */
  private static void mistakes(Client client, int hPhone) {
    client.tapi.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_STEADY);
    client.message(INFINITE);
    client.tapi.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_OFF);
  }

  private static void waitsForTheReply(Client client, int hPhone) {
    client.reply(client.tapi.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_STEADY));
    client.tapi.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_OFF);
  }

  /** Turns the lamp off when it is on, and also when anything else comes. */
  private static void answersEverything(Client client, int hPhone) {
    int on = client.tapi.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_STEADY);
    for (PhoneMessage message = client.message(100); message != null; message = client.message(100)) {
      if (message.dwMessageID() != PHONE_REPLY || message.dwParam1() == on) {
        client.tapi.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_OFF);
      }
    }
  }

  /** Gives up when anything else comes. */
  private static void givesUp(Client client, int hPhone) {
    client.tapi.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_STEADY);
    client.message(INFINITE);
    client.tapi.phoneClose(hPhone);
  }

  /** Waits so long, whatever comes, and goes on. */
  private static void waitsForATime(Client client, int hPhone) {
    client.tapi.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_STEADY);
    client.message(100);
    client.message(1);
    client.tapi.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_OFF);
  }

  @ParameterizedTest
  @EnumSource
  void onlyAReply_completesARequest(Meanwhile meanwhile) {
    String rule = "message-mistaken-for-completion";
    breaks(rule, interrupted(meanwhile, DifferentialRulesTest::mistakes));
    keeps(rule, interrupted(meanwhile, DifferentialRulesTest::waitsForTheReply));
    keeps(rule, interrupted(meanwhile, DifferentialRulesTest::answersEverything));
    keeps(rule, interrupted(meanwhile, DifferentialRulesTest::givesUp));
    keeps(rule, interrupted(meanwhile, DifferentialRulesTest::waitsForATime));
  }

  /** In the other run something happens while the request is under way. */
  private static List<Finding> interrupted(Meanwhile meanwhile, BiConsumer<Client, Integer> program) {
    return Conformance.compare(
        onThreePhones(program, emulator -> { }),
        onThreePhones(program, emulator -> emulator.schedule(Duration.ofMillis(1), () -> meanwhile.happen(emulator))));
  }

  private static Journal onThreePhones(BiConsumer<Client, Integer> program, Consumer<Emulator> before) {
    VENDOR.set(new VendorPhone());
    return Judged.journal(desk().phone("desk-phone").phone(VENDOR.get()), emulator -> {
      Client client = Client.on(emulator);
      int hPhone = client.open();
      client.tapi.phoneSetStatusMessages(
          hPhone, PHONESTATE_HANDSETHOOKSWITCH, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_DOWN);
      client.open(1, PHONEPRIVILEGE_MONITOR, 0);
      client.open(2, PHONEPRIVILEGE_MONITOR, 0);
      before.accept(emulator);
      program.accept(client, hPhone);
    });
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

  /** One that stops, and one that has another way to go on. */
  @Test
  void errorOfAReply_mayEndIt() {
    Fault fails = new Fault(FaultKind.FAIL_REPLY, PhoneFunction.PHONE_SET_DATA, 0, 1, PHONEERR_OPERATIONFAILED, 0);
    keeps("reply-error-ignored", compared(desk(), with(fails), emulator -> {
      Client client = Client.on(emulator);
      int hPhone = client.open();
      if (client.reply(client.send(hPhone, 0, "first")) == 0) {
        client.reply(client.send(hPhone, 0, "second"));
      }
      client.tapi.phoneClose(hPhone);
      client.shutdown();
    }));
  }
}
