package dev.tapiemulator.emulator.testing;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.spi.ButtonLamp;
import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.HookSwitch;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.StandardPhone;
import java.util.Arrays;

/**
 * A phone with everything, for tests of the kernel: 12 keys, 4 lamps, a display, all hookswitches, four data areas
 * each way.
 */
public class EchoPhone extends StandardPhone {

  private static final int LAMP_MODES = PHONELAMPMODE_OFF | PHONELAMPMODE_STEADY | PHONELAMPMODE_FLASH;
  private static final int AREAS = 4;
  private static final int AREA_BYTES = 64;

  private final long latencyMillis;
  private final byte[][] stored = new byte[AREAS][0];
  /** The port of the open session, for tests that report by hand. */
  public DevicePort openPort;

  public EchoPhone() {
    this(20);
  }

  public EchoPhone(long latencyMillis) {
    this.latencyMillis = latencyMillis;
  }

  @Override
  public PhoneDescription describe() {
    PhoneDescription.Builder phone = PhoneDescription.named("echo-phone")
        .buttonLamps(ButtonLamp.keypad())
        .display(2, 8)
        .ringModes(3)
        .handset(HookSwitch.full())
        .speaker(HookSwitch.full())
        .headset(HookSwitch.manual())
        .extension(1, 2, 3, 4, 0x10000, 0x30000)
        .deviceClass("wave/in", STRINGFORMAT_BINARY, new byte[] {7, 0, 0, 0})
        .latencyMillis(latencyMillis);
    for (int i = 0; i < AREAS; i++) {
      int id = i;
      phone.buttonLamp(ButtonLamp.lamp(LAMP_MODES, "lamp " + i));
      phone.area(DataArea.download(id, "in " + i, AREA_BYTES, payload -> {
        stored[id] = new byte[payload.remaining()];
        payload.get(stored[id]);
        return 0;
      }));
      phone.area(DataArea.upload(id, "out " + i, AREA_BYTES, () -> stored[id]));
    }
    return phone.build();
  }

  @Override
  public int open(DevicePort port) {
    openPort = port;
    return super.open(port);
  }

  @Override
  public void factoryReset() {
    super.factoryReset();
    Arrays.fill(stored, new byte[0]);
    openPort = null;
  }
}
