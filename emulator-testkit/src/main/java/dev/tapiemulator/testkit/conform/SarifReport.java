package dev.tapiemulator.testkit.conform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;

/** Findings as SARIF 2.1.0; a finding's line is the line of its record in the journal's file. */
final class SarifReport {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final int LINE_OF_FIRST_RECORD = 2;

  private final JsonGenerator json;
  private final Set<Evidence> evidence;

  private SarifReport(JsonGenerator json, Set<Evidence> evidence) {
    this.json = json;
    this.evidence = evidence;
  }

  static String of(String file, List<Finding> findings, Set<Evidence> evidence) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
      new SarifReport(json, evidence).log(file, findings);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // a StringWriter takes everything
    }
    return text + "\n";
  }

  private void log(String file, List<Finding> findings) throws IOException {
    json.writeStartObject();
    json.writeStringField("$schema", SCHEMA);
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    tool();
    json.writeStringField("columnKind", "utf16CodeUnits");
    json.writeArrayFieldStart("results");
    for (Finding finding : findings) {
      result(file, finding);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void tool() throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "tapi-emulator check");
    json.writeArrayFieldStart("rules");
    for (ClientRule rule : Conformance.rules()) {
      json.writeStartObject();
      json.writeStringField("id", rule.id());
      text("shortDescription", rule.text());
      text("help", "Wrong:\n" + rule.wrong() + "\nRight:\n" + rule.right());
      json.writeStringField("helpUri", rule.pageAddress());
      json.writeObjectFieldStart("defaultConfiguration");
      json.writeBooleanField("enabled", evidence.contains(rule.evidence()));
      json.writeStringField("level", rule.severity().toString());
      json.writeEndObject();
      json.writeObjectFieldStart("properties");
      json.writeStringField("evidence", rule.evidence().toString());
      json.writeStringField("page", rule.page());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void result(String file, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", finding.rule().id());
    json.writeNumberField("ruleIndex", Conformance.rules().indexOf(finding.rule()));
    json.writeStringField("level", finding.rule().severity().toString());
    text("message", finding.explanation());
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", uri(file));
    json.writeEndObject();
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", finding.record() + LINE_OF_FIRST_RECORD);
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void text(String field, String text) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("text", text);
    json.writeEndObject();
  }

  /** A relative name stays one; a colon in its first part would look like a scheme. */
  private static String uri(String file) {
    try {
      if (new File(file).isAbsolute()) {
        return new URI("file", "", new File(file).toURI().getPath(), null).toASCIIString();
      }
      String path = "/" + file.replace(File.separatorChar, '/');
      String relative = new URI(null, null, path, null).toASCIIString().substring(1);
      return relative.split("/", 2)[0].contains(":") ? "./" + relative : relative;
    } catch (URISyntaxException impossible) {
      throw new IllegalArgumentException(file, impossible); // whatever needs it is escaped
    }
  }
}
