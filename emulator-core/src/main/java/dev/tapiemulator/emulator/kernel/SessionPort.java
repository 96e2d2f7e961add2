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
    boolean heard = begin();
    try {
      if (heard) {
        reports.complete(this, requestId, result);
      }
    } finally {
      end();
    }
  }

  @Override
  public void changed(int phoneStates, int detail, int causeRequestId, boolean differs) {
    report(DeviceReport.CHANGED, phoneStates, detail, causeRequestId, differs ? 1 : 0, 0, 0);
  }

  @Override
  public void dataAreaChanged(int dataId, int causeRequestId) {
    report(DeviceReport.DATA_AREA_CHANGED, dataId, 0, causeRequestId, 0, 0, 0);
  }

  @Override
  public void button(int buttonLampId, int buttonMode, int buttonState) {
    report(DeviceReport.BUTTON, buttonLampId, buttonMode, buttonState, 0, 0, 0);
  }

  @Override
  public void devSpecific(long param1, long param2, long param3) {
    report(DeviceReport.DEV_SPECIFIC, (int) param1, (int) (param1 >>> 32), 0, 0, param2, param3);
  }

  @Override
  public void suspend() {
    report(DeviceReport.SUSPEND, 0, 0, 0, 0, 0, 0);
  }

  @Override
  public void resume() {
    report(DeviceReport.RESUME, 0, 0, 0, 0, 0, 0);
  }

  @Override
  public void disconnect() {
    report(DeviceReport.DISCONNECT, 0, 0, 0, 0, 0, 0);
  }

  @Override
  public void connect() {
    report(DeviceReport.CONNECT, 0, 0, 0, 0, 0, 0);
  }

  @Override
  public void capabilitiesChanged() {
    report(DeviceReport.CAPABILITIES_CHANGED, 0, 0, 0, 0, 0, 0);
  }

  @Override
  public void forceClose() {
    report(DeviceReport.FORCE_CLOSE, 0, 0, 0, 0, 0, 0);
  }

  @Override
  public void remove() {
    report(DeviceReport.REMOVE, 0, 0, 0, 0, 0, 0);
  }

  @Override
  public void startTimer(long delayMillis, int token) {
    boolean heard = begin();
    try {
      if (heard) {
        reports.startTimer(this, delayMillis, token);
      }
    } finally {
      end();
    }
  }

  @Override
  public long latencyMillis(long ordinaryMillis) {
    boolean heard = begin();
    try {
      return heard ? reports.latencyMillis(ordinaryMillis) : ordinaryMillis;
    } finally {
      end();
    }
  }

  @Override
  public long nowMillis() {
    begin();
    try {
      return reports.nowMillis();
    } finally {
      end();
    }
  }

  @Override
  public void note(String text) {
    boolean heard = begin();
    try {
      if (heard) {
        reports.note(this, text);
      }
    } finally {
      end();
    }
  }

  private void report(DeviceReport type, int a, int b, int c, int d, long e, long f) {
    boolean heard = begin();
    try {
      if (heard) {
        reports.report(this, type, a, b, c, d, e, f);
      }
    } finally {
      end();
    }
  }

  /** A port may be used from any thread; whether this one may just now is not the kernel's affair. */
  private boolean begin() {
    return reports.begin();
  }

  private void end() {
    reports.end();
  }
}
