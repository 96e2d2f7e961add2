package dev.tapiemulator.cli.play;

import dev.tapiemulator.emulator.CompletionPort;
import dev.tapiemulator.emulator.EventHandle;
import dev.tapiemulator.tapi.struct.PhoneMessage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Gets messages the way each application chose, one at a time, so that what nobody asked for stays where it is. */
public final class Mail {

  private final Stage stage;
  private final Things things;

  public Mail(Stage stage) {
    this.stage = stage;
    this.things = stage.things();
  }

  /**
   * Lets the hidden windows that the thread made in an application's process work, waiting so long for a first message;
   * the messages go to the inboxes of their applications.
   */
  public void pump(Argument application, int timeoutMillis) {
    find(application).process.messageLoop().pump(timeoutMillis);
    stage.story().tell();
  }

  /** Takes one packet from an application's completion port, waiting for so long; tells whether one came. */
  public boolean take(Argument argument, int timeoutMillis) {
    Application application = find(argument);
    if (!application.usesPort()) {
      throw new StageError(application.label + " has no completion port; it was initialised without \"port\"");
    }
    Optional<Message> taken = packet(application, timeoutMillis);
    taken.ifPresent(application.inbox::add);
    stage.story().tell();
    return taken.isPresent();
  }

  /** Waits for an application's event; tells whether it was signalled. */
  public boolean waitForEvent(Argument argument, int timeoutMillis) {
    Application application = find(argument);
    if (!application.usesEvent() || application.hEvent == 0) {
      throw new StageError(application.label + " has no event handle; it was initialised without \"event\"");
    }
    boolean signalled = event(application)
        .orElseThrow(() -> new StageError(application.label + " has no event any more: phoneShutdown closed it"))
        .waitFor(timeoutMillis);
    stage.story().tell();
    stage.story().note(signalled
        ? "the event is signalled"
        : event(application).isPresent()
            ? "the event is not signalled: time ran out"
            : "the event is closed: the application was shut down");
    return signalled;
  }

  private static Optional<EventHandle> event(Application application) {
    try {
      return Optional.of(application.process.eventHandle(application.hEvent));
    } catch (IllegalArgumentException closed) {
      return Optional.empty();
    }
  }

  /** Takes the first message that fits, fetching as many as needed; those before it stay in the inbox. */
  Optional<Message> takeFirst(Application application, Predicate<Message> fits) {
    Optional<Message> known = claim(application, fits);
    if (known.isPresent()) {
      return known;
    }
    if (application.usesWindow()) {
      application.process.messageLoop().pump(); // A window gets everything at once; there is no taking one message.
      return claim(application, fits);
    }
    while (true) {
      Optional<Message> next = fetch(application);
      if (next.isEmpty() || fits.test(next.get())) {
        return next;
      }
      application.inbox.add(next.get());
    }
  }

  private static Optional<Message> claim(Application application, Predicate<Message> fits) {
    for (int i = 0; i < application.inbox.size(); i++) {
      if (fits.test(application.inbox.get(i))) {
        return Optional.of(application.inbox.remove(i));
      }
    }
    return Optional.empty();
  }

  /** What an application got and nobody asked for, followed by what waits for it. */
  List<Message> unclaimed(Application application) {
    List<Message> all = new ArrayList<>(application.inbox);
    all.addAll(stage.story().pending(application));
    return all;
  }

  private Optional<Message> fetch(Application application) {
    if (application.usesPort()) {
      return packet(application, 0);
    }
    boolean waiting = application.running && !stage.story().pending(application).isEmpty();
    return waiting && application.usesEvent() ? fromQueue(application) : Optional.empty();
  }

  private static Optional<Message> fromQueue(Application application) {
    ByteBuffer buffer = ByteBuffer.allocate(PhoneMessage.fixedSize(application.process.pointerWidth()));
    int result = application.process.tapi().phoneGetMessage(application.handle, buffer, 0);
    return result == 0
        ? Optional.of(Message.of(new PhoneMessage(application.process.pointerWidth()).wrap(buffer)))
        : Optional.empty();
  }

  private static Optional<Message> packet(Application application, int timeoutMillis) {
    CompletionPort.Packet packet = application.port.get(timeoutMillis);
    if (packet == null) {
      return Optional.empty();
    }
    Message message = Message.of(new PhoneMessage(application.process.pointerWidth()).wrap(packet.message()));
    application.process.localFree(packet.lpOverlapped());
    return Optional.of(message);
  }

  private Application find(Argument argument) {
    return things.applicationOf(argument).orElseThrow(() -> new StageError("there is no application " + argument));
  }
}
