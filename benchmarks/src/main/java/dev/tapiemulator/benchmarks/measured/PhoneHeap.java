package dev.tapiemulator.benchmarks.measured;

import dev.tapiemulator.benchmarks.figures.Figure;
import dev.tapiemulator.benchmarks.figures.Figures;
import java.lang.management.ManagementFactory;

/** What open phones with one request each occupy on the heap: the models by themselves, and everything else. */
public final class PhoneHeap {

  private static final int REHEARSALS = 3;

  private PhoneHeap() {}

  /** The figure of what the emulator occupies beyond the models, in bytes a phone. */
  public static String emulatorFigure(int phones) {
    return "PhoneHeap.emulator(phones=" + phones + ")";
  }

  /** The figure of what the models occupy, in bytes a phone. */
  public static String modelFigure(int phones) {
    return "PhoneHeap.model(phones=" + phones + ")";
  }

  /** Prints the figures for as many phones as the argument says. */
  public static void main(String[] arguments) {
    int count = Integer.parseInt(arguments[0]);
    for (int i = 0; i < REHEARSALS; i++) {
      measure(1); // what the first emulators bring along belongs to no phone
    }
    measure(count).printTo(System.out);
  }

  private static Figures measure(int count) {
    long before = usedBytes();
    AnsweringPhone[] models = OpenPhones.models(count);
    long modelBytes = usedBytes() - before;
    OpenPhones phones = OpenPhones.of(models, History.none(count, count));
    phones.leaveOutstandingOnEach(0, 1);
    long allBytes = usedBytes() - before - phones.ownBytes();
    phones.close();

    Figures figures = new Figures();
    figures.put(modelFigure(count), Figure.exactly((double) modelBytes / count));
    figures.put(emulatorFigure(count), Figure.exactly((double) (allBytes - modelBytes) / count));
    return figures;
  }

  /** What is in use when collecting brings nothing more. */
  private static long usedBytes() {
    long before;
    long now = Long.MAX_VALUE;
    do {
      before = now;
      System.gc();
      now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    } while (now < before);
    return now;
  }
}
