package dev.tapiemulator.cli;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.journal.JournalFile;
import dev.tapiemulator.journal.JournalFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Journals that the command line names. */
final class JournalInput {

  private JournalInput() {}

  /** Reads a journal; what is none is told by file, line and column. */
  static Journal read(String file) throws BadInput {
    Path path = OutputFiles.path(file);
    try {
      return JournalFile.read(path);
    } catch (JournalFormatException wrong) {
      throw new BadInput(file, wrong.line(), wrong.column(), wrong.expected());
    } catch (IOException unreadable) {
      String found = Files.isDirectory(path) ? "a folder" : Files.exists(path) ? "an unreadable file" : "no file";
      throw new BadInput(file, 1, 1, "expected a journal, found " + found);
    }
  }
}
