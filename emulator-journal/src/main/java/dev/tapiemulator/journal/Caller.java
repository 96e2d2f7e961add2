package dev.tapiemulator.journal;

import java.util.Comparator;

/**
 * A thread acting for a process.
 *
 * @param process the process's number, 0 while the thread has acted for none
 * @param thread the thread's number
 */
record Caller(int process, int thread) implements Comparable<Caller> {

  /** By process and thread; what belongs to no process comes last. */
  private static final Comparator<Caller> ORDER = Comparator
      .comparing((Caller caller) -> caller.process == 0)
      .thenComparing(Caller::process)
      .thenComparing(Caller::thread);

  @Override
  public int compareTo(Caller other) {
    return ORDER.compare(this, other);
  }
}
