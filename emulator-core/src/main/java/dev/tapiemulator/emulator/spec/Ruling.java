package dev.tapiemulator.emulator.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The switches: open points of the documentation on which the emulator can be told to behave in more than one legal
 * way. {@code spec-notes/rulings.md} gives the sides and the reasons.
 */
public enum Ruling {
  CLOSE_MESSAGE_AFTER_OWN_CLOSE("closeMessageAfterOwnClose", "O-03",
      "Does the application that called phoneClose get PHONE_CLOSE for that handle?",
      "sent", "not sent"),
  QUEUED_REPLY_AT_CLOSE("queuedReplyAtClose", "O-04",
      "Is a reply that is queued but not fetched still outstanding when its handle is closed?",
      "discarded", "delivered"),
  QUEUED_EVENTS_AT_CLOSE("queuedEventsAtClose", "O-04",
      "What happens to the state, button and device-specific messages that are queued for a handle being closed?",
      "discarded", "delivered"),
  POSTED_PACKET_AT_CLOSE("postedPacketAtClose", "O-04",
      "What happens to the packets that lie in a completion port for a handle being closed?",
      "delivered", "discarded"),
  QUEUED_REPLY_AT_FORCED_CLOSE("queuedReplyAtForcedClose", "O-04",
      "Is a reply that is queued but not fetched still outstanding when the provider forces the close?",
      "delivered", "discarded"),
  SUPPRESSION_SCOPE("suppressionScope", "O-04",
      "Does phoneClose suppress the replies of its handle alone, or of all the application's handles on the phone?",
      "handle", "device"),
  CLOSE_WAITS_FOR_REQUESTS("closeWaitsForRequests", "O-43",
      "Does phoneClose let outstanding requests finish before it closes the phone?",
      "no", "yes"),
  REPLY_BEFORE_RETURN("replyBeforeReturn", "O-05",
      "May a thread see the reply to a request while the call that makes it has not returned on another thread?",
      "never", "other threads"),
  REPLY_AGAINST_STATE_CHANGE("replyAgainstStateChange", "O-06",
      "Which comes first, PHONE_REPLY or the PHONE_STATE that the same request caused?",
      "state first", "reply first", "either"),
  REQUESTER_SEES_OWN_STATE_CHANGE("requesterSeesOwnStateChange", "O-07",
      "Does the handle that made a request get the PHONE_STATE that the request caused?",
      "yes", "no"),
  UNCHANGED_VALUE_NOTIFIES("unchangedValueNotifies", "O-08",
      "Is PHONE_STATE sent when a request sets the value that is there already?",
      "no", "yes"),
  SECOND_OWNER("secondOwner", "O-14",
      "Which error refuses to open a phone as owner while another application owns it?",
      "INUSE", "ALLOCATED"),
  SAME_APPLICATION_OPENS_TWICE("sameApplicationOpensTwice", "O-14",
      "How may the application that owns a phone open it once more?",
      "as monitor only", "as owner too"),
  OWNER_COUNTS_AS_MONITOR("ownerCountsAsMonitor", "O-15",
      "Is the owner, whose privilege includes monitoring, counted among the monitors?",
      "no", "yes"),
  VERSION_OF_OPEN_DEVICE("versionOfOpenDevice", "O-17",
      "Who fixes the API version of an open phone?",
      "each application's", "first opener's"),
  SHUTDOWN_SENDS_CLOSE("shutdownSendsClose", "O-19",
      "Is PHONE_CLOSE sent for the phones that phoneShutdown closes?",
      "no", "yes"),
  REMOVED_TO_NEW_APPLICATIONS("removedToNewApplications", "O-24",
      "Do applications of 2.0 or later get PHONESTATE_REMOVED besides PHONE_REMOVE?",
      "PHONE_REMOVE only", "both"),
  DATA_AREA_CHANGE("dataAreaChange", "O-29",
      "Which PHONESTATE bit announces that a data area changed?",
      "PHONESTATE_OTHER", "PHONESTATE_DEVSPECIFIC", "none"),
  REPLY_ERROR_EXTENSION("replyErrorExtension", "O-44",
      "How is the 32-bit error of a reply widened to the dwParam2 of a 64-bit program?",
      "sign", "zero"),
  DEV_SPECIFIC_WRITE_BACK("devSpecificWriteBack", "O-45",
      "How does the data that phoneDevSpecific brings back reach the application?",
      "at the reply", "PHONE_DEVSPECIFIC message");

  private final String switchName;
  private final String openPoint;
  private final String question;
  private final List<String> options;

  Ruling(String switchName, String openPoint, String question, String... options) {
    this.switchName = switchName;
    this.openPoint = openPoint;
    this.question = question;
    this.options = List.of(options);
  }

  /** The ruling with this exact {@link #switchName}. */
  public static Optional<Ruling> withSwitchName(String switchName) {
    return Arrays.stream(values()).filter(ruling -> ruling.switchName.equals(switchName)).findFirst();
  }

  /** The name in scenarios and on reference cards, such as "closeMessageAfterOwnClose". */
  public String switchName() {
    return switchName;
  }

  /** The open point that the switch decides, such as "O-03". */
  public String openPoint() {
    return openPoint;
  }

  /** What the documentation leaves open, as one question. */
  public String question() {
    return question;
  }

  /** The legal answers; the first is the default. */
  public List<String> options() {
    return options;
  }

  /**
   * The position of an answer in {@link #options}, or -1 when it is none of them. Case, blanks, hyphens, underscores
   * and apostrophes do not count, so that "not-sent" is "not sent".
   */
  public int indexOf(String option) {
    String wanted = lettersOf(option);
    for (int index = 0; index < options.size(); index++) {
      if (lettersOf(options.get(index)).equals(wanted)) {
        return index;
      }
    }
    return -1;
  }

  private static String lettersOf(String option) {
    return option.replaceAll("[-_' ]", "").toLowerCase(Locale.ROOT);
  }
}
