package dev.tapiemulator.testkit.errorguide;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.Tapi;
import dev.tapiemulator.tapi.struct.PhoneMessage;
import dev.tapiemulator.testkit.PhoneApp;
import java.nio.ByteBuffer;

/** Sends bytes to a phone and says what became of them. */
final class Uploader implements AutoCloseable {

  private final PhoneApp app;
  private final int hPhone;

  Uploader(Emulator emulator) {
    app = PhoneApp.start(emulator, "uploader");
    hPhone = app.opensAsOwner(0);
  }

  String upload(byte... data) {
    int result = app.tapi().phoneSetData(hPhone, 0, ByteBuffer.wrap(data), data.length);
    return result < 0 ? "refused: " + PhoneErr.nameOf(result) : replyTo(result);
  }

  private String replyTo(int request) {
    ByteBuffer block = ByteBuffer.allocate(64);
    PhoneMessage message = new PhoneMessage().wrap(block);
    while (app.tapi().phoneGetMessage(app.hPhoneApp(), block, Tapi.INFINITE) == 0) {
      if (message.dwMessageID() == Tapi.PHONE_REPLY && message.dwParam1() == request) {
        int code = (int) message.dwParam2();
        return code == 0 ? "sent" : "failed: " + PhoneErr.nameOf(code);
      }
    }
    return "no reply";
  }

  @Override
  public void close() {
    app.close();
  }
}
