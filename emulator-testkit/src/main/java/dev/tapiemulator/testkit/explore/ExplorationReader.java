package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.choice.Choice;
import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.testkit.explore.Exploration.Stop;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the JSON of a result and believes nothing that contradicts itself. */
final class ExplorationReader {

  private ExplorationReader() {}

  static Exploration read(String file, String text) throws ExplorationFormatException {
    JsonPart json = JsonPart.parse(file, text);
    JsonPart format = json.field("format");
    if (!format.text().equals(ExplorationFile.FORMAT)) {
      throw format.wrong("\"" + ExplorationFile.FORMAT + "\"");
    }
    int bound = (int) json.field("bound").number(0, Integer.MAX_VALUE - 1);
    List<Long> runs = json.field("runs").each(part -> part.number(0, Long.MAX_VALUE));
    if (runs.size() > bound + 1L) {
      throw json.field("runs").wrong("at most " + (bound + 1L) + " numbers, one for each bound from 0 to " + bound);
    }
    Optional<Stop> stopped = stopped(json, bound);
    if (json.field("complete").flag() == stopped.isPresent()) {
      throw json.field("complete").wrong("true without \"stopped\", or false with it");
    }
    Exploration read = new Exploration(
        json.field("test").text(), bound, json.field("families").each(ExplorationReader::family),
        json.field("allErrors").flag(), shard(json.field("shard")), runs,
        json.field("cut").number(0, Long.MAX_VALUE), stopped, json.field("exhaustive").flag(),
        json.field("outcomes").each(ExplorationReader::outcome),
        json.field("failures").each(ExplorationReader::failure));
    if (read.outcomes().stream().mapToLong(Outcome::runs).sum() != read.allRuns()) {
      throw json.field("outcomes").wrong("outcomes of " + read.allRuns() + " runs altogether");
    }
    return read;
  }

  private static Optional<Stop> stopped(JsonPart json, int bound) throws ExplorationFormatException {
    if (!json.has("stopped")) {
      return Optional.empty();
    }
    JsonPart stopped = json.field("stopped");
    return Optional.of(new Stop(stopped.field("reason").text(), (int) stopped.field("bound").number(0, bound)));
  }

  private static ChoiceFamily family(JsonPart part) throws ExplorationFormatException {
    String name = part.text();
    return Arrays.stream(ChoiceFamily.values()).filter(family -> family.name().equals(name)).findFirst()
        .orElseThrow(() -> part.wrong("a family such as ORDER"));
  }

  private static Shard shard(JsonPart part) throws ExplorationFormatException {
    try {
      return Shard.parse(part.text());
    } catch (IllegalArgumentException none) {
      throw part.wrong("a shard I/N with I from 1 to N");
    }
  }

  private static Outcome outcome(JsonPart part) throws ExplorationFormatException {
    return new Outcome(part.field("seen").text(), part.field("runs").number(1, Long.MAX_VALUE), choices(part));
  }

  private static Failure failure(JsonPart part) throws ExplorationFormatException {
    return new Failure(part.field("kind").text(), part.field("text").text(),
        part.field("runs").number(1, Long.MAX_VALUE), choices(part));
  }

  private static List<Choice> choices(JsonPart part) throws ExplorationFormatException {
    return part.field("choices").each(choice ->
        Choice.parse(choice.text()).orElseThrow(() -> choice.wrong("a choice such as LATENCY/4=2")));
  }
}
