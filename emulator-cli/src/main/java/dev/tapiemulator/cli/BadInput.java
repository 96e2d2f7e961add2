package dev.tapiemulator.cli;

/** The command line asks for something that cannot be; the message is one line. */
final class BadInput extends Exception {

  private static final long serialVersionUID = 1L;

  BadInput(String message) {
    super(message);
  }
}
