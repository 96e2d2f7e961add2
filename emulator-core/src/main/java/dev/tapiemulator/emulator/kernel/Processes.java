package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.spi.StateHash;
import dev.tapiemulator.tapi.TextForm;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.util.ArrayList;
import java.util.List;

/** The simulated processes, numbered from 1, and the numbers of their kernel objects. */
final class Processes implements Stateful {

  /** Kernel handles are small multiples of 4, so that one mistaken for a TAPI handle shows. */
  private static final int HANDLE_STEP = 4;

  private final World world;
  private final TextForm ansi;
  private final List<ProcessSlot> processes = new ArrayList<>(1);
  private long lastKernelHandle;

  Processes(World world) {
    this.world = world;
    this.ansi = TextForm.ansi(world.config.codePage());
  }

  ProcessSlot attach(String name, PointerWidth width) {
    ProcessSlot process = new ProcessSlot(processes.size() + 1, name, width, ansi);
    processes.add(process);
    world.record(JournalKind.ATTACH, 0, process.id, -1).word(width.bytes() * Byte.SIZE).text(name).end();
    return process;
  }

  @Override
  public void addTo(StateHash hash) {
    hash.add(lastKernelHandle).add(processes.size());
    processes.forEach(process -> process.addTo(hash, world.messagesPosted));
  }

  long newKernelHandle() {
    lastKernelHandle += HANDLE_STEP;
    return lastKernelHandle;
  }
}
