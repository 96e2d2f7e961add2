package dev.tapiemulator.testkit.explore;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tapiemulator.emulator.choice.Choice;
import dev.tapiemulator.emulator.choice.ChoiceFamily;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The result of an exploration as JSON, for another program or to be merged:
 *
 * <pre>
 * {"format": "tapi-emulator exploration 2",
 *  "test": "close.tapi", "bound": 2, "families": ["ORDER", …], "allErrors": false, "shard": "2/7",
 *  "runs": [1, 18, 48], "cut": 7, "complete": true, "exhaustive": false,
 *  "stopped": {"reason": "after 1000 runs", "bound": 2},           only when it is not complete
 *  "outcomes": [{"runs": 8, "choices": ["LATENCY/4=2"], "seen": "…"}],
 *  "failures": [{"runs": 1, "choices": ["LATENCY/4=2"], "kind": "…", "text": "…"}]}
 * </pre>
 */
public final class ExplorationFile {

  static final String FORMAT = "tapi-emulator exploration 2";

  private static final JsonFactory JSON = new JsonFactory();

  private ExplorationFile() {}

  /** The result as a JSON object, the same text for the same result. */
  public static String write(Exploration result) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      writeHead(result, json);
      json.writeArrayFieldStart("outcomes");
      for (Outcome outcome : result.outcomes()) {
        writeFound(outcome.runs(), outcome.choices(), json);
        json.writeStringField("seen", outcome.seen());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("failures");
      for (Failure failure : result.failures()) {
        writeFound(failure.runs(), failure.choices(), json);
        json.writeStringField("kind", failure.kind());
        json.writeStringField("text", failure.text());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.append('\n').toString();
  }

  /**
   * Reads what {@link #write} wrote; {@code file} names it in the message.
   *
   * @throws ExplorationFormatException when it is something else: where, and what was expected there
   */
  public static Exploration read(String file, String text) throws ExplorationFormatException {
    return ExplorationReader.read(file, text);
  }

  /**
   * Joins the shards of one exploration; the whole is what one run without shards would have found.
   *
   * @throws ExplorationFormatException when they are of different explorations, or one is missing or there twice
   */
  public static Exploration merge(List<Exploration> shards) throws ExplorationFormatException {
    return Merge.of(shards);
  }

  private static void writeHead(Exploration result, JsonGenerator json) throws IOException {
    json.writeStringField("format", FORMAT);
    json.writeStringField("test", result.test());
    json.writeNumberField("bound", result.bound());
    json.writeArrayFieldStart("families");
    for (ChoiceFamily family : result.families()) {
      json.writeString(family.name());
    }
    json.writeEndArray();
    json.writeBooleanField("allErrors", result.allErrors());
    json.writeStringField("shard", result.shard().toString());
    json.writeArrayFieldStart("runs");
    for (long runs : result.runs()) {
      json.writeNumber(runs);
    }
    json.writeEndArray();
    json.writeNumberField("cut", result.cut());
    json.writeBooleanField("complete", result.isComplete());
    json.writeBooleanField("exhaustive", result.exhaustive());
    if (result.stopped().isPresent()) {
      json.writeObjectFieldStart("stopped");
      json.writeStringField("reason", result.stopped().get().reason());
      json.writeNumberField("bound", result.stopped().get().bound());
      json.writeEndObject();
    }
  }

  private static void writeFound(long runs, List<Choice> choices, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("runs", runs);
    json.writeArrayFieldStart("choices");
    for (Choice choice : choices) {
      json.writeString(choice.toString());
    }
    json.writeEndArray();
  }
}
