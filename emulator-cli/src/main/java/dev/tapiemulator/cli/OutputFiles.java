package dev.tapiemulator.cli;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.journal.JournalFile;
import dev.tapiemulator.journal.MermaidDiagram;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Where {@code --journal} and {@code --diagram} go; each may be null for nowhere. */
final class OutputFiles {

  private final Path journal;
  private final Path diagram;

  private OutputFiles(Path journal, Path diagram) {
    this.journal = journal;
    this.diagram = diagram;
  }

  /** Refuses what could not be written, or would destroy an input or the other output, before anything runs. */
  static OutputFiles of(String journal, String diagram, List<String> inputs) throws BadInput {
    if (inputs.size() > 1 && (journal != null || diagram != null)) {
      throw new BadInput("--journal and --diagram take one scenario, not " + inputs.size());
    }
    OutputFiles outputs = new OutputFiles(
        checked("--journal", journal, inputs), checked("--diagram", diagram, inputs));
    if (journal != null && diagram != null && same(outputs.journal, outputs.diagram)) {
      throw new BadInput("--journal and --diagram: expected two files, found \"" + journal + "\" twice");
    }
    return outputs;
  }

  void write(String title, Journal history) throws BadInput {
    Path current = journal;
    try {
      if (journal != null) {
        JournalFile.write(history, journal);
      }
      current = diagram;
      if (diagram != null) {
        Files.writeString(diagram, MermaidDiagram.markdown(title, history));
      }
    } catch (IOException unwritable) {
      String why = unwritable instanceof FileSystemException refused ? refused.getReason() : unwritable.getMessage();
      throw new BadInput("cannot write \"" + current + "\"" + (why == null ? "" : ": " + why));
    }
  }

  static Path path(String file) throws BadInput {
    if (file.isEmpty()) {
      throw new BadInput("expected the name of a file, found \"\"");
    }
    try {
      return Path.of(file);
    } catch (InvalidPathException noPath) {
      throw new BadInput("\"" + file + "\" cannot be the name of a file");
    }
  }

  /** A file that can be written and is none of the inputs; null for null. */
  static Path checked(String option, String file, List<String> inputs) throws BadInput {
    if (file == null) {
      return null;
    }
    Path path = path(file);
    Path folder = path.toAbsolutePath().getParent();
    if (Files.isDirectory(path)) {
      throw new BadInput(option + ": expected a file, found the folder \"" + file + "\"");
    }
    if (folder != null && !Files.isDirectory(folder)) {
      throw new BadInput(option + ": there is no folder \"" + folder + "\" to write into");
    }
    for (String input : inputs) {
      if (same(path, path(input))) {
        throw new BadInput(option + " would overwrite \"" + input + "\"");
      }
    }
    return path;
  }

  private static boolean same(Path one, Path other) {
    try {
      return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())
          || Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
    } catch (IOException unreadable) {
      return false; // Whoever reads or writes it will say so.
    }
  }
}
