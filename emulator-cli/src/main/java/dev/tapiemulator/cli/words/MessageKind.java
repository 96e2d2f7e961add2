package dev.tapiemulator.cli.words;

import dev.tapiemulator.tapi.ConstantGroup;
import dev.tapiemulator.tapi.Tapi;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The seven messages: who gets them, what their parameters mean, and whether they are about a phone or an application.
 */
public enum MessageKind {
  PHONE_BUTTON(Tapi.PHONE_BUTTON, Subject.PHONE,
      "A button that the application monitors went down or up. Every down is followed by an up.",
      "Every handle whose masks (phoneSetStatusMessages) admit the button's mode and its state.",
      "the button/lamp id", "the button's mode", "the button's new state"),
  PHONE_CLOSE(Tapi.PHONE_CLOSE, Subject.PHONE,
      "The handle is closed: by the application itself (ruling closeMessageAfterOwnClose), or by the phone, which took "
          + "itself back.",
      "The handle's application; no mask holds it back.",
      "unused", "unused", "unused"),
  PHONE_DEVSPECIFIC(Tapi.PHONE_DEVSPECIFIC, Subject.PHONE,
      "The phone tells something of its own.",
      "Every handle on the phone.",
      "the vendor's", "the vendor's", "the vendor's"),
  PHONE_REPLY(Tapi.PHONE_REPLY, Subject.REQUEST,
      "An asynchronous request has ended.",
      "The application that made the request; no mask holds it back, but closing the handle suppresses it.",
      "the request id", "0 or the error", "unused"),
  PHONE_STATE(Tapi.PHONE_STATE, Subject.PHONE,
      "Something about the phone has changed.",
      "Every handle whose mask (phoneSetStatusMessages) has the bit; PHONESTATE_REINIT always.",
      "the PHONESTATE_ bits that changed",
      "for OWNER and MONITORS the new number, for LAMP the lamp's id, for RINGMODE and the hookswitches the new mode",
      "unused"),
  PHONE_CREATE(Tapi.PHONE_CREATE, Subject.APPLICATION,
      "A phone has arrived.",
      "Every application of version 1.4 or later; older ones get PHONE_STATE with PHONESTATE_REINIT.",
      "the new device id", "unused", "unused"),
  PHONE_REMOVE(Tapi.PHONE_REMOVE, Subject.APPLICATION,
      "A phone was removed for good; its id answers PHONEERR_NODEVICE from now on.",
      "Every application of version 2.0 or later, after PHONE_CLOSE for each of its handles on that phone.",
      "the removed device id", "unused", "unused");

  /** What a message is about. */
  public enum Subject { PHONE, REQUEST, APPLICATION }

  private final int number;
  private final Subject subject;
  private final String purpose;
  private final String recipients;
  private final List<String> meanings;

  MessageKind(int number, Subject subject, String purpose, String recipients, String... meanings) {
    this.number = number;
    this.subject = subject;
    this.purpose = purpose;
    this.recipients = recipients;
    this.meanings = List.of(meanings);
  }

  /** The message with that header name. */
  public static Optional<MessageKind> named(String name) {
    return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
  }

  /** The message with that number. */
  public static Optional<MessageKind> numbered(int number) {
    return Arrays.stream(values()).filter(kind -> kind.number == number).findFirst();
  }

  /** The dwMessageID. */
  public int number() {
    return number;
  }

  public Subject subject() {
    return subject;
  }

  /** One sentence. */
  public String purpose() {
    return purpose;
  }

  /** Who gets it. */
  public String recipients() {
    return recipients;
  }

  /** What dwParam1, dwParam2 and dwParam3 hold. */
  public List<String> meanings() {
    return meanings;
  }

  /** Whether dwParam1, 2 or 3 (position 0, 1 or 2) holds anything. */
  public boolean uses(int position) {
    return !meanings.get(position).equals("unused");
  }

  /** The constants of a parameter (position 0, 1 or 2), given the first one. */
  public Optional<ConstantGroup> group(int position, long dwParam1) {
    return switch (this) {
      case PHONE_BUTTON -> Optional.ofNullable(
          position == 1 ? ConstantGroup.PHONEBUTTONMODE : position == 2 ? ConstantGroup.PHONEBUTTONSTATE : null);
      case PHONE_STATE -> position == 0
          ? Optional.of(ConstantGroup.PHONESTATE)
          : position == 1 && isHookSwitch(dwParam1) ? Optional.of(ConstantGroup.PHONEHOOKSWITCHMODE) : Optional.empty();
      case PHONE_REPLY -> position == 1 ? Optional.of(ConstantGroup.PHONEERR) : Optional.empty();
      case PHONE_CLOSE, PHONE_DEVSPECIFIC, PHONE_CREATE, PHONE_REMOVE -> Optional.empty();
    };
  }

  private static boolean isHookSwitch(long phoneState) {
    return phoneState == Tapi.PHONESTATE_HANDSETHOOKSWITCH
        || phoneState == Tapi.PHONESTATE_SPEAKERHOOKSWITCH
        || phoneState == Tapi.PHONESTATE_HEADSETHOOKSWITCH;
  }
}
