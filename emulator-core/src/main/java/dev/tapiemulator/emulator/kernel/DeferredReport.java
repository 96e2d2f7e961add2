package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.journal.DeviceReport;
import dev.tapiemulator.spi.StateHash;

/** A report that waits: for the call to the model to return, or for the reply of the request that caused it. */
record DeferredReport(SessionPort port, DeviceReport type, int a, int b, int c, int d, long e, long f) {

  void addTo(StateHash hash) {
    hash.add(port.device.number).add(port == port.device.port).add(type.ordinal()).add(a).add(b).add(c).add(d).add(e)
        .add(f);
  }
}
