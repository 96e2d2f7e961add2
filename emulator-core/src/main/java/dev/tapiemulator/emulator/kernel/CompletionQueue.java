package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.spi.StateHash;
import java.util.ArrayList;
import java.util.List;

/** A completion port: it belongs to its process and outlives the applications that post to it (C-15). */
final class CompletionQueue {

  final long handle;
  final int process;
  boolean closed;
  /** The applications that post to it, dead ones with packets left included. */
  private final List<Application> sources = new ArrayList<>(1);

  CompletionQueue(long handle, int process) {
    this.handle = handle;
    this.process = process;
  }

  void attach(Application app) {
    sources.add(app);
  }

  /** The applications that post to it, oldest first. */
  List<Application> sources() {
    return sources;
  }

  /** The application whose packet was posted first, or null when the port is empty. */
  Application oldestSource() {
    Application oldest = null;
    for (Application app : sources) {
      if (!app.mailbox.isEmpty() && (oldest == null || app.mailbox.oldest() < oldest.mailbox.oldest())) {
        oldest = app;
      }
    }
    return oldest;
  }

  void addTo(StateHash hash, long posted) {
    hash.add(handle).add(process).add(closed).add(sources.size());
    sources.forEach(app -> app.addTo(hash, posted));
  }

  /** Forgets applications that are gone and have nothing left here. */
  void tidy() {
    sources.removeIf(app -> !app.alive && app.mailbox.isEmpty());
  }
}
