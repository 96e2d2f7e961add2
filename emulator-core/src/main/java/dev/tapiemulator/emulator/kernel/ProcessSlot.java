package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.spi.StateHash;
import dev.tapiemulator.tapi.TextForm;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.util.TreeMap;
import java.util.TreeSet;

/** One simulated process: its pointer width and code page, and the kernel objects it holds. */
public final class ProcessSlot {

  private static final long MODULE_32 = 0x0040_0000L;
  private static final long MODULE_64 = 0x1_4000_0000L;

  final int id;
  final String name;
  final PointerWidth width;
  /** The bits that a pointer-sized value keeps in this process. */
  final long pointerBits;
  final TextForm ansi;
  boolean alive = true;
  /** Event handles by number; TAPI closes them in phoneShutdown (C-14). */
  final TreeMap<Long, Application> events = new TreeMap<>();
  /** Completion ports by number; the application closes them (C-15). */
  final TreeMap<Long, CompletionQueue> ports = new TreeMap<>();
  /** PHONEMESSAGE blocks taken from ports and not released. */
  final TreeSet<Long> packets = new TreeSet<>();

  ProcessSlot(int id, String name, PointerWidth width, TextForm ansi) {
    this.id = id;
    this.name = name;
    this.width = width;
    this.pointerBits = width == PointerWidth.BITS_32 ? 0xFFFF_FFFFL : -1L;
    this.ansi = ansi;
  }

  void addTo(StateHash hash, long messagesPosted) {
    hash.add(alive).add(events.size());
    events.forEach((number, app) -> hash.add(number).add(app.handle));
    hash.add(ports.size());
    ports.values().forEach(port -> port.addTo(hash, messagesPosted));
    hash.add(packets.size());
    packets.forEach(hash::add);
  }

  public int id() {
    return id;
  }

  public String name() {
    return name;
  }

  public PointerWidth width() {
    return width;
  }

  /** The handle of the process's module, which phoneInitializeEx takes as hInstance. */
  public long module() {
    return width == PointerWidth.BITS_64 ? MODULE_64 : MODULE_32;
  }

  TextForm textForm(boolean wide) {
    return wide ? TextForm.W : ansi;
  }
}
