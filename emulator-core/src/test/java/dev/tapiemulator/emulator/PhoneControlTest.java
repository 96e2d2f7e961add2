package dev.tapiemulator.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tapiemulator.emulator.testing.EchoPhone;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import org.junit.jupiter.api.Test;

/** The device's side of a phone stays with its phone, whatever happens to device ids. */
class PhoneControlTest {

  @Test
  void phoneControl_followsItsPhoneWhenIdsAreGivenOutAnew() {
    EmulatorConfig config = EmulatorConfig.builder().phone(new EchoPhone()).phone(new EchoPhone()).build();
    try (Emulator emulator = TestEmulator.create(config)) {
      PhoneControl first = emulator.phone(0);
      PhoneControl second = emulator.phone(1);
      TestApp app = new TestApp(emulator, "dialer");
      first.remove();
      assertEquals(1, second.deviceId());
      TestApp.succeed(app.tapi.phoneShutdown(app.hPhoneApp));
      assertEquals(0, second.deviceId());
      assertThrows(EmulatorMisuse.class, first::suspend);
    }
  }
}
