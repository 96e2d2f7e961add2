package dev.tapiemulator.benchmarks;

import dev.tapiemulator.benchmarks.figures.Figures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A measurement in a Java of its own, which prints its figures. */
final class ChildJvm {

  private ChildJvm() {}

  /** The Java that runs this. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Runs a class's main method and takes the figures it prints. */
  static void run(Class<?> program, Figures figures, List<String> jvmArguments, Object... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(java(), "-cp", System.getProperty("java.class.path")));
    command.addAll(jvmArguments);
    command.add(program.getName());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(figures::read);
    }
    requireSuccess(program.getSimpleName(), process);
  }

  /** Waits for the end of a process that must have gone well. */
  static void requireSuccess(String name, Process process) throws IOException {
    try {
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IOException(name + " ended with " + exit);
      }
    } catch (InterruptedException stopped) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException(name + " was interrupted", stopped);
    }
  }
}
