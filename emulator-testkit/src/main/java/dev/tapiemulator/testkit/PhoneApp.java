package dev.tapiemulator.testkit;

import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.ViolationFailure;
import dev.tapiemulator.tapi.PhoneErr;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;

/**
 * An application that a test drives in words. Each word makes its call and says what is to come of it; when something
 * else does, the test fails with the handles, the requests, the messages and the page that explain it.
 *
 * <pre>{@code
 * int hPhone = app.opensAsOwner(phone);
 * int request = app.accepts(() -> app.phoneSetData(hPhone, 1, bytes(7)));
 * app.advances(millis(20));
 * app.receives(reply(request));
 * app.succeeds(() -> app.phoneClose(hPhone));
 * }</pre>
 */
public final class PhoneApp implements AutoCloseable {

  private final Emulator emulator;
  private final TapiProcess process;
  private final Tapi32 tapi;
  private final Line line;
  private final Inbox inbox;
  private final Verdicts verdicts;

  private PhoneApp(Setup setup) {
    emulator = setup.emulator;
    process = setup.process != null ? setup.process : emulator.attach(setup.name);
    tapi = setup.decoration.apply(process.tapi());
    line = Line.open(process, tapi, setup);
    inbox = new Inbox(line);
    verdicts = new Verdicts(setup.name, emulator, process.id(), inbox);
  }

  /** An application of its own process that takes its messages with phoneGetMessage. */
  public static PhoneApp start(Emulator emulator, String name) {
    return in(emulator).named(name).start();
  }

  /** An application to be described further before it starts. */
  public static Setup in(Emulator emulator) {
    return new Setup(emulator);
  }

  /** What an application is like before it initialises. */
  public static final class Setup {

    final Emulator emulator;
    String name = "app";
    Mechanism mechanism = Mechanism.EVENT;
    int version = TAPI_VERSION_2_2;
    TapiProcess process;
    UnaryOperator<Tapi32> decoration = UnaryOperator.identity();

    private Setup(Emulator emulator) {
      this.emulator = Objects.requireNonNull(emulator, "emulator");
    }

    /** Its name, and that of its process unless it is given one. */
    public Setup named(String appName) {
      name = Objects.requireNonNull(appName, "appName");
      return this;
    }

    /** How it is told of its messages; EVENT unless told otherwise. */
    public Setup via(Mechanism way) {
      mechanism = Objects.requireNonNull(way, "way");
      return this;
    }

    /** The TAPI_VERSION_ it is written for; 2.2 unless told otherwise. Below 2.0 there are hidden windows alone (C-11). */
    public Setup version(int apiVersion) {
      version = apiVersion;
      return this;
    }

    /** The process it runs in. */
    public Setup process(TapiProcess ofApp) {
      process = ofApp;
      return this;
    }

    /** What stands between it and the emulator: something that watches, changes or replaces the functions. */
    public Setup calling(UnaryOperator<Tapi32> around) {
      decoration = Objects.requireNonNull(around, "around");
      return this;
    }

    /**
     * Initialises it.
     *
     * @throws IllegalArgumentException when its version knows no such mechanism
     */
    public PhoneApp start() {
      if (Integer.compareUnsigned(version, TAPI_VERSION_2_0) < 0 && mechanism != Mechanism.WINDOW) {
        throw new IllegalArgumentException(String.format(
            "%s is written for version %d.%d, which knows hidden windows alone; say via(Mechanism.WINDOW)",
            name, version >>> Short.SIZE, version & 0xFFFF));
      }
      return new PhoneApp(this);
    }
  }

  // ---- what it is

  public TapiProcess process() {
    return process;
  }

  /** The functions as this application calls them. */
  public Tapi32 tapi() {
    return tapi;
  }

  public int hPhoneApp() {
    return line.hPhoneApp();
  }

  // ---- calls, and what comes of them

  /** Negotiates and opens a phone as its owner; the handle. */
  public int opensAsOwner(ScriptedPhone phone) {
    return opensAsOwner(idOf(phone));
  }

  /** Negotiates and opens a phone as its owner; the handle. */
  public int opensAsOwner(int deviceId) {
    return opens(deviceId, PHONEPRIVILEGE_OWNER);
  }

  /** Negotiates and opens a phone as a monitor; the handle. */
  public int opensAsMonitor(ScriptedPhone phone) {
    return opensAsMonitor(idOf(phone));
  }

  /** Negotiates and opens a phone as a monitor; the handle. */
  public int opensAsMonitor(int deviceId) {
    return opens(deviceId, PHONEPRIVILEGE_MONITOR);
  }

  private int opens(int deviceId, int privilege) {
    IntHolder hPhone = new IntHolder();
    succeeds(() -> phoneOpen(deviceId, privilege, hPhone));
    return hPhone.value;
  }

  /** The device id of a scripted phone, and of one that was removed the last that it had. */
  public int idOf(ScriptedPhone phone) {
    return Whereabouts.of(phone, emulator).orElseThrow(() -> new IllegalArgumentException(
        "that scripted phone is not one of this emulator's; name it in its configuration"));
  }

  /** The call is accepted; the positive request id. */
  public int accepts(IntSupplier call) {
    int from = verdicts.now();
    int result = made(call);
    if (result <= 0) {
      throw verdicts.notAccepted(result, from);
    }
    return result;
  }

  /** The call does what it says, at once. */
  public void succeeds(IntSupplier call) {
    int from = verdicts.now();
    int result = made(call);
    if (result != 0) {
      throw verdicts.noSuccess(result, from);
    }
  }

  /** The call is refused with exactly this error. */
  public void isRefusedWith(PhoneErr error, IntSupplier call) {
    isRefusedWith(error.value(), call);
  }

  /** The call is refused with exactly this code, such as a device-specific one. */
  public void isRefusedWith(int code, IntSupplier call) {
    if (code >= 0) {
      throw new IllegalArgumentException(code + " is no error; refusals are negative");
    }
    ErrorWords.requireOfPhones(code);
    int from = verdicts.now();
    int result = made(call);
    if (result != code) {
      throw verdicts.notRefused(result, code, from);
    }
  }

  /** An order that no script answers is told as what it is, not as a phone's wrongdoing. */
  private static int made(IntSupplier call) {
    try {
      return call.getAsInt();
    } catch (ViolationFailure violation) {
      if (violation.getCause() instanceof UnscriptedOrder unscripted) {
        throw unscripted;
      }
      throw violation;
    }
  }

  // ---- messages

  /** These are the next messages, in this order; they are there already. */
  public void receives(ExpectedMessage... expected) {
    List<ExpectedMessage> inOrder = some(expected);
    int position = inbox.takeMatching(inOrder);
    if (position < expected.length) {
      throw verdicts.notReceived(inOrder, position);
    }
  }

  private static List<ExpectedMessage> some(ExpectedMessage... expected) {
    if (expected.length == 0) {
      throw new IllegalArgumentException("no message is expected here; say receivesNothing() when that is meant");
    }
    for (ExpectedMessage message : expected) {
      Objects.requireNonNull(message, "an expected message");
    }
    return List.of(expected);
  }

  /** These are the next messages, in whatever order; they are there already. */
  public void receivesInAnyOrder(ExpectedMessage... expected) {
    List<ExpectedMessage> missing = new ArrayList<>(some(expected));
    List<ReceivedMessage> others = new ArrayList<>();
    for (ReceivedMessage message : inbox.look(expected.length)) {
      Optional<ExpectedMessage> wanted = missing.stream().filter(one -> one.matches(message)).findFirst();
      wanted.ifPresentOrElse(missing::remove, () -> others.add(message));
    }
    if (!missing.isEmpty()) {
      throw verdicts.notAmongTheNext(expected.length, missing, others);
    }
    inbox.take(expected.length);
  }

  /** This is the next message, and the application waits until it comes, however much virtual time that takes. */
  public void awaits(ExpectedMessage expected) {
    inbox.waitForOne();
    receives(expected);
  }

  /** No PHONE_REPLY is there. */
  public void receivesNoReply() {
    List<ReceivedMessage> replies = inbox.all().stream().filter(message -> message.id() == PHONE_REPLY).toList();
    if (!replies.isEmpty()) {
      throw verdicts.unwanted("no reply", replies);
    }
  }

  /** No message at all is there. */
  public void receivesNothing() {
    List<ReceivedMessage> messages = inbox.all();
    if (!messages.isEmpty()) {
      throw verdicts.unwanted("nothing", messages);
    }
  }

  /** Messages that are there and that the test has not asked for. */
  public List<ReceivedMessage> unread() {
    return Collections.unmodifiableList(inbox.all());
  }

  /** Messages that it has taken without its test having asked for them. */
  List<ReceivedMessage> fetched() {
    return inbox.fetched();
  }

  /** Lets so much virtual time pass. */
  public void advances(Duration time) {
    made(() -> {
      emulator.advance(time);
      return 0;
    });
  }

  /** Shuts down, as phoneShutdown does, and gives its completion port back; doing it twice is harmless. */
  @Override
  public void close() {
    line.close();
  }

  // ---- functions with the application's own arguments filled in

  /** Negotiates the highest common version and opens with it. */
  public int phoneOpen(int deviceId, int privilege, IntHolder lphPhone) {
    IntHolder agreed = new IntHolder();
    int refusal = tapi.phoneNegotiateAPIVersion(
        hPhoneApp(), deviceId, TAPI_VERSION_1_3, line.version(), agreed, null);
    return refusal != 0
        ? refusal
        : tapi.phoneOpen(hPhoneApp(), deviceId, lphPhone, agreed.value, 0, hPhoneApp(), privilege);
  }

  public int phoneClose(int hPhone) {
    return tapi.phoneClose(hPhone);
  }

  public int phoneShutdown() {
    return tapi.phoneShutdown(hPhoneApp());
  }

  public int phoneSetData(int hPhone, int dwDataID, ByteBuffer data) {
    return tapi.phoneSetData(hPhone, dwDataID, data, data.remaining());
  }

  public int phoneGetData(int hPhone, int dwDataID, ByteBuffer data) {
    return tapi.phoneGetData(hPhone, dwDataID, data, data.remaining());
  }

  public int phoneSetDisplay(int hPhone, int dwRow, int dwColumn, ByteBuffer content) {
    return tapi.phoneSetDisplay(hPhone, dwRow, dwColumn, content, content.remaining());
  }

  public int phoneDevSpecific(int hPhone, ByteBuffer params) {
    return tapi.phoneDevSpecific(hPhone, params, params.remaining());
  }

  public int phoneSetLamp(int hPhone, int dwButtonLampID, int dwLampMode) {
    return tapi.phoneSetLamp(hPhone, dwButtonLampID, dwLampMode);
  }

  public int phoneSetRing(int hPhone, int dwRingMode, int dwVolume) {
    return tapi.phoneSetRing(hPhone, dwRingMode, dwVolume);
  }

  public int phoneSetHookSwitch(int hPhone, int dwHookSwitchDevs, int dwHookSwitchMode) {
    return tapi.phoneSetHookSwitch(hPhone, dwHookSwitchDevs, dwHookSwitchMode);
  }

  public int phoneSetVolume(int hPhone, int dwHookSwitchDev, int dwVolume) {
    return tapi.phoneSetVolume(hPhone, dwHookSwitchDev, dwVolume);
  }

  public int phoneSetGain(int hPhone, int dwHookSwitchDev, int dwGain) {
    return tapi.phoneSetGain(hPhone, dwHookSwitchDev, dwGain);
  }

  public int phoneSetStatusMessages(int hPhone, int dwPhoneStates, int dwButtonModes, int dwButtonStates) {
    return tapi.phoneSetStatusMessages(hPhone, dwPhoneStates, dwButtonModes, dwButtonStates);
  }
}
