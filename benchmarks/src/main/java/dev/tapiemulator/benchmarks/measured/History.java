package dev.tapiemulator.benchmarks.measured;

import dev.tapiemulator.emulator.Bounds;
import dev.tapiemulator.emulator.EmulatorConfig;

/** Configurations by how much of the run they remember; with room for it from the start, so that nothing grows. */
final class History {

  private static final int RECORDS_OF_A_CYCLE = 14;
  private static final int BYTES_OF_A_CYCLE = 2 * Caller.PAYLOAD_BYTES;
  private static final int RECORDS_OF_A_PHONE = 40;
  private static final int BYTES_OF_A_PHONE = 100;
  private static final int BEGINNING = 1_000;
  private static final int LONGEST = 100_000_000;

  private History() {}

  /** The journal is on and has room for so many cycles. */
  static EmulatorConfig.Builder ofCycles(int cycles) {
    return ofRequests(1, cycles);
  }

  /** The journal is on and has room for so many phones that are opened and closed, and for so many requests. */
  static EmulatorConfig.Builder ofRequests(int phones, int requests) {
    int records = phones * RECORDS_OF_A_PHONE + requests * RECORDS_OF_A_CYCLE + BEGINNING;
    int bytes = phones * BYTES_OF_A_PHONE + requests * BYTES_OF_A_CYCLE + BEGINNING;
    return EmulatorConfig.builder().bounds(largeEnough(phones, requests).withJournal(LONGEST, records, bytes));
  }

  /** The journal is off; so many phones may be open, with so many requests outstanding. */
  static EmulatorConfig.Builder none(int phones, int requests) {
    return EmulatorConfig.builder().withoutJournal().bounds(largeEnough(phones, requests));
  }

  private static Bounds largeEnough(int phones, int requests) {
    return Bounds.DEFAULT
        .withOpenPhones(Math.max(Bounds.DEFAULT.openPhones(), phones + 1))
        .withRequests(Math.max(Bounds.DEFAULT.requests(), requests + 1));
  }
}
