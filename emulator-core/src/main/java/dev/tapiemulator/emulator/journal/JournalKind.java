package dev.tapiemulator.emulator.journal;

import java.util.List;

/**
 * What a record says. The comment of each constant names its {@code code}, its subject and its data; the strings name
 * its words, a trailing {@code :2} marks a 64-bit value in two words.
 *
 * <p>An <em>input</em> came from outside the emulator; running the inputs of a journal again gives the same journal.
 */
public enum JournalKind {
  /** Input. The configuration; data: its lines of text. */
  CONFIG(true),
  /** Input. A process was attached; data: its name. */
  ATTACH(true, "pointerBits"),
  /** Input. A process died without shutting down. */
  KILL(true),
  /** Input. A thread was started; data: its name. */
  THREAD_STARTED(true, "thread"),
  /** A thread has ended; data: the exception that ended it, or nothing. */
  THREAD_ENDED(false, "thread"),
  /** What follows is done by another thread than before; 0 is the one that began. */
  TURN(false, "thread"),
  /** Input. A thread waits for the end of another. */
  JOIN(true, "thread", "timeoutNanos:2"),
  /** A wait for the end of a thread is over. */
  JOINED(false, "thread", "ended"),
  /** Input. A phone arrived; subject: its device id; data: its name. */
  ADD_PHONE(true),
  /** Input. A provider was added or removed: a reinitialisation is pending. */
  RECONFIGURE(true),
  /** Input. A fault was added to the plan; data: the fault. */
  ADD_FAULT(true),
  /** Input. Somebody acts on a phone; code: PhoneAct; subject: its device id. */
  ACT(true, "first", "second"),
  /** Input. Time is let pass. */
  ADVANCE(true, "nanos:2"),
  /** Input. Time is let pass until nothing is scheduled. */
  RUN_UNTIL_IDLE(true, "maximumNanos:2"),
  /** Input. An action of the test was scheduled. */
  SCHEDULE(true, "action", "delayNanos:2"),
  /** A scheduled action begins. */
  ACTION(false, "action"),
  /** A scheduled action has ended. */
  ACTION_DONE(false, "action"),
  /** Input. A function is called; code: PhoneFunction; words: its parameters; data: strings and buffers read. */
  CALL(true),
  /** A function returned; code: PhoneFunction; why: what refused; data: bytes written. */
  RETURN(false, "result", "refusedBy", "out1", "out2", "out3"),
  /** Input. Hidden windows are given their messages, the first of which may be waited for. */
  PUMP(true, "timeoutMillis"),
  /** Pumping ended. */
  PUMPED(false, "messages"),
  /** A callback begins; the message is in the record before. */
  CALLBACK(false),
  /** A callback has ended. */
  CALLBACK_DONE(false),
  /** Input. An event handle is waited for. */
  EVENT_WAIT(true, "hEvent:2", "timeoutMillis"),
  /** A wait for an event handle ended. */
  EVENT_WAITED(false, "signalled"),
  /** Input. A completion port was created. */
  CREATE_PORT(true, "hCompletionPort:2"),
  /** Input. A completion port was closed. */
  CLOSE_PORT(true, "hCompletionPort:2"),
  /** Input. A packet is taken from a completion port. */
  PORT_TAKE(true, "hCompletionPort:2", "timeoutMillis"),
  /** Taking from a completion port ended. */
  PORT_TAKEN(false, "found", "dwCompletionKey", "lpOverlapped:2"),
  /** Input. A PHONEMESSAGE of a completion port was released. */
  LOCAL_FREE(true, "lpOverlapped:2", "freed"),
  /**
   * Input, when it came from outside a call to the model: a device reported; code: DeviceReport; subject: device id;
   * data: a note.
   */
  REPORT(false, "a", "b", "c", "d", "e:2", "f:2"),
  /** The model is called; code: DeviceCall; subject: device id. */
  DEVICE_CALL(false, "requestId", "a", "b", "c"),
  /** The model returned; code: DeviceCall; subject: device id; data: what it gave besides, where a call asks for more. */
  DEVICE_RETURN(false, "result:2"),
  /** A provider session began (1) or ended (0); subject: device id; data: what the phone is, when it began. */
  SESSION(false, "open"),
  /** A request changed its state; code: PhoneFunction; subject: device id. */
  REQUEST(false, "requestId", "event", "from", "to", "result", "hPhone"),
  /** A phone handle was opened; subject: device id. */
  HANDLE_OPENED(false, "hPhone", "privilege", "apiVersion", "extVersion"),
  /** A phone handle was closed; subject: device id. */
  HANDLE_CLOSED(false, "hPhone"),
  /** A message entered an application's mailbox; subject: the application. */
  MESSAGE_POSTED(false, "hDevice", "dwMessageID", "dwCallbackInstance:2", "dwParam1:2", "dwParam2:2", "dwParam3:2"),
  /** An application got a message; subject: the application. */
  MESSAGE_TAKEN(false, "hDevice", "dwMessageID", "dwCallbackInstance:2", "dwParam1:2", "dwParam2:2", "dwParam3:2"),
  /** A message will never be seen; subject: the application; why: the rule that took it away. */
  MESSAGE_DROPPED(false, "hDevice", "dwMessageID", "dwCallbackInstance:2", "dwParam1:2", "dwParam2:2", "dwParam3:2"),
  /** Something left open was decided; code: Decision. */
  CHOICE(false, "bound", "value", "about"),
  /** A planned fault struck; code: FaultKind; subject: device id. */
  FAULT(false, "function", "result"),
  /** A device did wrong; code: DeviceViolation; subject: device id; data: the details. */
  VIOLATION(false, "requestId"),
  /** A device wrote a line; subject: device id; data: the line. */
  NOTE(false);

  private final boolean input;
  private final List<String> words;

  JournalKind(boolean input, String... words) {
    this.input = input;
    this.words = List.of(words);
  }

  /** Whether the record came from outside the emulator. */
  public boolean isInput() {
    return input;
  }

  /** The names of the words, for kinds other than CALL, whose words are the function's parameters. */
  public List<String> words() {
    return words;
  }
}
