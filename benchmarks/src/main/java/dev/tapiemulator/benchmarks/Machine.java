package dev.tapiemulator.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What the figures were measured on, as the system tells it. */
final class Machine {

  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";

  private Machine() {}

  /** Cores and processor, Java, operating system. */
  static String inWords() {
    return Runtime.getRuntime().availableProcessors() + " cores of " + processor() + "; "
        + property("java.vm.name") + " " + property("java.vm.version") + "; "
        + property("os.name") + " " + property("os.version") + " on " + property("os.arch");
  }

  private static String processor() {
    return linuxProcessor()
        .or(() -> Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")))
        .orElse("an unnamed processor");
  }

  private static Optional<String> linuxProcessor() {
    if (!Files.isReadable(PROCESSORS)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines.filter(line -> line.startsWith(MODEL))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static String property(String name) {
    return System.getProperty(name);
  }
}
