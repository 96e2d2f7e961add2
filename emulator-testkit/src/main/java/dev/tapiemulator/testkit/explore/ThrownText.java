package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.testkit.explore.RunResult.Trouble;
import java.util.regex.Pattern;

/** Puts an exception into words, and into a class of those that have the same cause. */
final class ThrownText {

  /** Handles, ids and times differ from run to run where the cause is the same. */
  private static final Pattern NUMBERS = Pattern.compile("0x[0-9A-Fa-f]+|\\d+");
  /** Code that only passes an exception on, or makes it for its caller. */
  private static final Pattern NOT_THE_TEST = Pattern.compile(
      "(java|javax|jdk|sun|org\\.junit|org\\.opentest4j|org\\.assertj|org\\.hamcrest)\\..*"
          + "|dev\\.tapiemulator\\.(emulator|emulator\\.kernel|testkit|testkit\\.junit|spi)\\.[A-Z].*");

  private ThrownText() {}

  /** The kind is the exception's type, the first line of its message without numbers, and the place in the test. */
  static Trouble trouble(Throwable thrown) {
    String message = thrown.getMessage() == null ? "" : thrown.getMessage().strip();
    String type = thrown.getClass().getSimpleName();
    String firstLine = message.lines().findFirst().orElse("");
    String kind = type + (firstLine.isEmpty() ? "" : ": " + NUMBERS.matcher(firstLine).replaceAll("#")) + at(thrown);
    return new Trouble(kind, type + (message.isEmpty() ? "" : ": " + message) + at(thrown));
  }

  private static String at(Throwable thrown) {
    for (StackTraceElement place : thrown.getStackTrace()) {
      if (!NOT_THE_TEST.matcher(place.getClassName()).matches()) {
        return " (" + place.getFileName() + ":" + place.getLineNumber() + ")";
      }
    }
    return "";
  }
}
