package dev.tapiemulator.emulator.testing;

import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.CompletionPort;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.testing.TestApp.Message;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import dev.tapiemulator.tapi.struct.PhoneMessage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** An application with a completion port, for tests. */
public final class PortApp {

  private static final int BLOCK_BYTES = 64;

  public final TapiProcess process;
  public final Tapi32 tapi;
  public final int hPhoneApp;
  public final CompletionPort port;

  /** Registers with an existing port and the key of its packets. */
  public PortApp(TapiProcess process, String name, CompletionPort port, int key) {
    this.process = process;
    this.tapi = process.tapi();
    this.port = port;
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    new PhoneInitializeExParams(process.pointerWidth())
        .wrap(block)
        .dwTotalSize(PhoneInitializeExParams.fixedSize(process.pointerWidth()))
        .dwOptions(PHONEINITIALIZEEXOPTION_USECOMPLETIONPORT)
        .hCompletionPort(port.handle())
        .dwCompletionKey(key);
    IntHolder app = new IntHolder();
    succeed(tapi.phoneInitializeEx(app, 0, null, name, new IntHolder(), new IntHolder(TAPI_VERSION_2_2), block));
    hPhoneApp = app.value;
  }

  /** Negotiates 2.2 and opens as owner; the handle. */
  public int owner(int deviceId) {
    IntHolder agreed = new IntHolder();
    succeed(tapi.phoneNegotiateAPIVersion(hPhoneApp, deviceId, TAPI_VERSION_1_3, TAPI_VERSION_2_2, agreed, null));
    IntHolder hPhone = new IntHolder();
    succeed(tapi.phoneOpen(hPhoneApp, deviceId, hPhone, agreed.value, 0, hPhoneApp, PHONEPRIVILEGE_OWNER));
    return hPhone.value;
  }

  /** The message of a packet. */
  public Message read(CompletionPort.Packet packet) {
    PhoneMessage view = new PhoneMessage(process.pointerWidth()).wrap(packet.message());
    return new Message(
        view.hDevice(), view.dwMessageID(), view.dwCallbackInstance(), view.dwParam1(), view.dwParam2(),
        view.dwParam3());
  }

  /** Every packet that lies in the port, taken without waiting, as {@link Message#inWords}. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    for (CompletionPort.Packet packet = port.get(0); packet != null; packet = port.get(0)) {
      words.add(read(packet).inWords());
    }
    return words;
  }
}
