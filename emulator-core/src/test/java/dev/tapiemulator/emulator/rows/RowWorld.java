package dev.tapiemulator.emulator.rows;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.succeed;
import static dev.tapiemulator.tapi.Tapi.*;

import dev.tapiemulator.emulator.Bounds;
import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.PhoneSource;
import dev.tapiemulator.emulator.ProviderConfig;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.struct.PhoneInitializeExParams;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * An emulator set up as words say: a "dialer" that is ready to make the call, and a "watcher" in another process. Names
 * that mean nothing here are arguments of the call.
 */
final class RowWorld implements AutoCloseable {

  /** The names that say something about the world; the names of the rulings do, too. */
  static final List<String> NAMES = List.of(
      "applications", "hPhone", "hPhoneApp", "mechanism", "provider", "reinit", "phone", "link", "feature", "opened",
      "version", "extension", "extNegotiated", "extSelected", "openedBefore", "owner", "applicationSlots",
      "handleSlots", "requestSlots", "message");

  private static final int ALL_DEVICES =
      PHONEHOOKSWITCHDEV_HANDSET | PHONEHOOKSWITCHDEV_SPEAKER | PHONEHOOKSWITCHDEV_HEADSET;

  private static final int PARAMS_BYTES = 32;

  final Emulator emulator;
  final TapiProcess process;
  final int version;
  int hPhoneApp;
  int hPhone;

  private final PhoneFunction function;
  private final Words words;
  private final TestApp watcher;

  RowWorld(PhoneFunction function, Words words) {
    this.function = function;
    this.words = words;
    version = words.of("version").map(Values::number).orElse(TAPI_VERSION_2_2);
    emulator = TestEmulator.create(config());
    process = emulator.attach("dialer");
    watcher = new TestApp(emulator, "watcher");
    if (function != PhoneFunction.PHONE_INITIALIZE && function != PhoneFunction.PHONE_INITIALIZE_EX) {
      hPhoneApp = register();
    }
    if (!isProviderDown()) {
      openBefore();
    }
    int usage = hPhoneApp;
    spoilHandles();
    happen();
    if (words.say("applications", "none")) {
      shutDown(usage);
    }
  }

  // ---- the configuration

  private EmulatorConfig config() {
    EmulatorConfig.Builder config = EmulatorConfig.builder().bounds(bounds());
    words.values().forEach((name, value) ->
        Ruling.withSwitchName(name).ifPresent(ruling -> config.ruling(ruling, value)));
    PhoneDeviceModel phone = words.say("extension", "none") ? new PlainPhone() : new RowPhone(missingFeatures());
    ProviderConfig provider = new ProviderConfig("provider", List.of(PhoneSource.of(phone)), 0);
    return config.provider(isProviderDown() ? provider.failsToStart(PhoneErr.NODRIVER) : provider).build();
  }

  private boolean isProviderDown() {
    return words.say("provider", "not started");
  }

  /** The bits that name the function; those of its hookswitch functions stand in the order of the devices. */
  private int missingFeatures() {
    if (!words.say("feature", "missing")) {
      return 0;
    }
    boolean perDevice = function.parameters().stream()
        .anyMatch(parameter -> parameter.name().startsWith("dwHookSwitchDev"));
    return function.features() * (perDevice ? ALL_DEVICES : 1);
  }

  private Bounds bounds() {
    Bounds bounds = Bounds.DEFAULT;
    if (words.say("applicationSlots", "none left")) {
      bounds = bounds.withApplications(1);
    }
    if (words.say("handleSlots", "none left")) {
      bounds = bounds.withOpenPhones(1);
    }
    return words.say("requestSlots", "none left") ? bounds.withRequests(1) : bounds;
  }

  // ---- the applications, and what they have open before the call

  private int register() {
    ByteBuffer block = ByteBuffer.allocate(PARAMS_BYTES);
    PhoneInitializeExParams params = new PhoneInitializeExParams().wrap(block).dwTotalSize(PARAMS_BYTES);
    switch (words.of("mechanism").orElse("event")) {
      case "event" -> params.dwOptions(PHONEINITIALIZEEXOPTION_USEEVENT);
      case "hidden window" -> params.dwOptions(PHONEINITIALIZEEXOPTION_USEHIDDENWINDOW);
      case "completion port" -> params
          .dwOptions(PHONEINITIALIZEEXOPTION_USECOMPLETIONPORT)
          .hCompletionPort(process.createCompletionPort().handle());
      default -> throw new IllegalArgumentException(words.toString());
    }
    if (version < TAPI_VERSION_2_0) {
      params.dwOptions(PHONEINITIALIZEEXOPTION_USEHIDDENWINDOW);
    }
    IntHolder app = new IntHolder();
    succeed(process.tapi().phoneInitializeEx(
        app, 0, RowCall::ignore, "dialer", new IntHolder(), new IntHolder(version), block));
    return app.value;
  }

  private void openBefore() {
    if (hPhoneApp != 0) {
      negotiate();
    }
    int at = words.of("openedBefore").map(Values::number).orElse(TAPI_VERSION_2_2);
    if (words.say("openedBefore") || words.say("extSelected")) {
      watcherOpens(at, words.of("extSelected").map(Values::number).orElse(0));
    }
    switch (words.of("owner").orElse("nobody")) {
      case "nobody" -> { }
      case "another application" -> watcher.owner(0);
      case "this application" -> open(PHONEPRIVILEGE_OWNER);
      default -> throw new IllegalArgumentException(words.toString());
    }
    if (words.say("handleSlots", "none left") && !emulator.phone(0).isOpen()) {
      watcher.monitor(0);
    }
    if (words.say("requestSlots", "none left")) {
      accepted(watcher.tapi.phoneDevSpecific(watcher.monitor(0), null, 0));
    }
    if (function.parameters().get(0).name().equals("hPhone")) {
      hPhone = open(words.say("opened", "as monitor") ? PHONEPRIVILEGE_MONITOR : PHONEPRIVILEGE_OWNER);
    }
  }

  private void negotiate() {
    succeed(process.tapi().phoneNegotiateAPIVersion(hPhoneApp, 0, TAPI_VERSION_1_3, version, new IntHolder(), null));
    words.of("extNegotiated").map(Values::number).ifPresent(ext -> succeed(
        process.tapi().phoneNegotiateExtVersion(hPhoneApp, 0, version, ext, ext, new IntHolder())));
  }

  private int open(int privilege) {
    IntHolder handle = new IntHolder();
    succeed(process.tapi().phoneOpen(hPhoneApp, 0, handle, version, 0, 0, privilege));
    return handle.value;
  }

  /** The watcher monitors the phone at an API version, and puts an extension version into force unless it is 0. */
  private void watcherOpens(int at, int ext) {
    IntHolder ignored = new IntHolder();
    succeed(watcher.tapi.phoneNegotiateAPIVersion(watcher.hPhoneApp, 0, at, at, ignored, null));
    if (ext != 0) {
      succeed(watcher.tapi.phoneNegotiateExtVersion(watcher.hPhoneApp, 0, at, ext, ext, ignored));
    }
    succeed(watcher.tapi.phoneOpen(watcher.hPhoneApp, 0, ignored, at, ext, 0, PHONEPRIVILEGE_MONITOR));
  }

  // ---- what happens before the call

  private void spoilHandles() {
    switch (words.of("hPhone").orElse("good")) {
      case "good" -> { }
      case "0" -> hPhone = 0;
      case "closed" -> succeed(process.tapi().phoneClose(hPhone));
      case "another process's" -> hPhone = watcher.monitor(0);
      case "a usage handle" -> hPhone = hPhoneApp;
      default -> throw new IllegalArgumentException(words.toString());
    }
    switch (words.of("hPhoneApp").orElse("good")) {
      case "good" -> { }
      case "0" -> hPhoneApp = 0;
      case "shut down" -> succeed(process.tapi().phoneShutdown(hPhoneApp));
      case "another process's" -> hPhoneApp = watcher.hPhoneApp;
      case "a phone handle" ->
          hPhoneApp = isProviderDown() ? 0 : open(PHONEPRIVILEGE_MONITOR); // nothing can be opened then
      default -> throw new IllegalArgumentException(words.toString());
    }
  }

  private void happen() {
    if (words.say("message", "waiting")) {
      emulator.addPhone(new RowPhone(0));
    }
    switch (words.of("link").orElse("up")) {
      case "up" -> { }
      case "suspended" -> emulator.phone(0).suspend();
      case "unplugged" -> emulator.phone(0).unplug();
      default -> throw new IllegalArgumentException(words.toString());
    }
    if (words.say("phone", "removed")) {
      emulator.phone(0).remove();
    }
    if (words.say("reinit", "pending")) {
      emulator.reconfigure();
    }
  }

  private void shutDown(int usage) {
    if (!words.say("hPhoneApp", "shut down")) {
      succeed(process.tapi().phoneShutdown(usage));
    }
    succeed(watcher.tapi.phoneShutdown(watcher.hPhoneApp));
  }

  @Override
  public void close() {
    emulator.close();
  }
}
