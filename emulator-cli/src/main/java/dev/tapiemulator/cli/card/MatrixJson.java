package dev.tapiemulator.cli.card;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.testkit.matrix.DocumentedError;
import dev.tapiemulator.testkit.matrix.DocumentedError.Place;
import dev.tapiemulator.testkit.matrix.Means;
import dev.tapiemulator.testkit.matrix.Provocation;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/**
 * The error matrix as one JSON object, for programs: {@code pairs}, each with {@code function}, {@code error}, {@code
 * place} (refusal or reply), {@code by} (state or injection), {@code how}, {@code cameBack} (a name, or null when no
 * reply was delivered) and {@code cameOut}; and {@code totals} by place.
 */
public final class MatrixJson {

  private final JsonGenerator json;

  private MatrixJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes the object and a line end; the writer stays open. */
  public static void write(List<Provocation> matrix, Writer out) throws IOException {
    try (JsonGenerator generator = new JsonFactory().createGenerator(out)) {
      generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      generator.setPrettyPrinter(new DefaultPrettyPrinter());
      new MatrixJson(generator).object(matrix);
      generator.writeRaw('\n');
    }
  }

  private void object(List<Provocation> matrix) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("pairs");
    for (Provocation attempt : matrix) {
      pair(attempt);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("totals");
    for (Place place : Place.values()) {
      totals(place, matrix.stream().filter(attempt -> attempt.pair().place() == place).toList());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void pair(Provocation attempt) throws IOException {
    DocumentedError pair = attempt.pair();
    json.writeStartObject();
    json.writeStringField("function", pair.function().headerName());
    json.writeStringField("error", pair.error().headerName());
    json.writeStringField("place", lower(pair.place()));
    json.writeStringField("by", lower(attempt.means()));
    json.writeStringField("how", attempt.how());
    if (attempt.cameBack().isPresent()) {
      json.writeStringField("cameBack", PhoneErr.nameOf(attempt.cameBack().getAsInt()));
    } else {
      json.writeNullField("cameBack");
    }
    json.writeBooleanField("cameOut", attempt.cameOut());
    json.writeEndObject();
  }

  private void totals(Place place, List<Provocation> attempts) throws IOException {
    List<Provocation> came = attempts.stream().filter(Provocation::cameOut).toList();
    json.writeObjectFieldStart(lower(place));
    json.writeNumberField("pairs", attempts.size());
    json.writeNumberField("cameOut", came.size());
    for (Means means : Means.values()) {
      json.writeNumberField(lower(means), came.stream().filter(attempt -> attempt.means() == means).count());
    }
    json.writeEndObject();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
