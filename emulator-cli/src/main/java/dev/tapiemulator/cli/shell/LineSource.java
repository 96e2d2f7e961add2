package dev.tapiemulator.cli.shell;

/** Where a shell's lines come from. */
interface LineSource extends AutoCloseable {

  /** What became of asking for a line. */
  enum Event { LINE, CANCELLED, END }

  /** Asks for the next line; {@code prompt} is what stands in front of it. */
  Event next(String prompt);

  /** The line that was given last. */
  String line();

  @Override
  default void close() {}
}
