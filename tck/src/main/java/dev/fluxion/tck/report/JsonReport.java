package dev.fluxion.tck.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.fluxion.tck.check.SampledPoint;
import dev.fluxion.tck.run.About;
import dev.fluxion.tck.run.Outcome;
import dev.fluxion.tck.run.PluginFile;
import dev.fluxion.tck.run.Run;
import dev.fluxion.tck.run.Status;
import dev.fluxion.tck.run.Waiver;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

/**
 * A run as JSON; numbers that JSON does not know are strings, such as {@code "NaN"}. It is written
 * piece by piece, as binding objects would take longer than all the rest of a report.
 */
final class JsonReport {
  private JsonReport() {}

  static String of(Run run) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("result", run.result().name());
      json.writeNumberField("exitCode", run.result().exitCode());
      json.writeNumberField("planned", run.outcomes().size());
      json.writeNumberField("executed", run.executed());
      json.writeObjectFieldStart("counts");
      for (Map.Entry<Status, Integer> count : run.counts().entrySet()) {
        json.writeNumberField(count.getKey().name(), count.getValue());
      }
      json.writeEndObject();
      json.writeNumberField("seconds", run.seconds());
      about(json, run.about());
      json.writeArrayFieldStart("waivers");
      for (Waiver waiver : run.waivers()) {
        waiver(json, waiver);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("checks");
      for (Outcome outcome : run.outcomes()) {
        check(json, run, outcome);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private static void about(JsonGenerator json, About about) throws IOException {
    json.writeStringField("profile", about.profile().toString());
    json.writeNumberField("seed", about.seed());
    json.writeNumberField("accuracy", about.accuracy());
    json.writeBooleanField("partial", about.isPartial());
    json.writeStringField("command", about.command());
    json.writeStringField("started", about.started());
    json.writeObjectFieldStart("versions");
    json.writeStringField("kit", about.kit());
    json.writeStringField("java", about.java());
    json.writeStringField("system", about.system());
    json.writeEndObject();
    json.writeArrayFieldStart("files");
    for (PluginFile file : about.files()) {
      json.writeStartObject();
      json.writeStringField("path", file.path());
      json.writeStringField("version", file.version());
      json.writeStringField("sha256", file.sha256());
      json.writeArrayFieldStart("plugins");
      for (String plugin : file.plugins()) {
        json.writeString(plugin);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void waiver(JsonGenerator json, Waiver waiver) throws IOException {
    json.writeStartObject();
    json.writeStringField("check", waiver.check());
    json.writeStringField("subject", waiver.subject());
    json.writeStringField("reason", waiver.reason());
    json.writeStringField("issue", waiver.issue());
    json.writeStringField("until", waiver.until().toString());
    json.writeEndObject();
  }

  private static void check(JsonGenerator json, Run run, Outcome outcome) throws IOException {
    json.writeStartObject();
    json.writeStringField("plugin", outcome.task().plugin());
    json.writeStringField("subject", outcome.task().subject());
    json.writeStringField("check", outcome.task().check());
    json.writeStringField("level", outcome.task().level());
    json.writeStringField("rule", outcome.task().rule());
    json.writeStringField("status", outcome.status().name());
    json.writeNumberField("seconds", outcome.seconds());
    json.writeStringField("text", outcome.text());
    if (outcome.status().isBlocking()) {
      json.writeStringField("repeat", run.repeat(outcome.task()));
    }
    if (!outcome.samples().isEmpty()) {
      json.writeArrayFieldStart("samples");
      for (SampledPoint point : outcome.samples()) {
        sample(json, point);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void sample(JsonGenerator json, SampledPoint point) throws IOException {
    json.writeStartObject();
    json.writeStringField("curve", point.curve());
    json.writeStringField("axis", point.axis());
    json.writeNumberField("order", point.order());
    json.writeNumberField("x", point.x());
    json.writeNumberField("analytic", point.analytic());
    json.writeNumberField("numeric", point.numeric());
    json.writeNumberField("tolerance", point.tolerance());
    json.writeStringField("grade", point.grade().name());
    json.writeEndObject();
  }
}
