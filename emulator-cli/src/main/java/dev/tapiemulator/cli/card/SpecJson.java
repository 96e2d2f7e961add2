package dev.tapiemulator.cli.card;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.tapiemulator.cli.words.MessageKind;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.TapiConstants;
import dev.tapiemulator.tapi.struct.StructField;
import dev.tapiemulator.tapi.struct.StructLayout;
import dev.tapiemulator.tapi.struct.StructLayouts;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;

/** Everything the cards are made from as one JSON object, for programs. */
public final class SpecJson {

  private final JsonGenerator json;

  private SpecJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes the object and a line end; the writer stays open. */
  public static void write(Writer out) throws IOException {
    try (JsonGenerator generator = new JsonFactory().createGenerator(out)) {
      generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      generator.setPrettyPrinter(new DefaultPrettyPrinter());
      new SpecJson(generator).object();
      generator.writeRaw('\n');
    }
  }

  private void object() throws IOException {
    json.writeStartObject();
    functions();
    constants();
    messages();
    structures();
    rulings();
    json.writeEndObject();
  }

  private void functions() throws IOException {
    json.writeArrayFieldStart("functions");
    for (PhoneFunction function : PhoneFunction.values()) {
      json.writeStartObject();
      json.writeStringField("name", function.headerName());
      json.writeStringField("completion", function.completion().name().toLowerCase(Locale.ROOT));
      json.writeArrayFieldStart("errors");
      for (PhoneErr error : function.documented()) {
        json.writeString(error.headerName());
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void constants() throws IOException {
    json.writeObjectFieldStart("constants");
    for (Map.Entry<String, Integer> constant : TapiConstants.all().entrySet()) {
      json.writeNumberField(constant.getKey(), Integer.toUnsignedLong(constant.getValue()));
    }
    json.writeEndObject();
  }

  private void messages() throws IOException {
    json.writeObjectFieldStart("messages");
    for (MessageKind message : MessageKind.values()) {
      json.writeNumberField(message.name(), message.number());
    }
    json.writeEndObject();
  }

  private void structures() throws IOException {
    json.writeObjectFieldStart("structures");
    for (StructLayout layout : StructLayouts.all()) {
      json.writeObjectFieldStart(layout.name());
      json.writeNumberField("size32", layout.size32());
      json.writeNumberField("size64", layout.size64());
      json.writeArrayFieldStart("fields");
      for (StructField field : layout.fields()) {
        field(field);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void field(StructField field) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", field.name());
    json.writeNumberField("offset32", field.offset32());
    json.writeNumberField("offset64", field.offset64());
    json.writeNumberField("size32", field.size32());
    json.writeNumberField("size64", field.size64());
    json.writeEndObject();
  }

  private void rulings() throws IOException {
    json.writeArrayFieldStart("rulings");
    for (Ruling ruling : Ruling.values()) {
      json.writeStartObject();
      json.writeStringField("name", ruling.switchName());
      json.writeArrayFieldStart("values");
      for (String option : ruling.options()) {
        json.writeString(option);
      }
      json.writeEndArray();
      json.writeStringField("default", ruling.options().get(0));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
