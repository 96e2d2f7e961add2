package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.journal.DeviceReport;
import dev.tapiemulator.spi.DevicePort;

/** The port of one open session: every report goes to the provider gate with its session. */
final class SessionPort implements DevicePort {

  final DeviceSlot device;
  /**
   * Set when the session has ended, or will as soon as the call under way returns; reports are violations from then on.
   */
  boolean ended;

  private final ProviderReports reports;

  SessionPort(DeviceSlot device, ProviderReports reports) {
    this.device = device;
    this.reports = reports;
  }

  @Override
  public void complete(int requestId, int result) {
    reports.complete(this, requestId, result);
  }

  @Override
  public void changed(int phoneStates, int detail, int causeRequestId, boolean differs) {
    reports.report(this, DeviceReport.CHANGED, phoneStates, detail, causeRequestId, differs ? 1 : 0, 0, 0);
  }

  @Override
  public void dataAreaChanged(int dataId, int causeRequestId) {
    reports.report(this, DeviceReport.DATA_AREA_CHANGED, dataId, 0, causeRequestId, 0, 0, 0);
  }

  @Override
  public void button(int buttonLampId, int buttonMode, int buttonState) {
    reports.report(this, DeviceReport.BUTTON, buttonLampId, buttonMode, buttonState, 0, 0, 0);
  }

  @Override
  public void devSpecific(long param1, long param2, long param3) {
    reports.report(this, DeviceReport.DEV_SPECIFIC, (int) param1, (int) (param1 >>> 32), 0, 0, param2, param3);
  }

  @Override
  public void suspend() {
    reports.report(this, DeviceReport.SUSPEND, 0, 0, 0, 0, 0, 0);
  }

  @Override
  public void resume() {
    reports.report(this, DeviceReport.RESUME, 0, 0, 0, 0, 0, 0);
  }

  @Override
  public void disconnect() {
    reports.report(this, DeviceReport.DISCONNECT, 0, 0, 0, 0, 0, 0);
  }

  @Override
  public void connect() {
    reports.report(this, DeviceReport.CONNECT, 0, 0, 0, 0, 0, 0);
  }

  @Override
  public void capabilitiesChanged() {
    reports.report(this, DeviceReport.CAPABILITIES_CHANGED, 0, 0, 0, 0, 0, 0);
  }

  @Override
  public void forceClose() {
    reports.report(this, DeviceReport.FORCE_CLOSE, 0, 0, 0, 0, 0, 0);
  }

  @Override
  public void remove() {
    reports.report(this, DeviceReport.REMOVE, 0, 0, 0, 0, 0, 0);
  }

  @Override
  public void startTimer(long delayMillis, int token) {
    reports.startTimer(this, delayMillis, token);
  }

  @Override
  public long latencyMillis(long ordinaryMillis) {
    return reports.latencyMillis(ordinaryMillis);
  }

  @Override
  public long nowMillis() {
    return reports.nowMillis();
  }

  @Override
  public void note(String text) {
    reports.note(this, text);
  }
}
