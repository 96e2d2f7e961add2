package dev.tapiemulator.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where a report goes: a file, or the terminal when none is named. */
final class ReportFile {

  private final Path file;

  private ReportFile(Path file) {
    this.file = file;
  }

  /** Refuses what could not be written, or would destroy an input. */
  static ReportFile of(String output, List<String> inputs) throws BadInput {
    return new ReportFile(OutputFiles.checked("--output", output, inputs));
  }

  void write(String report, PrintWriter terminal) throws BadInput {
    if (file == null) {
      terminal.print(report);
      return;
    }
    try {
      Files.writeString(file, report);
    } catch (IOException unwritable) {
      String why = unwritable instanceof FileSystemException refused ? refused.getReason() : unwritable.getMessage();
      throw new BadInput("cannot write \"" + file + "\"" + (why == null ? "" : ": " + why));
    }
  }
}
