package dev.tapiemulator.testkit;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.spi.ButtonInfo;
import dev.tapiemulator.spi.ButtonLamp;
import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.StandardPhone;
import dev.tapiemulator.tapi.PhoneErr;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A phone with a will of its own. Data id 0 is a command: 1 is refused, 2 is completed inside the call, 3 takes 7 ms, 4
 * fails after 5 ms, 5 is forgotten, 6 takes 30 ms and is followed 10 ms later by a vendor's message, 7 closes the phone
 * after 4 ms, 8 gives it a display and 9 removes it. It ticks every 100 ms after it was opened, refuses its second
 * opening, and its first close.
 */
final class MoodyPhone extends StandardPhone {

  private static final int SERIAL_BYTES = 8;

  private boolean hasDisplay;
  private int openings;
  private int closings;
  private int reads;

  @Override
  public PhoneDescription describe() {
    PhoneDescription.Builder phone = PhoneDescription.named("moody")
        .phoneInfo("Moody, version 2")
        .buttonLamp(ButtonLamp.button(PHONEBUTTONMODE_FEATURE, PHONEBUTTONFUNCTION_HOLD, "Hold"))
        .extension(1, 2, 3, 4, 0x10000, 0x20000)
        .latencyMillis(0)
        .area(DataArea.download(0, "mood", 4, payload -> 0))
        .area(DataArea.upload(0, "serial number", SERIAL_BYTES, () -> new byte[] {8, 7, 6, 5, 4, 3, 2, 1}))
        .area(DataArea.upload(1, "reads", 1, () -> new byte[] {(byte) ++reads}));
    return (hasDisplay ? phone.display(1, 10) : phone).build();
  }

  @Override
  public int open(DevicePort port) {
    if (++openings == 2) {
      return PhoneErr.RESOURCEUNAVAIL.value();
    }
    super.open(port);
    tick();
    return 0;
  }

  private void tick() {
    after(100, () -> {
      port().devSpecific(100, 0, 0);
      tick();
    });
  }

  @Override
  public int close(DevicePort port) {
    return ++closings == 1 ? PhoneErr.OPERATIONFAILED.value() : super.close(port);
  }

  @Override
  public int setData(int requestId, int dataId, ByteBuffer payload, DevicePort port) {
    int mood = payload.get(payload.position());
    return mood == 1 ? PhoneErr.RESOURCEUNAVAIL.value() : accept(requestId, () -> obey(mood, requestId));
  }

  private int obey(int mood, int requestId) {
    switch (mood) {
      case 3 -> after(7, () -> finish(requestId, 0));
      case 4 -> after(5, () -> finish(requestId, PhoneErr.OPERATIONFAILED.value()));
      case 5 -> { }
      case 6 -> after(30, () -> {
        note("turns to other things");
        finish(requestId, 0);
        after(10, () -> port().devSpecific(1, 2, 3));
      });
      case 7 -> after(4, this::forceClose);
      case 8 -> {
        hasDisplay = true;
        capabilitiesChanged();
        return 0;
      }
      case 9 -> after(4, this::remove);
      default -> {
        return 0;
      }
    }
    return LATER;
  }

  @Override
  public int devSpecific(int requestId, ByteBuffer params, DevicePort port) {
    return accept(requestId, () -> {
      after(3, () -> {
        params.put(params.position(), (byte) 99);
        finish(requestId, 0);
      });
      return LATER;
    });
  }

  @Override
  protected void buttonMoved(int buttonLampId, boolean down) {
    if (down && port() != null) {
      after(8, () -> port().devSpecific(8, 8, 8));
    }
  }

  @Override
  public Optional<ButtonInfo> buttonInfo(int buttonLampId) {
    return Optional.of(new ButtonInfo(
        PHONEBUTTONMODE_FEATURE, PHONEBUTTONFUNCTION_HOLD, "Hold, please", PHONEBUTTONSTATE_UP, new byte[] {4}));
  }

  @Override
  public byte[] statusDevSpecific() {
    return new byte[] {1, 2, 3};
  }

  @Override
  public long icon(String deviceClass) {
    return deviceClass.isEmpty() ? 17 : PHONEERR_OPERATIONUNAVAIL;
  }

  @Override
  public int configDialog(String deviceClass, long hwndOwner) {
    return deviceClass.equals("tone") ? 0 : PHONEERR_INVALDEVICECLASS;
  }
}
