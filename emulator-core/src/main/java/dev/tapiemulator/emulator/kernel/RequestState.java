package dev.tapiemulator.emulator.kernel;

/**
 * Where a request stands between the application's call and its reply: on the provider's side exactly one completion
 * (C-53), on the application's side at most one reply.
 */
public enum RequestState {
  /** The call that makes it has not returned. */
  SUBMITTING,
  /** Completed by the device inside the call; the reply waits for the return (C-48). */
  DUE,
  /** The application has its id, the device owes its completion. */
  PENDING,
  /** The reply lies in the mailbox. */
  QUEUED,
  /** The handle is closed; the device still owes its completion, which brings no reply (C-55). */
  SUPPRESSED,
  /** Nothing is owed any more. */
  SETTLED;

  private static final RequestEvent[] EVENTS = RequestEvent.values();
  private static final RequestState[][] AFTER = new RequestState[values().length][EVENTS.length];

  static {
    for (RequestState state : values()) {
      for (RequestEvent event : EVENTS) {
        AFTER[state.ordinal()][event.ordinal()] = state.decide(event);
      }
    }
  }

  /** The state after an event, or null when the event cannot happen here. */
  public RequestState after(RequestEvent event) {
    return AFTER[ordinal()][event.ordinal()];
  }

  private RequestState decide(RequestEvent event) {
    return switch (this) {
      case SUBMITTING -> switch (event) {
        case COMPLETE -> DUE;
        case RETURN -> PENDING;
        case REFUSE -> SETTLED;
        case FETCH, CLOSE -> null;
      };
      case DUE -> event == RequestEvent.RETURN ? QUEUED : null;
      case PENDING -> switch (event) {
        case COMPLETE -> QUEUED;
        case CLOSE -> SUPPRESSED;
        case RETURN, REFUSE, FETCH -> null;
      };
      case QUEUED -> switch (event) {
        case FETCH, CLOSE -> SETTLED;
        case COMPLETE, RETURN, REFUSE -> null;
      };
      case SUPPRESSED -> event == RequestEvent.COMPLETE ? SETTLED : null;
      case SETTLED -> null;
    };
  }

  /** Whether the device still owes a completion. */
  boolean isOwed() {
    return this == SUBMITTING || this == PENDING || this == SUPPRESSED;
  }
}
