package dev.tapiemulator.testkit;

/** Where a request stands, by the numbers that the journal uses. */
enum RequestStage {
  SUBMITTING, DUE, PENDING, QUEUED, SUPPRESSED, SETTLED;

  /** Whether the application still waits for its reply. */
  boolean isOutstanding() {
    return this == SUBMITTING || this == DUE || this == PENDING;
  }
}
