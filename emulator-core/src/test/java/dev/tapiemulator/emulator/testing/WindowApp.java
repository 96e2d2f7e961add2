package dev.tapiemulator.emulator.testing;

import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.testing.TestApp.Message;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** An application with a hidden window, for tests: keeps what its callback was given, and may react to it. */
public final class WindowApp {

  private static final int BLOCK_BYTES = 64;

  public final TapiProcess process;
  public final Tapi32 tapi;
  public final int hPhoneApp;
  /** What the callback was given, and not taken by {@link #words} yet. */
  public final List<Message> received = new ArrayList<>();
  /** What the callback does with each message. */
  public Consumer<Message> reaction = message -> { };

  /** Registers by phoneInitializeEx with a declared version. */
  public WindowApp(TapiProcess process, String name, int version) {
    this.process = process;
    this.tapi = process.tapi();
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    new PhoneInitializeExParams(process.pointerWidth())
        .wrap(block)
        .dwTotalSize(PhoneInitializeExParams.fixedSize(process.pointerWidth()))
        .dwOptions(PHONEINITIALIZEEXOPTION_USEHIDDENWINDOW);
    IntHolder app = new IntHolder();
    succeed(tapi.phoneInitializeEx(app, 0, this::callback, name, new IntHolder(), new IntHolder(version), block));
    hPhoneApp = app.value;
  }

  /** Registers by the old phoneInitialize. */
  public WindowApp(TapiProcess process, String name) {
    this.process = process;
    this.tapi = process.tapi();
    IntHolder app = new IntHolder();
    succeed(tapi.phoneInitialize(app, 0, this::callback, name, new IntHolder()));
    hPhoneApp = app.value;
  }

  private void callback(int hDevice, int dwMessage, long dwInstance, long dwParam1, long dwParam2, long dwParam3) {
    Message message = new Message(hDevice, dwMessage, dwInstance, dwParam1, dwParam2, dwParam3);
    received.add(message);
    reaction.accept(message);
  }

  /** Negotiates exactly this version and opens with it; the handle. */
  public int open(int deviceId, int version, int privilege) {
    succeed(tapi.phoneNegotiateAPIVersion(hPhoneApp, deviceId, version, version, new IntHolder(), null));
    IntHolder hPhone = new IntHolder();
    succeed(tapi.phoneOpen(hPhoneApp, deviceId, hPhone, version, 0, hPhoneApp, privilege));
    return hPhone.value;
  }

  /** Chooses the PHONESTATE_ bits of a handle, and no buttons. */
  public void listen(int hPhone, int phoneStates) {
    succeed(tapi.phoneSetStatusMessages(hPhone, phoneStates, 0, 0));
  }

  /** Pumps, and gives what the callback has been given since the last time, as {@link Message#inWords}. */
  public List<String> words() {
    process.messageLoop().pump();
    List<String> words = received.stream().map(Message::inWords).toList();
    received.clear();
    return words;
  }
}
