package dev.tapiemulator.testkit.explore;

/** A file is no result of an exploration, or results do not belong together; the message is one line. */
public final class ExplorationFormatException extends Exception {

  private static final long serialVersionUID = 1L;

  ExplorationFormatException(String message) {
    super(message.replaceAll("\\s*\\R\\s*", " ").replaceAll("\\p{Cntrl}", " "));
  }
}
