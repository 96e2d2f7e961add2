package dev.tapiemulator.testkit;

import dev.tapiemulator.testkit.record.Playback;
import dev.tapiemulator.testkit.record.QueryKey;
import java.util.List;
import java.util.stream.Collectors;

/** Says of a question that a recorded phone cannot answer which ones of its kind it can. */
final class UnansweredQuestion {

  private UnansweredQuestion() {}

  static String text(String phone, QueryKey question, Playback playback) {
    List<QueryKey> known = playback.answered(question);
    String others = known.contains(question)
        ? "it was asked later only, and what it would have said before nobody knows"
        : known.isEmpty()
            ? "it was never asked for the like"
            : "it was asked for " + known.stream().map(UnansweredQuestion::words).collect(Collectors.joining(", "));
    return phone + " was not recorded answering for " + words(question) + "\n  " + others;
  }

  private static String words(QueryKey question) {
    return switch (question.call()) {
      case GET_LAMP -> "lamp " + question.a();
      case GET_RING -> question.a() == 0 ? "the ring mode" : "the ring volume";
      case GET_HOOK_SWITCH -> "the mode of hookswitch device " + question.a();
      case GET_VOLUME -> "the volume of hookswitch device " + question.a();
      case GET_GAIN -> "the gain of hookswitch device " + question.a();
      case GET_DISPLAY -> "the display";
      case GET_BUTTON_INFO -> "the information on button " + question.a();
      case GET_STATUS -> "the status";
      case CONFIG_DIALOG -> "a dialog of class \"" + question.deviceClass() + "\"";
      case GET_ICON -> "an icon of class \"" + question.deviceClass() + "\"";
      default -> question.call().toString();
    };
  }
}
