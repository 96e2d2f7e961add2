package dev.tapiemulator.benchmarks.measured;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Counts what the measured part of a benchmark allocates on the heap. JMH's own profiler would count the set-up, too,
 * which here makes a new emulator for every batch.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class AllocatedBytes {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  public long bytes;
  public long operations;
  private long before;

  /** The measured part begins. */
  void begin() {
    before = THREADS.getCurrentThreadAllocatedBytes();
  }

  /** The measured part has ended, after so many operations. */
  void end(int count) {
    bytes += THREADS.getCurrentThreadAllocatedBytes() - before;
    operations += count;
  }
}
