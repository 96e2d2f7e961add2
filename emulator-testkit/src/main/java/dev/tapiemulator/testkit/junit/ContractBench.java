package dev.tapiemulator.testkit.junit;

import static dev.tapiemulator.tapi.Tapi.PHONEBUTTONSTATE_DOWN;
import static dev.tapiemulator.tapi.Tapi.PHONEBUTTONSTATE_UP;
import static dev.tapiemulator.tapi.Tapi.PHONEPRIVILEGE_OWNER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.EmulatorConfig;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.journal.DeviceCall;
import dev.tapiemulator.emulator.journal.DeviceReport;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.spi.ButtonLamp;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.tapi.ApiVersion;
import dev.tapiemulator.testkit.PhoneApp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** A phone on trial: an emulator that only writes down what it does wrong, and an application that owns it. */
final class ContractBench implements AutoCloseable {

  final Emulator emulator;
  final PhoneDeviceModel model;
  final PhoneDescription phone;
  final PhoneApp app;
  private final IntFunction<byte[]> payloads;
  int hPhone;

  ContractBench(PhoneDeviceModel model, IntFunction<byte[]> payloads) {
    this.model = model;
    this.payloads = payloads;
    emulator = Emulator.create(EmulatorConfig.builder().phone(model).lenient().build());
    phone = emulator.phone(0).description();
    app = PhoneApp.start(emulator, "contract");
    open();
  }

  Tapi32 tapi() {
    return app.tapi();
  }

  void open() {
    hPhone = app.opensAsOwner(0);
    tapi().phoneSetStatusMessages(
        hPhone, phone.phoneStates(), buttonModes(), PHONEBUTTONSTATE_UP | PHONEBUTTONSTATE_DOWN);
  }

  /** Closes the phone and opens it again in an API version. */
  void reopen(int version) {
    assertEquals(0, tapi().phoneClose(hPhone), "phoneClose");
    IntHolder agreed = new IntHolder();
    tapi().phoneNegotiateAPIVersion(app.hPhoneApp(), 0, version, version, agreed, null);
    IntHolder opened = new IntHolder();
    int result = tapi().phoneOpen(app.hPhoneApp(), 0, opened, agreed.value, 0, 0, PHONEPRIVILEGE_OWNER);
    assertEquals(0, result, () -> "phoneOpen in version " + ApiVersion.text(version));
    hPhone = opened.value;
  }

  private int buttonModes() {
    return phone.buttonLamps().stream().mapToInt(ButtonLamp::buttonMode).reduce(0, (a, b) -> a | b);
  }

  /** Makes one request of every kind; those accepted. */
  List<Integer> requestEverything() {
    return EveryRequest.of(tapi(), hPhone, phone, payloads);
  }

  /** How often the model completed a request, by its own reports. */
  long completions(int request) {
    return reports(DeviceReport.COMPLETE).filter(record -> record.word(0) == request).count();
  }

  /** Whether the model completed a request with 0. */
  boolean succeeded(int request) {
    return reports(DeviceReport.COMPLETE).anyMatch(record -> record.word(0) == request && record.word(1) == 0);
  }

  Stream<JournalRecord> reports(DeviceReport report) {
    return records().stream()
        .filter(record -> record.kind() == JournalKind.REPORT && record.code() == report.ordinal());
  }

  /** The place of the last record of that kind about that call to the model; -1 for none. */
  int last(JournalKind kind, DeviceCall call) {
    return records().stream()
        .filter(record -> record.kind() == kind && record.code() == call.ordinal())
        .mapToInt(JournalRecord::index)
        .reduce(-1, (first, second) -> second);
  }

  List<JournalRecord> records() {
    List<JournalRecord> records = new ArrayList<>();
    emulator.journal().forEach(records::add);
    return records;
  }

  @Override
  public void close() {
    emulator.close();
  }
}
