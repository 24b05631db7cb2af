package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.run.Runner;
import dev.fluxion.spi.Estimate;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Results of an estimator in both forms. */
final class IbmResults {
  private final Runner runner;

  IbmResults(Runner runner) {
    this.runner = runner;
  }

  ObjectNode results(IbmJob job) {
    boolean isForQiskit = job.request.get("params").path("support_qiskit").asBoolean(true);
    return isForQiskit ? encoded(job) : plain(job);
  }

  private ObjectNode plain(IbmJob job) {
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("results");
    List<NdArray<Estimate>> results = job.results(runner);
    for (int k = 0; k < results.size(); k++) {
      ObjectNode result = all.addObject();
      ObjectNode data = result.putObject("data");
      data.set("evs", nested(numbers(results.get(k), IbmResults::value)));
      data.set("stds", nested(numbers(results.get(k), IbmResults::error)));
      data.set("ensemble_standard_error", nested(numbers(results.get(k), IbmResults::error)));
      result.set("metadata", metadata(job.pubs.get(k)));
    }
    json.set("metadata", metadata());
    return json;
  }

  private static double value(Estimate estimate) {
    return estimate.values().get(0)[0];
  }

  private static double error(Estimate estimate) {
    return estimate.standardErrors().get(0)[0];
  }

  private static NdArray<Double> numbers(
      NdArray<Estimate> estimates, ToDoubleFunction<Estimate> function) {
    return new NdArray<>(
        estimates.shape(),
        estimates.items().stream().map(each -> function.applyAsDouble(each)).toList());
  }

  private static JsonNode nested(NdArray<Double> numbers) {
    if (numbers.shape().isEmpty()) {
      return Json.array().numberNode(numbers.items().get(0));
    }
    int extent = numbers.shape().get(0);
    int size = numbers.items().size() / extent;
    ArrayNode all = Json.array();
    for (int k = 0; k < extent; k++) {
      all.add(
          nested(
              new NdArray<>(
                  numbers.shape().subList(1, numbers.shape().size()),
                  numbers.items().subList(k * size, (k + 1) * size))));
    }
    return all;
  }

  private static ObjectNode metadata(IbmPub pub) {
    ObjectNode metadata = Json.object().put("shots", pub.shots());
    if (pub.precision() > 0) {
      metadata.put("target_precision", pub.precision());
    } else {
      metadata.put("target_precision", 1 / Math.sqrt((double) pub.shots()));
    }
    metadata.set("circuit_metadata", Json.object());
    metadata.set("resilience", Json.object());
    return metadata.put("num_randomizations", 1);
  }

  private static ObjectNode metadata() {
    ObjectNode metadata = Json.object();
    metadata.putObject("dynamical_decoupling").put("enable", false);
    metadata.putObject("twirling").put("enable_gates", false).put("enable_measure", false);
    return metadata.put("version", 2);
  }

  private ObjectNode encoded(IbmJob job) {
    ObjectNode json = Json.object().put("__type__", "PrimitiveResult");
    ObjectNode value = json.putObject("__value__");
    ArrayNode all = value.putArray("pub_results");
    List<NdArray<Estimate>> results = job.results(runner);
    for (int k = 0; k < results.size(); k++) {
      ObjectNode pub = all.addObject().put("__type__", "PubResult").putObject("__value__");
      ObjectNode data = pub.putObject("data").put("__type__", "DataBin").putObject("__value__");
      ObjectNode fields = Json.object();
      fields.set("evs", Npy.json(numbers(results.get(k), IbmResults::value)));
      fields.set("stds", Npy.json(numbers(results.get(k), IbmResults::error)));
      fields.set("ensemble_standard_error", Npy.json(numbers(results.get(k), IbmResults::error)));
      fields.fieldNames().forEachRemaining(name -> data.withArray("field_names").add(name));
      fields
          .fieldNames()
          .forEachRemaining(name -> data.withArray("field_types").add("numpy.ndarray"));
      ArrayNode shape = data.putArray("shape");
      results.get(k).shape().forEach(shape::add);
      data.set("fields", fields);
      pub.set("metadata", metadata(job.pubs.get(k)));
    }
    value.set("metadata", metadata());
    return json;
  }
}
