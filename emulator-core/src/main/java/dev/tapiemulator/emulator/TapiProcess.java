package dev.tapiemulator.emulator;

import dev.tapiemulator.emulator.kernel.Kernel;
import dev.tapiemulator.emulator.kernel.ProcessSlot;
import dev.tapiemulator.tapi.struct.PointerWidth;

/** One simulated process with TAPI loaded into it. Its handles mean nothing to any other. */
public final class TapiProcess {

  private final Turns turns;
  private final Kernel kernel;
  private final ProcessSlot process;
  private final Tapi32 tapi;

  TapiProcess(EmulatorConfig config, Turns turns, Kernel kernel, ProcessSlot process) {
    this.turns = turns;
    this.kernel = kernel;
    this.process = process;
    this.tapi = config.tapi(new ProcessTapi32(turns, kernel, process));
  }

  public String name() {
    return process.name();
  }

  /** Its number in the journal, from 1. */
  public int id() {
    return process.id();
  }

  /** Whether its structures have 4-byte or 8-byte pointers. */
  public PointerWidth pointerWidth() {
    return process.width();
  }

  /** The handle of its module, which phoneInitialize and phoneInitializeEx take as hInstance. */
  public long hInstance() {
    return process.module();
  }

  /** The functions as this process calls them. */
  public Tapi32 tapi() {
    return tapi;
  }

  /** Where the callbacks of hidden windows run: the queue of whichever thread uses it. */
  public MessageLoop messageLoop() {
    return new MessageLoop(turns, kernel, process);
  }

  /**
   * The event that phoneInitializeEx returned as a number in hEvent.
   *
   * @throws IllegalArgumentException when the process has no such event
   */
  public EventHandle eventHandle(long hEvent) {
    if (!turns.lookWhether(() -> kernel.endpoints().hasEvent(process, hEvent))) {
      throw new IllegalArgumentException("process \"" + name() + "\" has no event " + hEvent);
    }
    return new EventHandle(turns, kernel, process, hEvent);
  }

  /** A new completion port, to be named by its number in hCompletionPort. */
  public CompletionPort createCompletionPort() {
    turns.enterCall(process);
    try {
      return new CompletionPort(turns, kernel, process, kernel.endpoints().createPort(process));
    } finally {
      turns.exitCall();
    }
  }

  /**
   * The completion port with that number.
   *
   * @throws IllegalArgumentException when the process has no such port
   */
  public CompletionPort completionPort(long hCompletionPort) {
    if (!turns.lookWhether(() -> kernel.endpoints().hasPort(process, hCompletionPort))) {
      throw new IllegalArgumentException("process \"" + name() + "\" has no completion port " + hCompletionPort);
    }
    return new CompletionPort(turns, kernel, process, hCompletionPort);
  }

  /**
   * Releases the PHONEMESSAGE of a packet, as LocalFree does; false when there is none, or it was released before
   * (C-15).
   */
  public boolean localFree(long lpOverlapped) {
    turns.enterCall(process);
    try {
      return kernel.endpoints().localFree(process, lpOverlapped);
    } finally {
      turns.exitCall();
    }
  }

  /** The process dies without shutting down; its applications are cleaned up as by phoneShutdown, and its threads end. */
  public void kill() {
    turns.enter();
    try {
      if (!kernel.isAlive(process)) {
        throw new EmulatorMisuse("process \"" + name() + "\" was killed");
      }
      kernel.kill(process);
      turns.endThreadsOf(process);
    } finally {
      turns.exit();
    }
  }

  /**
   * Starts a thread of this process. Stepped, it runs when another one waits, or calls and the turn passes; whatever it
   * waits for, it must wait through the emulator.
   */
  public TapiThread start(String name, Runnable body) {
    EmulatorThread thread = new EmulatorThread(turns, process, name, body);
    thread.start();
    return new TapiThread(turns, thread.seat());
  }
}
