package dev.fluxion.hardware.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.hardware.provider.Reading;
import dev.fluxion.hardware.provider.RemoteJob;
import dev.fluxion.spi.FluxionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what was fetched of a job, {@code {"job": …, "results": "…"}}: those of observables are
 * plain JSON, or JSON with the types of Qiskit.
 */
final class IbmResults {
  private static final Logger LOG = LoggerFactory.getLogger(IbmResults.class);

  /** So many standard errors may a value be beyond those of any state. */
  private static final double SPREAD = 5;

  private static final double ROUNDING = 1e-9;

  private final IbmRequest request;
  private final JsonNode fetched;

  private IbmResults(IbmRequest request, JsonNode fetched) {
    this.request = request;
    this.fetched = fetched;
  }

  /**
   * Returns a reading for each circuit.
   *
   * @throws FluxionException FLX-508 if they are not results of the request
   */
  static List<Reading> read(byte[] request, byte[] fetched) {
    try {
      return new IbmResults(IbmRequest.read(request), IbmJson.read(fetched)).read();
    } catch (IOException e) {
      throw invalid("it is no JSON");
    }
  }

  static FluxionException invalid(String what) {
    return new FluxionException("FLX-508", "the result is not that of the request: " + what);
  }

  private List<Reading> read() throws IOException {
    JsonNode job = fetched.path("job");
    requireMine(job);
    RemoteJob.State state = IbmJob.state(job);
    if (state != RemoteJob.State.COMPLETED) {
      Reading failed = failed(job, state);
      return Collections.nCopies(request.circuits(), failed);
    }
    String text = fetched.path("results").asText("");
    JsonNode all = IbmJson.read(text.getBytes(StandardCharsets.UTF_8));
    if (request.isExecutor()) {
      return new ExecutorResults(request, all).read();
    }
    List<double[]> bounds = request.bounds();
    JsonNode results = blocs(all);
    if (!results.isArray() || results.size() != bounds.size()) {
      throw invalid("it has " + results.size() + " parts for " + bounds.size() + " circuits");
    }
    List<Reading> readings = new ArrayList<>();
    for (int k = 0; k < bounds.size(); k++) {
      readings.add(values(k, untyped(results.path(k)), bounds.get(k)));
    }
    return readings;
  }

  private void requireMine(JsonNode job) {
    String device = job.path("backend").asText("");
    String program = job.path("program").path("id").asText(request.program());
    if (!device.equals(request.device())) {
      throw invalid("it is of the device '" + device + "'");
    } else if (!program.equals(request.program())) {
      throw invalid("it is of the program '" + program + "'");
    } else if (job.path("tags").isArray() && !IbmJob.hasTag(job, request.tag())) {
      throw invalid("it is of a job without the tag '" + request.tag() + "'");
    }
  }

  private static Reading failed(JsonNode job, RemoteJob.State state) {
    String code = IbmJob.code(job);
    String reason = IbmJob.reason(job);
    if (state == RemoteJob.State.CANCELED) {
      return new Reading.Failed(Reading.CANCELED, code.isEmpty() ? reason : code + ": " + reason);
    }
    return new Reading.Failed(code.isEmpty() ? "failed" : code, reason);
  }

  /** Returns what a typed value has in it. */
  private static JsonNode untyped(JsonNode node) {
    return node.has("__type__") ? node.path("__value__") : node;
  }

  private static JsonNode blocs(JsonNode results) {
    JsonNode result = untyped(results);
    return result.has("pub_results") ? result.path("pub_results") : result.path("results");
  }

  private Reading values(int place, JsonNode bloc, double[] bounds) {
    JsonNode data = untyped(bloc.path("data"));
    data = data.has("fields") ? data.path("fields") : data;
    double[] values = numbers(place, "evs", data.path("evs"), bounds.length);
    double[] errors = numbers(place, "stds", data.path("stds"), bounds.length);
    for (int k = 0; k < bounds.length; k++) {
      if (!Double.isFinite(values[k]) || !(errors[k] >= 0) || Double.isInfinite(errors[k])) {
        throw invalid(circuit(place) + " has the value " + values[k] + " +- " + errors[k]);
      }
      requireBounded(place, values[k], errors[k], bounds[k]);
    }
    long shots = bloc.path("metadata").path("shots").asLong(request.shots());
    if (shots < 1) {
      throw invalid(circuit(place) + " has " + shots + " shots");
    }
    return new Reading.Values(values, errors, shots);
  }

  static String circuit(int place) {
    return "circuit " + place;
  }

  private void requireBounded(int place, double value, double error, double bound) {
    if (Math.abs(value) <= bound * (1 + ROUNDING) + SPREAD * error) {
      return;
    }
    String what =
        circuit(place) + " has the value " + value + " of an observable of at most " + bound;
    if (!request.isMitigated()) {
      throw invalid(what);
    }
    LOG.warn("mitigation leads beyond what is possible: {}", what);
  }

  private static double[] numbers(int place, String name, JsonNode node, int count) {
    if (node.has("__type__")) {
      return typed(place, name, node, count);
    } else if (node.isNumber() && count == 1) {
      return new double[] {node.asDouble()};
    } else if (!node.isArray() || node.size() != count) {
      throw invalid(
          circuit(place) + " has " + node.size() + " '" + name + "' for " + count + " observables");
    }
    double[] numbers = new double[count];
    for (int k = 0; k < count; k++) {
      if (!node.path(k).isNumber()) {
        throw invalid(circuit(place) + " has '" + name + "' that are no numbers");
      }
      numbers[k] = node.path(k).asDouble();
    }
    return numbers;
  }

  private static double[] typed(int place, String name, JsonNode node, int count) {
    try {
      NumpyArray array = NumpyArray.decode(node.path("__value__").asText(""));
      boolean isFlat = array.shape().equals(List.of(count)) || array.shape().isEmpty();
      if (!isFlat || array.values().length != count) {
        throw invalid(circuit(place) + " has '" + name + "' of shape " + array.shape());
      }
      return array.values();
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw invalid(circuit(place) + " has '" + name + "' that cannot be read: " + e.getMessage());
    }
  }
}
