package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.tapi.Tapi;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The buffers of phoneDevSpecific whose replies were not taken: marked, and looked at before and after every call. */
final class LentBuffers {

  static final ClientRule CHANGED = ClientRule.error(
      "asynchronous-buffer-changed",
      "A buffer that TAPI writes back into belongs to it until the reply, and is not written meanwhile.",
      "memory-allocation",
      """
      tapi.phoneDevSpecific(hPhone, params, size);
      params.put(0, nextCommand);
      tapi.phoneGetMessage(hPhoneApp, message, INFINITE);
      """,
      """
      tapi.phoneDevSpecific(hPhone, params, size);
      tapi.phoneGetMessage(hPhoneApp, message, INFINITE);
      params.put(0, nextCommand);
      """).seenBy(Evidence.INSTRUMENTED);

  private static final int PARAM_1 = 4;

  private final Emulator emulator;
  private final int process;
  private final List<Lent> lent = new ArrayList<>();
  private final Findings findings = new Findings();
  private int read;

  LentBuffers(Emulator emulator, int process) {
    this.emulator = emulator;
    this.process = process;
  }

  /**
   * @param before what the program had in it, for the case that nothing is written back
   */
  private record Lent(int request, int hPhone, ByteBuffer buffer, int from, int to, byte[] before, int at) {}

  synchronized void lend(int request, int hPhone, ByteBuffer buffer, int size) {
    if (buffer != null && !buffer.isReadOnly() && size > 0 && size <= buffer.remaining()) {
      byte[] before = new byte[size];
      buffer.get(buffer.position(), before);
      int from = buffer.position();
      Mark.LENT.fill(buffer, from, from + size);
      lent.add(new Lent(request, hPhone, buffer, from, from + size, before, emulator.journal().size() - 1));
    }
  }

  /** Lets go of what is written back no more, and reports what was written into too early. */
  synchronized void inspect() {
    Journal journal = emulator.journal();
    for (; read < journal.size(); read++) {
      JournalRecord record = journal.get(read);
      if (record.process() == process) {
        switch (record.kind()) {
          case MESSAGE_TAKEN -> {
            if (record.word(1) == Tapi.PHONE_REPLY) {
              giveBack(buffer -> buffer.request == record.wide(PARAM_1));
            }
          }
          case HANDLE_CLOSED -> giveBack(buffer -> buffer.hPhone == record.word(0));
          default -> { }
        }
      }
    }
    lent.removeIf(buffer -> isChanged(buffer, journal.size() - 1));
  }

  private void giveBack(Predicate<Lent> which) {
    lent.removeIf(buffer -> {
      boolean mine = which.test(buffer);
      if (mine && Mark.LENT.fills(buffer.buffer, buffer.from, buffer.to)) {
        buffer.buffer.put(buffer.from, buffer.before);
      }
      return mine;
    });
  }

  private boolean isChanged(Lent buffer, int at) {
    boolean changed = !Mark.LENT.fills(buffer.buffer, buffer.from, buffer.to);
    if (changed) {
      findings.add(CHANGED, at, "the buffer of phoneDevSpecific, request " + buffer.request + " of record " + buffer.at
          + ", was written before the reply to it was taken");
    }
    return changed;
  }

  synchronized List<Finding> findings() {
    return findings.inOrder();
  }
}
