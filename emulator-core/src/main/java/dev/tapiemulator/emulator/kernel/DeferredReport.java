package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.journal.DeviceReport;

/** A report that waits: for the call to the model to return, or for the reply of the request that caused it. */
record DeferredReport(SessionPort port, DeviceReport type, int a, int b, int c, int d, long e, long f) {}
