package dev.tapiemulator.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Standard output that remembers why it could not be written, which a writer around it keeps to itself. */
final class StandardOutput extends FileOutputStream {

  private String failure;

  StandardOutput() {
    super(FileDescriptor.out);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      super.write(bytes, offset, length);
    } catch (IOException unwritable) {
      failure = String.valueOf(unwritable.getMessage());
      throw unwritable;
    }
  }

  /** Why something is missing; empty also when a reader such as {@code head} had enough and closed the pipe. */
  Optional<String> failure() {
    return Optional.ofNullable(failure).filter(why -> !why.toLowerCase(Locale.ROOT).contains("pipe"));
  }
}
