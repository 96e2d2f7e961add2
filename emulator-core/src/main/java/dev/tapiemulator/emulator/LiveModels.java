package dev.tapiemulator.emulator;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** The threads on which the models of a live emulator run, one for each phone that has been called. */
final class LiveModels {

  private final Duration patience;
  private final TreeMap<Long, ModelThread> threads = new TreeMap<>();

  LiveModels(Duration patience) {
    this.patience = patience;
  }

  /** Called with the lock of the kernel, so by one at a time. */
  long call(long phone, String phoneName, LongSupplier code) {
    return of(phone, phoneName).call(code, patience);
  }

  private synchronized ModelThread of(long phone, String phoneName) {
    ModelThread thread = threads.get(phone);
    if (thread == null) {
      thread = new ModelThread(this, "tapi-emulator phone " + phone + " " + phoneName);
      threads.put(phone, thread);
      thread.start();
    }
    return thread;
  }

  /** Whether the caller is a model inside a call, and has the kernel of whoever called it until it gives it back. */
  boolean borrowKernel() {
    return Thread.currentThread() instanceof ModelThread model && model.borrowKernel(this);
  }

  /** Gives a borrowed kernel back; false when the caller had not borrowed it. */
  boolean returnKernel() {
    return Thread.currentThread() instanceof ModelThread model && model.returnKernel();
  }

  /** Tells every thread to end and adds it to those to be waited for. */
  synchronized void close(List<Thread> toEnd) {
    threads.values().forEach(ModelThread::close);
    threads.values().forEach(Thread::interrupt);
    toEnd.addAll(threads.values());
  }
}
