package dev.fluxion.dsl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.fluxion.dsl.engine.plan.AlternativePlan;
import dev.fluxion.dsl.engine.plan.GroupPlan;
import dev.fluxion.dsl.engine.plan.points.Orders;
import dev.fluxion.dsl.engine.plan.points.ShiftVector;
import dev.fluxion.dsl.engine.run.ShotPolicy;
import dev.fluxion.dsl.engine.run.Target;
import dev.fluxion.spi.FluxionException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a plan as JSON; {@link Explanation#toJson(int)} describes the fields. */
final class PlanJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Explanation plan;
  private final int listed;

  PlanJson(Explanation plan, int listed) {
    if (listed < 0) {
      throw new FluxionException(
          "FLX-254", "a list in the JSON of a plan has 0 entries or more, got " + listed);
    }
    this.plan = plan;
    this.listed = listed;
  }

  private static DefaultPrettyPrinter indented() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(lines);
    printer.indentArraysWith(lines);
    return printer;
  }

  String write() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.setPrettyPrinter(indented());
      json.writeStartObject();
      head(json);
      counts(json);
      json.writeArrayFieldStart("alternatives");
      for (Alternative each : plan.alternatives()) {
        alternative(json, each);
      }
      json.writeEndArray();
      List<GroupPlan> groups = plan.preparation().plan().groups();
      json.writeNumberField("groupCount", groups.size());
      json.writeArrayFieldStart("groups");
      for (GroupPlan group : first(groups)) {
        group(json, group);
      }
      json.writeEndArray();
      json.writeNumberField("writtenOutCount", plan.writtenOut().size());
      texts(json, "writtenOut", first(plan.writtenOut()));
      texts(json, "notes", plan.notes());
      texts(json, "warnings", plan.warnings());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private <T> List<T> first(List<T> all) {
    return all.subList(0, Math.min(listed, all.size()));
  }

  private void head(JsonGenerator json) throws IOException {
    Settings settings = plan.settings();
    Target target = settings.target();
    ShotPolicy policy = target.policy();
    json.writeStringField("function", plan.function());
    json.writeObjectFieldStart("backend");
    json.writeStringField("name", target.name());
    json.writeStringField("kind", target.kind().name().toLowerCase(Locale.ROOT));
    if (target.backend().isPresent()) {
      json.writeNumberField("batchLimit", plan.batchLimit());
    }
    json.writeEndObject();
    boolean compiled = plan.preparation().executable().isCompiled();
    json.writeStringField("execution", compiled ? "compiled" : "interpreted");
    json.writeStringField("planning", settings.planning().toString());
    json.writeStringField("merging", settings.merging().name().toLowerCase(Locale.ROOT));
    json.writeObjectFieldStart("sampling");
    json.writeStringField("goal", policy.goal().toString());
    json.writeNumberField("pilot", policy.pilot());
    number(json, "deviation", policy.deviation());
    json.writeNumberField("shots", plan.shots());
    number(json, "expectedError", plan.expectedError());
    json.writeEndObject();
  }

  private void counts(JsonGenerator json) throws IOException {
    json.writeNumberField("evaluations", plan.evaluations());
    json.writeNumberField("backendEvaluations", plan.preparation().backendEvaluations());
    json.writeObjectFieldStart("evaluationsByPrimitive");
    for (Map.Entry<String, Long> each : plan.evaluationsByPrimitive().entrySet()) {
      json.writeNumberField(each.getKey(), each.getValue());
    }
    json.writeEndObject();
    json.writeNumberField("roundTrips", plan.roundTrips());
    json.writeNumberField("batches", plan.batches());
    number(json, "requested", plan.requested());
    number(json, "merged", plan.merged());
    number(json, "norm", plan.norm());
    number(json, "errorFactor", plan.errorFactor());
  }

  private static void alternative(JsonGenerator json, Alternative each) throws IOException {
    json.writeStartObject();
    json.writeStringField("layout", each.layout());
    json.writeNumberField("evaluations", each.evaluations());
    number(json, "variance", each.variance());
    number(json, "norm", each.norm());
    json.writeEndObject();
  }

  private void group(JsonGenerator json, GroupPlan group) throws IOException {
    GroupSummary summary = GroupSummary.of(group, plan.noise());
    json.writeStartObject();
    json.writeStringField("primitive", group.primitive());
    json.writeNumberField("elements", group.elements());
    json.writeBooleanField("external", group.external());
    json.writeNumberField("evaluations", summary.evaluations());
    json.writeStringField("rule", group.rule());
    json.writeNumberField("derivativeCount", group.orders().size());
    byOrder(json, "derivativesByOrder", summary.derivativesByOrder());
    texts(json, "derivatives", first(group.orders()).stream().map(Orders::toString).toList());
    json.writeNumberField("pointCount", group.stencil().points().size());
    json.writeArrayFieldStart("points");
    for (ShiftVector point : first(group.stencil().points())) {
      point(json, point);
    }
    json.writeEndArray();
    number(json, "norm", group.condition().norm());
    number(json, "errorFactor", group.condition().errorFactor());
    byOrder(json, "errorFactorByOrder", group.condition().factorByOrder());
    json.writeNumberField("shots", (long) Math.ceil(summary.shots()));
    number(json, "expectedError", summary.error());
    number(json, "requested", summary.requested());
    json.writeNumberField("merged", summary.merged());
    if (summary.grid().isPresent()) {
      json.writeNumberField("grid", summary.grid().get());
    }
    json.writeArrayFieldStart("alternatives");
    for (AlternativePlan each : group.alternatives()) {
      alternative(json, each);
    }
    json.writeEndArray();
    texts(json, "notes", group.notes());
    json.writeEndObject();
  }

  private static void point(JsonGenerator json, ShiftVector point) throws IOException {
    json.writeStartArray();
    for (int k = 0; k < point.size(); k++) {
      json.writeStartObject();
      json.writeNumberField("axis", point.axis(k));
      json.writeStringField("shift", point.shift(k).toString());
      number(json, "radians", point.shift(k).value());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void alternative(JsonGenerator json, AlternativePlan each) throws IOException {
    json.writeStartObject();
    json.writeStringField("layout", each.name());
    json.writeNumberField("points", each.points());
    number(json, "variance", each.variance());
    number(json, "norm", each.norm());
    json.writeBooleanField("chosen", each.chosen());
    json.writeEndObject();
  }

  private static void byOrder(
      JsonGenerator json, String field, Map<Integer, ? extends Number> values) throws IOException {
    json.writeObjectFieldStart(field);
    for (Map.Entry<Integer, ? extends Number> each : values.entrySet()) {
      String order = each.getKey().toString();
      if (each.getValue() instanceof Integer count) {
        json.writeNumberField(order, count);
      } else {
        number(json, order, each.getValue().doubleValue());
      }
    }
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String field, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String each : texts) {
      json.writeString(each);
    }
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, String field, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(field, value);
    } else {
      json.writeNullField(field);
    }
  }
}
