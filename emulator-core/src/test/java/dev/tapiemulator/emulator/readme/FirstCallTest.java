package dev.tapiemulator.emulator.readme;

import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiProcess;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstCallTest {

  @Test
  void phoneClose_suppressesOutstandingReplies() {
    try (Emulator emulator = Emulator.create(EmulatorConfig.builder().phone(new DoorPhone()).build())) {
      TapiProcess dialer = emulator.attach("dialer");
      Tapi32 tapi = dialer.tapi();
      IntHolder hPhoneApp = new IntHolder();
      IntHolder hPhone = new IntHolder();
      IntHolder version = new IntHolder();
      List<Integer> messages = new ArrayList<>();

      tapi.phoneInitialize(hPhoneApp, 0, (hDevice, dwMessage, dwInstance, p1, p2, p3) -> messages.add(dwMessage), "Dialer",
          new IntHolder());
      tapi.phoneNegotiateAPIVersion(hPhoneApp.value, 0, TAPI_VERSION_1_3, TAPI_VERSION_1_4, version, null);
      tapi.phoneOpen(hPhoneApp.value, 0, hPhone, version.value, 0, 0, PHONEPRIVILEGE_OWNER);

      int first = tapi.phoneSetData(hPhone.value, 0, ByteBuffer.wrap(new byte[] {1}), 1); // a positive request id: it goes on
      emulator.advance(Duration.ofMillis(20));                                            // virtual time; nothing sleeps
      dialer.messageLoop().pump();                                                        // the callback runs here
      assertEquals(List.of(PHONE_REPLY), messages);

      int second = tapi.phoneSetData(hPhone.value, 0, ByteBuffer.wrap(new byte[] {1}), 1);
      tapi.phoneClose(hPhone.value);
      emulator.advance(Duration.ofMillis(20));
      dialer.messageLoop().pump();
      assertEquals(List.of(PHONE_REPLY, PHONE_CLOSE), messages);                          // no reply to the second, ever
      assertEquals(first + 1, second);
    }
  }
}
