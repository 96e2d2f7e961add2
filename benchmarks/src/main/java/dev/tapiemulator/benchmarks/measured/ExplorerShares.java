package dev.tapiemulator.benchmarks.measured;

import dev.tapiemulator.benchmarks.figures.Figure;
import dev.tapiemulator.benchmarks.figures.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where an exploration of the standard small world spends its time: stacks are sampled by the JDK's flight recorder, and
 * each counts for the innermost frame that is of the project, whatever of the JDK that has called.
 */
public final class ExplorerShares {

  /** A part of the project, by the packages that belong to it. */
  public enum Part {
    /** The tables and rules, and the journal they write. */
    KERNEL("the kernel, with the journal it writes", "emulator.kernel", "emulator.journal", "emulator.spec"),
    /** What makes an emulator and passes turns. */
    EMULATOR("the emulator around it: configuration, turns, choices", "emulator"),
    /** What searches and compares. */
    EXPLORER("the explorer, with the journal as text", "testkit", "journal"),
    /** The phone's model. */
    PHONE("the phone's model", "devices", "spi"),
    /** The program under test. */
    CLIENT("the client", "benchmarks"),
    /** No frame of the project. */
    ELSEWHERE("elsewhere", "");

    private final String words;
    private final List<String> packages;

    Part(String words, String... packages) {
      this.words = words;
      this.packages = List.of(packages);
    }

    /** What the part is, for a table. */
    public String words() {
      return words;
    }

    /** The figure of its share in percent. */
    public String figure() {
      return "ExplorerShares." + name();
    }

    private static Part of(String className) {
      for (Part part : values()) {
        for (String prefix : part.packages) {
          if (className.startsWith(PROJECT + prefix + ".")) {
            return part;
          }
        }
      }
      return ELSEWHERE;
    }
  }

  private static final String PROJECT = "dev.tapiemulator.";
  private static final String STRUCTURES = PROJECT + "tapi.";
  private static final String SAMPLE = "jdk.ExecutionSample";
  private static final Duration PERIOD = Duration.ofMillis(10);
  private static final double ALL = 100;
  private static final long NANOS = 1_000_000_000L;

  private ExplorerShares() {}

  /** Explores for so many seconds unwatched, and for as many watched. */
  public static void main(String[] arguments) throws IOException {
    int seconds = Integer.parseInt(arguments[0]);
    exploreFor(seconds);
    Path file = Files.createTempFile("explorer", ".jfr");
    try (Recording recording = new Recording()) {
      recording.enable(SAMPLE).withPeriod(PERIOD);
      recording.start();
      exploreFor(seconds);
      recording.stop();
      recording.dump(file);
    }
    Map<Part, Integer> counted = count(file);
    Files.delete(file);
    int all = counted.values().stream().mapToInt(Integer::intValue).sum();
    Figures figures = new Figures();
    for (Part part : Part.values()) {
      figures.put(part.figure(), Figure.exactly(ALL * counted.getOrDefault(part, 0) / Math.max(1, all)));
    }
    figures.printTo(System.out);
  }

  private static void exploreFor(int seconds) {
    long end = System.nanoTime() + seconds * NANOS;
    while (System.nanoTime() < end) {
      SmallWorld.Size.STANDARD.explore(SmallWorld.CONFIG, false, 1);
    }
  }

  private static Map<Part, Integer> count(Path file) throws IOException {
    Map<Part, Integer> counted = new EnumMap<>(Part.class);
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        RecordedEvent event = recording.readEvent();
        if (event.getEventType().getName().equals(SAMPLE)) {
          counted.merge(partOf(event.getStackTrace().getFrames()), 1, Integer::sum);
        }
      }
    }
    return counted;
  }

  /** Structures are read and written for whoever calls, so they count for the caller. */
  private static Part partOf(List<RecordedFrame> frames) {
    for (RecordedFrame frame : frames) {
      String className = frame.getMethod().getType().getName();
      if (className.startsWith(PROJECT) && !className.startsWith(STRUCTURES)) {
        return Part.of(className);
      }
    }
    return Part.ELSEWHERE;
  }
}
