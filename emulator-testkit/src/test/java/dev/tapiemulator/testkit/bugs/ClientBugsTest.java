package dev.tapiemulator.testkit.bugs;

import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.struct.PhoneMessage;
import dev.tapiemulator.testkit.PhoneApp;
import dev.tapiemulator.testkit.conform.Client;
import dev.tapiemulator.testkit.conform.Conformance;
import dev.tapiemulator.testkit.conform.Finding;
import dev.tapiemulator.testkit.conform.Instruments;
import dev.tapiemulator.testkit.conform.Judged;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bugs known from real telephony programs: the kit names each, and has nothing against the corrected twin. */
class ClientBugsTest {

  private static final int LINEERR_OPERATIONFAILED = 0x80000048;
  private static final int LAMP = 20;

  @ParameterizedTest
  @EnumSource
  void program_isNamedForItsBugAndItsTwinIsNot(ClientBug bug) {
    Judged.breaks(bug.rule, findings(bug, true));
    Judged.keeps(bug.rule, findings(bug, false));
    assertTrue(!Conformance.hasErrors(findings(bug, false)), () -> findings(bug, false).toString());
  }

  private static List<Finding> findings(ClientBug bug, boolean wrong) {
    return Conformance.check(Judged.journal(Judged.phone("desk-phone"), emulator -> bug.run(emulator, wrong)));
  }

  /** The reply is waited for by taking the next message, whatever it is. */
  @Test
  void otherMessages_areFedIntoRequestCompletion() {
    Judged.breaks("message-mistaken-for-completion", pressedMeanwhile(true));
    Judged.keeps("message-mistaken-for-completion", pressedMeanwhile(false));
  }

  private static List<Finding> pressedMeanwhile(boolean wrong) {
    return Conformance.compare(completing(wrong, false), completing(wrong, true));
  }

  private static Journal completing(boolean wrong, boolean isPressed) {
    return Judged.journal(Judged.phone("desk-phone"), emulator -> {
      Client client = Client.on(emulator);
      int hPhone = client.open();
      client.tapi.phoneSetStatusMessages(hPhone, 0, PHONEBUTTONMODE_KEYPAD, PHONEBUTTONSTATE_DOWN);
      if (isPressed) {
        emulator.schedule(Duration.ofMillis(1), () -> emulator.phone(0).press(1));
      }
      int request = client.tapi.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_STEADY);
      for (boolean done = false; !done;) {
        PhoneMessage message = client.message(INFINITE);
        done = message.dwParam1() == request && (wrong || message.dwMessageID() == PHONE_REPLY);
      }
      client.tapi.phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_OFF);
    });
  }

  /** The next command is put into the buffer that the answer to the last one is to come back in. */
  @Test
  void bufferOfAnAsynchronousCall_isChangedBeforeTheReply() {
    Judged.breaks("asynchronous-buffer-changed", escaping(true));
    Judged.keeps("asynchronous-buffer-changed", escaping(false));
  }

  private static List<Finding> escaping(boolean wrong) {
    try (Emulator emulator = Emulator.create(EmulatorConfig.builder().phone(new EscapePhone()).build())) {
      TapiProcess process = emulator.attach("client");
      Instruments instruments = Instruments.on(emulator, process);
      Client client = new Client(process, instruments.tapi())
          .initialize(PHONEINITIALIZEEXOPTION_USEEVENT, 0, null);
      int hPhone = client.open();
      ByteBuffer params = ByteBuffer.wrap(new byte[] {1, 2, 3, 4});
      int request = client.tapi.phoneDevSpecific(hPhone, params, params.remaining());
      if (wrong) {
        params.put(0, (byte) 5);
      }
      client.reply(request);
      return Conformance.check(emulator.journal(), instruments);
    }
  }

  /** A layer of a program's own gives LINEERR codes for phone calls. */
  @Test
  void lineCodesFromPhoneCalls_areNamedAsSuch() {
    AssertionError failure = assertThrows(AssertionError.class, () -> refused(code -> LINEERR_OPERATIONFAILED));
    assertTrue(failure.getMessage().contains("LINEERR"), failure::getMessage);
    refused(code -> code);
  }

  /** A layer of a program's own says that all went well, though the handle was bad. */
  @Test
  void successForABadHandle_isNamed() {
    AssertionError failure = assertThrows(AssertionError.class, () -> refused(code -> 0));
    assertTrue(failure.getMessage().contains("INVALPHONEHANDLE"), failure::getMessage);
    refused(code -> code);
  }

  /** Expects, through a layer that may change results, that a closed handle is refused. */
  private static void refused(IntUnaryOperator layer) {
    try (Emulator emulator = Emulator.create(Judged.phone("desk-phone").build())) {
      PhoneApp app = PhoneApp.in(emulator).calling(tapi -> changing(tapi, layer)).start();
      int hPhone = app.opensAsOwner(0);
      app.tapi().phoneClose(hPhone);
      app.isRefusedWith(PhoneErr.INVALPHONEHANDLE, () -> app.tapi().phoneSetLamp(hPhone, LAMP, PHONELAMPMODE_STEADY));
    }
  }

  private static Tapi32 changing(Tapi32 tapi, IntUnaryOperator layer) {
    return (Tapi32) Proxy.newProxyInstance(
        Tapi32.class.getClassLoader(), new Class<?>[] {Tapi32.class}, (proxy, method, arguments) -> {
          try {
            Object result = method.invoke(tapi, arguments);
            return result instanceof Integer code && code < 0 && method.getName().equals("phoneSetLamp")
                ? layer.applyAsInt(code)
                : result;
          } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
          }
        });
  }
}
