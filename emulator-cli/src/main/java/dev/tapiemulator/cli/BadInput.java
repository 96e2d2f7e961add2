package dev.tapiemulator.cli;

/** The command line or a file it names asks for something that cannot be; the message is one line. */
final class BadInput extends Exception {

  private static final long serialVersionUID = 1L;

  /** {@code problem}: the argument and what is wrong with it. */
  BadInput(String problem) {
    super("tapi-emulator: " + problem);
  }

  /** A file as a whole is not what is needed. */
  BadInput(String file, String problem) {
    super(file + ": " + problem);
  }

  /** At a place in a file: what was expected there. */
  BadInput(String file, int line, int column, String expected) {
    super(file + ":" + line + ":" + column + ": " + expected);
  }
}
