package dev.tapiemulator.testkit.guide;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import dev.tapiemulator.tapi.struct.PhoneMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A program: it shows a notice on the display of the first phone and waits for the phone to confirm it. */
final class NoticeBoard implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 1000;

  private final Tapi32 tapi;
  private final IntHolder hPhoneApp = new IntHolder();
  private final IntHolder hPhone = new IntHolder();

  NoticeBoard(Tapi32 tapi) {
    this.tapi = tapi;
    ByteBuffer params = ByteBuffer.allocate(64);
    new PhoneInitializeExParams().wrap(params)
        .dwTotalSize(64)
        .dwOptions(PHONEINITIALIZEEXOPTION_USEEVENT);
    IntHolder version = new IntHolder(TAPI_VERSION_2_2);
    tapi.phoneInitializeEx(hPhoneApp, 0, null, "notice board", new IntHolder(), version, params);
    tapi.phoneNegotiateAPIVersion(hPhoneApp.value, 0, TAPI_VERSION_2_0, TAPI_VERSION_2_2, version, null);
    tapi.phoneOpen(hPhoneApp.value, 0, hPhone, version.value, 0, 0, PHONEPRIVILEGE_OWNER);
  }

  /** Whether the phone has confirmed it. */
  boolean shows(String notice) {
    byte[] text = notice.getBytes(StandardCharsets.US_ASCII);
    int request = tapi.phoneSetDisplay(hPhone.value, 0, 0, ByteBuffer.wrap(text), text.length);
    ByteBuffer block = ByteBuffer.allocate(64);
    while (request > 0 && tapi.phoneGetMessage(hPhoneApp.value, block, PATIENCE_MILLIS) == 0) {
      PhoneMessage message = new PhoneMessage().wrap(block);
      if (message.dwMessageID() == PHONE_CLOSE) {
        return false; // its reply will never come
      }
      if (message.dwMessageID() == PHONE_REPLY && message.dwParam1() == request) {
        return message.dwParam2() == 0;
      }
    }
    return false;
  }

  @Override
  public void close() {
    tapi.phoneShutdown(hPhoneApp.value);
  }
}
