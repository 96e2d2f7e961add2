package dev.tapiemulator.emulator.kernel;

import dev.tapiemulator.emulator.choice.Choices;
import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.choice.Look;
import dev.tapiemulator.emulator.choice.StateAwareChoices;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.spi.StateHash;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells choices in which state they are asked. In the middle of a call the state is half changed and the rest of it is
 * on Java's stack, so the state is taken where an operation begins, and what has been chosen since is added: both
 * together decide everything that follows. A program's own state cannot be read; it is what the program has made of all
 * it was ever told, so that is part of the state, in one order for all processes, since in a test they share Java's
 * memory.
 */
final class StateWatch {

  /** What tells the test, or a thread of an application, something. */
  private static final Set<JournalKind> OBSERVED = EnumSet.of(
      JournalKind.ATTACH, JournalKind.TURN, JournalKind.JOINED, JournalKind.ADD_PHONE, JournalKind.ACTION,
      JournalKind.ACTION_DONE, JournalKind.RETURN, JournalKind.PUMPED, JournalKind.CALLBACK,
      JournalKind.CALLBACK_DONE, JournalKind.EVENT_WAITED, JournalKind.CREATE_PORT, JournalKind.PORT_TAKEN,
      JournalKind.LOCAL_FREE, JournalKind.MESSAGE_TAKEN, JournalKind.THREAD_STARTED);

  private static final int RECORD_WORDS = 10;

  private final World world;
  private final StateAwareChoices choices;
  private List<Stateful> parts = List.of();
  /** How much of the journal has been read for what was observed. */
  private int read;
  private StateHash observed = new StateHash();
  /** The state where the operation under way began; nothing when it cannot be told or was not wanted. */
  private OptionalLong begun = OptionalLong.empty();
  private StateHash chosenSince = new StateHash();

  StateWatch(World world, Choices choices) {
    this.world = world;
    this.choices = choices instanceof StateAwareChoices aware ? aware : null;
  }

  /** The parts of the kernel that the world does not know. */
  void watch(List<Stateful> ofKernel) {
    parts = ofKernel;
  }

  private boolean isOn() {
    return choices != null && choices.wantsStates();
  }

  /** An operation of the test or of an application begins, or something that was scheduled is about to happen. */
  void operationBegins() {
    if (isOn()) {
      begun = choices.wantsNextState() ? state() : OptionalLong.empty();
      chosenSince = new StateHash();
    }
  }

  /** A question is about to be asked. */
  void asking() {
    if (isOn()) {
      OptionalLong since = chosenSince.value();
      choices.askedIn(begun.isPresent(), begun.isPresent()
          ? new StateHash().add(begun.getAsLong()).add(since.getAsLong()).value().getAsLong() : 0);
    }
  }

  /** A question was answered. */
  void chosen(Decision decision, int bound, int value) {
    if (isOn()) {
      chosenSince.add(decision.ordinal()).add(bound).add(value);
    }
  }

  /** The test has looked at something, and knows it from now on. */
  void observed(Consumer<StateHash> seen) {
    if (isOn()) {
      readOn();
      seen.accept(observed);
    }
  }

  /** Something else was looked at. */
  void looked(Look at) {
    if (choices != null) {
      choices.looked(at);
    }
  }

  private OptionalLong state() {
    readOn();
    StateHash hash = new StateHash();
    observed.value().ifPresentOrElse(hash::add, hash::addUntellable);
    hash.add(choices.wantsTime() ? world.now() : 0);
    world.addTo(hash);
    for (Stateful part : parts) {
      part.addTo(hash);
    }
    world.surroundings.addTo(hash);
    return hash.value();
  }

  /** Adds what was observed since the last time, which leaves out when it was. */
  private void readOn() {
    if (!world.tape.isKept()) {
      observed.addUntellable();
    }
    Journal journal = world.tape.read();
    for (; read < journal.size(); read++) {
      JournalRecord record = journal.get(read);
      if (OBSERVED.contains(record.kind())) {
        observed.add(record.kind().ordinal()).add(record.code()).add(record.process()).add(record.subject());
        for (int word = 0; word < RECORD_WORDS; word++) {
          observed.add(record.word(word));
        }
        observed.add(record.data());
      }
    }
  }
}
