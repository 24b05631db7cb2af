package dev.fluxion.hardware.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.hardware.provider.Reading;
import dev.fluxion.spi.FluxionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what was fetched of a job: {@code {"job": …, "children": […], "results": …}}, where the
 * results of a batch are by the id of the child.
 */
final class IonqResults {
  private final IonqRequest request;
  private final JsonNode fetched;

  private IonqResults(IonqRequest request, JsonNode fetched) {
    this.request = request;
    this.fetched = fetched;
  }

  static List<Reading> read(byte[] request, byte[] fetched) {
    try {
      return new IonqResults(IonqRequest.read(request), IonqRequest.JSON.readTree(fetched)).read();
    } catch (IOException e) {
      throw invalid("it is no JSON");
    }
  }

  private static FluxionException invalid(String what) {
    return new FluxionException("FLX-508", "the result is not that of the request: " + what);
  }

  private List<Reading> read() {
    JsonNode job = fetched.path("job");
    String key = IonqJob.key(job).orElse("");
    if (!key.equals(request.key())) {
      throw invalid("it is of a job with the key '" + key + "'");
    } else if (!job.path("backend").asText("").equals(request.device())) {
      throw invalid("it is of the device '" + job.path("backend").asText("") + "'");
    } else if (job.path("shots").isNumber() && job.path("shots").asLong() != request.shots()) {
      throw invalid("it has " + job.path("shots").asLong() + " shots");
    }
    return request.isSingle() ? List.of(reading(job, fetched.path("results"))) : children(job);
  }

  private List<Reading> children(JsonNode job) {
    Map<String, JsonNode> byName = new HashMap<>();
    for (JsonNode child : fetched.path("children")) {
      JsonNode before = byName.put(child.path("name").asText(""), child);
      if (before != null) {
        throw invalid("two parts have the name '" + child.path("name").asText("") + "'");
      }
    }
    Set<String> ids = new HashSet<>();
    fetched.path("children").forEach(child -> ids.add(child.path("id").asText("")));
    JsonNode results = fetched.path("results");
    if (!results.isObject()) {
      throw invalid("its results are no object of parts");
    }
    for (Map.Entry<String, JsonNode> each : results.properties()) {
      if (!ids.contains(each.getKey())) {
        throw invalid("it has results of '" + each.getKey() + "', which is no part of it");
      }
    }
    List<Reading> readings = new ArrayList<>();
    for (String name : request.names()) {
      JsonNode child = byName.get(name);
      if (child == null) {
        boolean isOver = IonqJob.state(job.path("status").asText("")).isFinal();
        readings.add(
            new Reading.Failed(Reading.MISSING, isOver ? missing(job) : "no part has its name"));
      } else {
        JsonNode result = results.path(child.path("id").asText(""));
        readings.add(reading(child, result));
      }
    }
    return readings;
  }

  private static String missing(JsonNode job) {
    String reason = IonqJob.reason(job);
    return reason.isEmpty() ? "no part has its name" : IonqJob.code(job) + ": " + reason;
  }

  private Reading reading(JsonNode job, JsonNode result) {
    String status = job.path("status").asText("");
    return switch (IonqJob.state(status)) {
      case COMPLETED -> counts(result);
      case CANCELED -> new Reading.Failed(Reading.CANCELED, "the provider says '" + status + "'");
      default -> new Reading.Failed(IonqJob.code(job), IonqJob.reason(job));
    };
  }

  private Reading counts(JsonNode result) {
    if (!result.isObject()) {
      return new Reading.Failed(Reading.MISSING, "the part has no result");
    }
    Map<Long, Double> fractions = new HashMap<>();
    for (Map.Entry<String, JsonNode> each : result.properties()) {
      fractions.put(outcome(each.getKey()), fraction(each.getValue()));
    }
    return new Reading.Counts(fractions, request.shots());
  }

  private long outcome(String text) {
    try {
      long outcome = Long.parseLong(text);
      if (outcome >= 0 && outcome >> Math.min(63, request.qubits()) == 0) {
        return outcome;
      }
    } catch (NumberFormatException e) {
      throw invalid("'" + text + "' is no outcome");
    }
    throw invalid("the outcome " + text + " is beyond " + request.qubits() + " qubits");
  }

  private static double fraction(JsonNode node) {
    if (!node.isNumber()) {
      throw invalid("a probability is " + node);
    }
    return node.asDouble();
  }
}
