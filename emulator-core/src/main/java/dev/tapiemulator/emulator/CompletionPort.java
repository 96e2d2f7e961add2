package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Endpoints;
import dev.tapiemulator.emulator.kernel.Kernel;
import dev.tapiemulator.emulator.kernel.ProcessSlot;
import java.nio.ByteBuffer;

/**
 * An I/O completion port of a process; it belongs to the process and outlives the applications that post to it (C-15).
 */
public final class CompletionPort implements AutoCloseable {

  private final Turns turns;
  private final Kernel kernel;
  private final ProcessSlot process;
  private final long handle;

  CompletionPort(Turns turns, Kernel kernel, ProcessSlot process, long handle) {
    this.turns = turns;
    this.kernel = kernel;
    this.process = process;
    this.handle = handle;
  }

  /**
   * A message as it comes out of the port.
   *
   * @param dwCompletionKey the key of the application it is for
   * @param lpOverlapped the number of its memory block, to be released with {@link TapiProcess#localFree}
   * @param message the PHONEMESSAGE in the process's pointer width
   */
  public record Packet(int dwCompletionKey, long lpOverlapped, ByteBuffer message) {}

  /** The number to put into hCompletionPort. */
  public long handle() {
    return handle;
  }

  /** The next packet, waited for up to so many milliseconds of virtual time, or INFINITE; null when none came. */
  public Packet get(int timeoutMillis) {
    if (kernel.isAlive(process) && !isOpen()) {
      throw new EmulatorMisuse("the completion port was closed");
    }
    turns.enterCall(process);
    try { // When another thread has closed it since, that was during the call.
      Endpoints endpoints = kernel.endpoints();
      endpoints.recordPortTake(process, handle, timeoutMillis);
      turns.await(
          () -> endpoints.hasPacket(process, handle) || !endpoints.hasPort(process, handle),
          EventHandle.deadline(kernel, timeoutMillis),
          () -> "process \"" + process.name() + "\" waits for a packet of its completion port"
              + endpoints.whyNoPacket(process, handle));
      Endpoints.PortPacket packet = endpoints.takePacket(process, handle);
      return packet == null ? null : new Packet(packet.key(), packet.address(), packet.message());
    } finally {
      turns.exitCall();
    }
  }

  /** Closes the port; what lies in it is lost. */
  @Override
  public void close() {
    if (isOpen()) {
      turns.enterCall(process);
      try {
        kernel.endpoints().closePort(process, handle); // Harmless when another thread has done it since.
      } finally {
        turns.exitCall();
      }
    }
  }

  private boolean isOpen() {
    return turns.lookWhether(() -> kernel.endpoints().hasPort(process, handle));
  }
}
