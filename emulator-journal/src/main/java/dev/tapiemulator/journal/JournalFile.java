package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.journal.Journal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Journals as files, JSON Lines in UTF-8; the usual name ends in {@code .jsonl}. */
public final class JournalFile {

  private JournalFile() {}

  /** Writes a journal over whatever the file held. */
  public static void write(Journal journal, Path file) throws IOException {
    try (OutputStream destination = Files.newOutputStream(file)) {
      JournalWriter.write(journal, destination);
    }
  }

  /**
   * Reads a journal.
   *
   * @throws JournalFormatException when the file is none: which line, and what was expected there
   */
  public static Journal read(Path file) throws IOException {
    try (InputStream source = Files.newInputStream(file)) {
      return JournalReader.read(source);
    }
  }
}
