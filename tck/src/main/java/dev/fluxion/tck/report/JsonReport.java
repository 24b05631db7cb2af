package dev.fluxion.tck.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.tck.run.About;
import dev.fluxion.tck.run.Outcome;
import dev.fluxion.tck.run.Run;

/** A run as JSON; numbers that JSON does not know are strings, such as {@code "NaN"}. */
final class JsonReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonReport() {}

  static String of(Run run) {
    ObjectNode root = JSON.createObjectNode();
    root.put("result", run.result().name());
    root.put("exitCode", run.result().exitCode());
    root.put("planned", run.outcomes().size());
    root.put("executed", run.executed());
    ObjectNode counts = root.putObject("counts");
    run.counts().forEach((status, count) -> counts.put(status.name(), count));
    root.put("seconds", run.seconds());
    about(root, run.about());
    ArrayNode waivers = root.putArray("waivers");
    run.waivers()
        .forEach(
            waiver ->
                waivers
                    .addObject()
                    .put("check", waiver.check())
                    .put("subject", waiver.subject())
                    .put("reason", waiver.reason())
                    .put("issue", waiver.issue())
                    .put("until", waiver.until().toString()));
    ArrayNode checks = root.putArray("checks");
    run.outcomes().forEach(outcome -> check(checks.addObject(), run, outcome));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written as JSON", e);
    }
  }

  private static void about(ObjectNode root, About about) {
    root.put("profile", about.profile().toString());
    root.put("seed", about.seed());
    root.put("accuracy", about.accuracy());
    root.put("partial", about.isPartial());
    root.put("command", about.command());
    root.put("started", about.started());
    root.putObject("versions")
        .put("kit", about.kit())
        .put("java", about.java())
        .put("system", about.system());
    ArrayNode files = root.putArray("files");
    about
        .files()
        .forEach(
            file ->
                files
                    .addObject()
                    .put("path", file.path())
                    .put("version", file.version())
                    .put("sha256", file.sha256())
                    .set("plugins", JSON.valueToTree(file.plugins())));
  }

  private static void check(ObjectNode node, Run run, Outcome outcome) {
    node.put("plugin", outcome.task().plugin());
    node.put("subject", outcome.task().subject());
    node.put("check", outcome.task().check());
    node.put("level", outcome.task().level());
    node.put("rule", outcome.task().rule());
    node.put("status", outcome.status().name());
    node.put("seconds", outcome.seconds());
    node.put("text", outcome.text());
    if (outcome.status().isBlocking()) {
      node.put("repeat", run.repeat(outcome.task()));
    }
    if (!outcome.samples().isEmpty()) {
      node.set("samples", JSON.valueToTree(outcome.samples()));
    }
  }
}
