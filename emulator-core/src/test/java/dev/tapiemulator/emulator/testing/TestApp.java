package dev.tapiemulator.emulator.testing;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.tapi.ConstantGroup;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import dev.tapiemulator.tapi.struct.PhoneMessage;
import dev.tapiemulator.tapi.struct.PhoneStatus;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * An application with an event handle, for tests: the usual arguments filled in, and results that must be successes
 * checked.
 */
public final class TestApp {

  /** A message as the application got it. */
  public record Message(int hDevice, int id, long instance, long param1, long param2, long param3) {

    /**
     * The message without handle and instance, in few words: "STATE LAMP 12", "BUTTON 3 KEYPAD DOWN", "REPLY 1 0",
     * "CLOSE".
     */
    public String inWords() {
      String kind = plain(ConstantGroup.PHONE, ConstantGroup.PHONE.nameOf(id));
      return switch (id) {
        case PHONE_STATE -> kind + " " + flags(ConstantGroup.PHONESTATE, param1) + ifAny(param2) + ifAny(param3);
        case PHONE_BUTTON -> kind + " " + param1 + " " + flags(ConstantGroup.PHONEBUTTONMODE, param2) + " "
            + flags(ConstantGroup.PHONEBUTTONSTATE, param3);
        case PHONE_REPLY -> kind + " " + param1 + " " + param2 + ifAny(param3);
        default -> kind + ifAny(param1) + ifAny(param2) + ifAny(param3);
      };
    }

    private static String flags(ConstantGroup group, long value) {
      return plain(group, group.flags((int) value));
    }

    private static String plain(ConstantGroup group, String names) {
      return names.replace(group.prefix(), "");
    }

    private static String ifAny(long param) {
      return param == 0 ? "" : " " + param;
    }
  }

  private static final int BLOCK_BYTES = 64;
  private static final int STRUCTURE_BYTES = 4096;

  public final TapiProcess process;
  public final Tapi32 tapi;
  public final int hPhoneApp;
  public final long hEvent;
  public final int version;

  public TestApp(Emulator emulator, String name) {
    this(emulator.attach(name), name, TAPI_VERSION_2_2);
  }

  public TestApp(TapiProcess process, String name, int version) {
    this.process = process;
    this.tapi = process.tapi();
    this.version = version;
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    PhoneInitializeExParams params = new PhoneInitializeExParams(process.pointerWidth()).wrap(block);
    params.dwTotalSize(PhoneInitializeExParams.fixedSize(process.pointerWidth()));
    params.dwOptions(PHONEINITIALIZEEXOPTION_USEEVENT);
    IntHolder app = new IntHolder();
    succeed(tapi.phoneInitializeEx(app, 0, null, name, new IntHolder(), new IntHolder(version), block));
    hPhoneApp = app.value;
    hEvent = params.hEvent();
  }

  /** Negotiates and opens; the handle. */
  public int open(int deviceId, int privilege) {
    IntHolder hPhone = new IntHolder();
    succeed(tapi.phoneOpen(hPhoneApp, deviceId, hPhone, negotiate(deviceId), 0, hPhoneApp, privilege));
    return hPhone.value;
  }

  public int owner(int deviceId) {
    return open(deviceId, PHONEPRIVILEGE_OWNER);
  }

  public int monitor(int deviceId) {
    return open(deviceId, PHONEPRIVILEGE_MONITOR);
  }

  public int negotiate(int deviceId) {
    IntHolder agreed = new IntHolder();
    succeed(tapi.phoneNegotiateAPIVersion(hPhoneApp, deviceId, TAPI_VERSION_1_3, version, agreed, null));
    return agreed.value;
  }

  /**
   * Opens with a version that {@link #negotiate} or the like has agreed on; the result, and the handle in the holder.
   */
  public int tryOpen(int deviceId, int apiVersion, int privilege, IntHolder hPhone) {
    return tapi.phoneOpen(hPhoneApp, deviceId, hPhone, apiVersion, 0, hPhoneApp, privilege);
  }

  /** Chooses the PHONESTATE_ bits of a handle, and no buttons. */
  public void listen(int hPhone, int phoneStates) {
    succeed(tapi.phoneSetStatusMessages(hPhone, phoneStates, 0, 0));
  }

  /** The status of an open phone, texts in the W form. */
  public PhoneStatus status(int hPhone) {
    ByteBuffer block = ByteBuffer.allocate(STRUCTURE_BYTES);
    PhoneStatus status = new PhoneStatus().wrap(block).dwTotalSize(STRUCTURE_BYTES);
    succeed(tapi.phoneGetStatusW(hPhone, block));
    return status;
  }

  /** Everything that waits, taken without waiting. */
  public List<Message> messages() {
    List<Message> messages = new ArrayList<>();
    for (Message message = poll(); message != null; message = poll()) {
      messages.add(message);
    }
    return messages;
  }

  /** The next message, or null. */
  public Message poll() {
    ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    int result = tapi.phoneGetMessage(hPhoneApp, block, 0);
    if (result == PHONEERR_OPERATIONFAILED) {
      return null;
    }
    succeed(result);
    return read(block);
  }

  public Message read(ByteBuffer block) {
    PhoneMessage view = new PhoneMessage(process.pointerWidth()).wrap(block);
    return new Message(
        view.hDevice(), view.dwMessageID(), view.dwCallbackInstance(), view.dwParam1(), view.dwParam2(),
        view.dwParam3());
  }

  /** Everything that waits, in the order it waits, as {@link Message#inWords}. */
  public List<String> words() {
    return messages().stream().map(Message::inWords).toList();
  }

  /** The ids of the requests that were replied to among the messages. */
  public static List<Integer> repliesIn(List<Message> messages) {
    return messages.stream().filter(message -> message.id == PHONE_REPLY).map(message -> (int) message.param1).toList();
  }

  public static void succeed(int result) {
    if (result != 0) {
      throw new AssertionError("expected success, got " + PhoneErr.nameOf(result));
    }
  }

  /** A request id. */
  public static int accepted(int result) {
    if (result <= 0) {
      throw new AssertionError("expected a request id, got " + PhoneErr.nameOf(result));
    }
    return result;
  }

  public static ByteBuffer bytes(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length);
    for (int value : values) {
      bytes.put((byte) value);
    }
    return bytes.flip();
  }
}
