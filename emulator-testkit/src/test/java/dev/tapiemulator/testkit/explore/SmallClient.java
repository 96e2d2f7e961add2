package dev.tapiemulator.testkit.explore;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import dev.tapiemulator.tapi.struct.PhoneMessage;
import java.nio.ByteBuffer;

/** A careful client of one phone: what it is refused makes it give up, and a phone that is taken away does so, too. */
final class SmallClient {

  static final int FOR_EVER = -1;

  private static final int BLOCK_BYTES = 64;

  /** It does not go on, and that is right so. */
  static final class GaveUp extends Exception {

    private static final long serialVersionUID = 1L;

    GaveUp(String why) {
      super(why);
    }
  }

  /** The latest message. */
  final PhoneMessage message = new PhoneMessage();
  final TapiProcess process;
  final Tapi32 tapi;
  int hPhoneApp;
  int hPhone;

  SmallClient(Emulator emulator) {
    process = emulator.attach("client");
    tapi = process.tapi();
  }

  void opens() throws GaveUp {
    opens(PHONEPRIVILEGE_OWNER);
  }

  void opens(int privilege) throws GaveUp {
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    PhoneInitializeExParams params = new PhoneInitializeExParams(process.pointerWidth()).wrap(block);
    params.dwTotalSize(PhoneInitializeExParams.fixedSize(process.pointerWidth()));
    params.dwOptions(PHONEINITIALIZEEXOPTION_USEEVENT);
    IntHolder app = new IntHolder();
    accepted(tapi.phoneInitializeEx(
        app, 0, null, "client", new IntHolder(), new IntHolder(TAPI_VERSION_2_2), block));
    hPhoneApp = app.value;
    IntHolder version = new IntHolder();
    accepted(tapi.phoneNegotiateAPIVersion(hPhoneApp, 0, TAPI_VERSION_1_3, TAPI_VERSION_2_2, version, null));
    IntHolder phone = new IntHolder();
    accepted(tapi.phoneOpen(hPhoneApp, 0, phone, version.value, 0, 0, privilege));
    hPhone = phone.value;
  }

  int sends(int value) throws GaveUp {
    return accepted(tapi.phoneSetData(hPhone, 0, ByteBuffer.wrap(new byte[] {(byte) value}), 1));
  }

  int reads() throws GaveUp {
    ByteBuffer read = ByteBuffer.allocate(1);
    accepted(tapi.phoneGetData(hPhone, 0, read, 1));
    return read.get(0);
  }

  /** A result that is no refusal. */
  static int accepted(int result) throws GaveUp {
    if (result < 0) {
      throw new GaveUp("refused");
    }
    return result;
  }

  /** Takes the next message; false when none came in time. */
  boolean gets(int timeoutMillis) {
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    boolean got = tapi.phoneGetMessage(hPhoneApp, block, timeoutMillis) == 0;
    message.wrap(block);
    return got;
  }

  boolean isReplyTo(int request) {
    return message.dwMessageID() == PHONE_REPLY && (int) message.dwParam1() == request;
  }

  boolean isClose() {
    return message.dwMessageID() == PHONE_CLOSE;
  }

  /** Waits for a reply, in any order with others; the result of the request. */
  int waitsFor(int request) throws GaveUp {
    while (gets(FOR_EVER)) {
      if (isReplyTo(request)) {
        return (int) message.dwParam2();
      }
      if (isClose()) {
        throw new GaveUp("the phone was taken away");
      }
    }
    throw new GaveUp("refused");
  }
}
