package dev.tapiemulator.benchmarks;

import dev.tapiemulator.benchmarks.figures.Figures;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A group of figures: how they are measured, what is asked of them, and how the page shows them. */
interface Section {

  /** What users type to measure this alone. */
  String name();

  /** What must be there before anything is measured, and is not. */
  default Optional<String> missing() {
    return Optional.empty();
  }

  /** The JMH benchmarks that belong to it. */
  default List<Class<?>> benchmarks() {
    return List.of();
  }

  /** How many times as long as others the JMH benchmarks run before they count: the more code, the longer it takes. */
  default int warmUpFactor() {
    return 1;
  }

  /** Measures what JMH does not. */
  default void measure(Effort effort, Figures figures) throws IOException {}

  /** What is asked of the figures. */
  default List<Target> targets(Figures figures) {
    return List.of();
  }

  /** Adds heading and tables; everything of this section has been measured. */
  void write(Page page, Effort effort, Figures figures);
}
