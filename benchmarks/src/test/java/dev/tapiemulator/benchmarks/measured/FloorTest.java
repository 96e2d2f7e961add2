package dev.tapiemulator.benchmarks.measured;

import static dev.tapiemulator.tapi.Tapi.PHONEERR_INVALPHONEHANDLE;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_NOTOWNER;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;
import static dev.tapiemulator.tapi.Tapi.PHONE_REPLY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.tapi.struct.PhoneMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** The floor does little, but what it does means the same as on the emulator. */
class FloorTest {

  private static final int OWNER = 0x10001;
  private static final int OTHER = 0x10002;
  private static final int PHONES = 1_000;

  private final Floor floor = new Floor(PHONES);
  private final ByteBuffer payload = Caller.payload();
  private final ByteBuffer message = ByteBuffer.allocate(Caller.MESSAGE_BYTES).order(ByteOrder.LITTLE_ENDIAN);

  @Test
  void phoneSetData_isRepliedTo_asOnTheEmulator() {
    int request = floor.phoneSetData(OWNER, floor.phoneOpen(OWNER), payload, Caller.PAYLOAD_BYTES);
    assertEquals(0, floor.phoneGetMessage(message));
    try (OpenPhones phones = OpenPhones.of(1, EmulatorConfig.builder())) {
      ByteBuffer emulated = ByteBuffer.allocate(Caller.MESSAGE_BYTES);
      assertEquals(request, phones.caller.sends(phones.handle(0)));
      Caller.succeeded(phones.caller.tapi.phoneGetMessage(phones.caller.hPhoneApp, emulated, 0));
      assertEquals(emulated, message);
    }
  }

  @Test
  void phoneSetData_withAHandleOfAnotherGeneration_isRefused() {
    int hPhone = floor.phoneOpen(OWNER);
    int otherGeneration = hPhone + (1 << 20);
    assertEquals(PHONEERR_INVALPHONEHANDLE, floor.phoneSetData(OWNER, otherGeneration, payload, Caller.PAYLOAD_BYTES));
    assertEquals(PHONEERR_INVALPHONEHANDLE, floor.phoneSetData(OWNER, hPhone + 1, payload, Caller.PAYLOAD_BYTES));
  }

  @Test
  void phoneSetData_ofAnotherApplication_isRefused() {
    int hPhone = floor.phoneOpen(OWNER);
    assertEquals(PHONEERR_NOTOWNER, floor.phoneSetData(OTHER, hPhone, payload, Caller.PAYLOAD_BYTES));
  }

  @Test
  void phoneGetMessage_bringsRepliesInOrder_andThenNothing() {
    int hPhone = floor.phoneOpen(OWNER);
    int first = floor.phoneSetData(OWNER, hPhone, payload, Caller.PAYLOAD_BYTES);
    int second = floor.phoneSetData(OWNER, floor.phoneOpen(OWNER), payload, Caller.PAYLOAD_BYTES);
    assertEquals(first, takenRequest());
    assertEquals(second, takenRequest());
    assertEquals(PHONEERR_OPERATIONFAILED, floor.phoneGetMessage(message));
  }

  @Test
  void cycle_canGoOnWhileEveryPhoneHasARequestOutstanding() {
    Floor.Loop loop = new Floor.Loop(PHONES);
    int[] handles = new int[PHONES];
    for (int i = 0; i < PHONES; i++) {
      handles[i] = loop.opens();
      loop.leavesOutstanding(handles[i]);
    }
    for (int i = 0; i < PHONES; i++) {
      assertEquals(PHONES + i + 1, loop.cycles(handles[i]));
    }
  }

  private int takenRequest() {
    assertEquals(0, floor.phoneGetMessage(message));
    PhoneMessage taken = new PhoneMessage().wrap(message);
    assertEquals(PHONE_REPLY, taken.dwMessageID());
    return (int) taken.dwParam1();
  }
}
