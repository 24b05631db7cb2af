package dev.fluxion.hardware.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.hardware.provider.RemoteJob;
import dev.fluxion.hardware.provider.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Fetches a job with its results, of which there are two forms: addresses by kind of result, and
 * artifacts by format.
 */
final class IonqFetch {
  private static final String SINGLE = "ionq.result.probabilities.json.v1";
  private static final String AGGREGATE = "ionq.result.probabilities-aggregate.json.v1";
  private static final int PAGE = 100;

  private final Function<String, Reply<JsonNode>> get;

  IonqFetch(Function<String, Reply<JsonNode>> get) {
    this.get = get;
  }

  Reply<ObjectNode> fetch(String id) {
    Reply<JsonNode> reply = get.apply("/jobs/" + id);
    if (!(reply instanceof Reply.Answer<JsonNode> answer)) {
      return reply.map(job -> IonqRequest.JSON.createObjectNode());
    }
    JsonNode job = answer.value();
    ObjectNode fetched = IonqRequest.JSON.createObjectNode();
    fetched.set("job", job);
    boolean isBatch = job.path("type").asText("").equals("ionq.multi-circuit.v1");
    return isBatch ? batch(id, job, fetched) : single(id, job, fetched);
  }

  private static boolean isCompleted(JsonNode job) {
    return IonqJob.state(job.path("status").asText("")) == RemoteJob.State.COMPLETED;
  }

  private Reply<ObjectNode> single(String id, JsonNode job, ObjectNode fetched) {
    if (!isCompleted(job)) {
      return new Reply.Answer<>(fetched);
    }
    return get.apply(path(id, job, SINGLE, "/results/probabilities"))
        .map(results -> fetched.set("results", results));
  }

  /** Returns where a result is: an artifact, or an address, or where it always was. */
  private static String path(String id, JsonNode job, String format, String otherwise) {
    JsonNode results = job.path("results");
    String artifact = results.path(format).path("id").asText("");
    if (!artifact.isEmpty()) {
      return "/jobs/" + id + "/artifacts/" + artifact;
    }
    String url = results.path("probabilities").path("url").asText("");
    boolean isWhole = url.startsWith("/v0.4/") && format.equals(SINGLE);
    return isWhole ? url.substring("/v0.4".length()) : "/jobs/" + id + otherwise;
  }

  private Reply<ObjectNode> batch(String id, JsonNode job, ObjectNode fetched) {
    Reply<List<JsonNode>> listed = children(id);
    if (!(listed instanceof Reply.Answer<List<JsonNode>> answer)) {
      return listed.map(children -> fetched);
    }
    ArrayNode children = fetched.putArray("children");
    answer.value().forEach(children::add);
    ObjectNode results = fetched.putObject("results");
    if (isCompleted(job)) {
      Reply<JsonNode> all =
          get.apply(path(id, job, AGGREGATE, "/results/probabilities/aggregated"));
      if (!(all instanceof Reply.Answer<JsonNode> found)) {
        return all.map(node -> fetched);
      }
      fetched.set("results", found.value());
      if (!(found.value() instanceof ObjectNode object)) {
        return new Reply.Answer<>(fetched);
      }
      results = object;
    }
    return single(answer.value(), results, fetched);
  }

  /**
   * Fetches what a batch does not have: all, if it failed or was canceled, and what some of its
   * circuits have is paid for nevertheless.
   */
  private Reply<ObjectNode> single(
      List<JsonNode> children, ObjectNode results, ObjectNode fetched) {
    for (JsonNode child : children) {
      String id = child.path("id").asText();
      if (isCompleted(child) && !results.has(id)) {
        Reply<JsonNode> reply = get.apply(path(id, child, SINGLE, "/results/probabilities"));
        if (!(reply instanceof Reply.Answer<JsonNode> result)) {
          return reply.map(node -> fetched);
        }
        results.set(id, result.value());
      }
    }
    return new Reply.Answer<>(fetched);
  }

  private Reply<List<JsonNode>> children(String id) {
    List<JsonNode> children = new ArrayList<>();
    String next = "";
    do {
      String path = "/jobs?limit=" + PAGE + "&parent_job_id=" + id;
      Reply<JsonNode> reply =
          get.apply(
              next.isEmpty()
                  ? path
                  : path + "&next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
      if (!(reply instanceof Reply.Answer<JsonNode> answer)) {
        return reply.map(node -> List.of());
      }
      for (JsonNode child : answer.value().path("jobs")) {
        children.add(slim(child));
      }
      next = answer.value().path("next").asText("");
      next = next.equals("null") ? "" : next;
    } while (!next.isEmpty());
    return new Reply.Answer<>(children);
  }

  /** Returns what matters of a part. */
  private static JsonNode slim(JsonNode child) {
    ObjectNode slim = IonqRequest.JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> each : child.properties()) {
      if (List.of("id", "name", "status", "failure", "results", "shots").contains(each.getKey())) {
        slim.set(each.getKey(), each.getValue());
      }
    }
    return slim;
  }
}
