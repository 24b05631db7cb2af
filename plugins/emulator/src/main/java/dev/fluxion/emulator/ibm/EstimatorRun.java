package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.spi.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Results of the program {@code estimator}.
 *
 * @param parts of the parts of the job
 * @param isForQiskit whether they have the types of Qiskit
 */
record EstimatorRun(List<Part> parts, boolean isForQiskit) implements IbmWork.Run {
  private static final double ENLARGED = 1000;

  /**
   * Results of a part.
   *
   * @param pub the part
   * @param values expectation values
   * @param errors their standard errors, as many
   */
  record Part(IbmPub pub, NdArray<Double> values, NdArray<Double> errors)
      implements Garbling.Part<Part> {
    static Part of(IbmPub pub, NdArray<Estimate> estimates) {
      return new Part(
          pub,
          numbers(estimates, each -> each.values().get(0)[0]),
          numbers(estimates, each -> each.standardErrors().get(0)[0]));
    }

    private static NdArray<Double> numbers(
        NdArray<Estimate> estimates, ToDoubleFunction<Estimate> function) {
      return new NdArray<>(
          estimates.shape(),
          estimates.items().stream().map(each -> function.applyAsDouble(each)).toList());
    }

    @Override
    public Part impossible() {
      List<Double> larger = values.items().stream().map(value -> value + ENLARGED).toList();
      return new Part(pub, new NdArray<>(values.shape(), larger), errors);
    }

    /** Repeats the first values along the first axis; errors stay as they are. */
    @Override
    public Part widened() {
      List<Integer> shape = new ArrayList<>(values.shape());
      List<Double> more = new ArrayList<>(values.items());
      if (shape.isEmpty()) {
        shape.add(1);
      }
      more.addAll(values.items().subList(0, values.items().size() / shape.get(0)));
      shape.set(0, shape.get(0) + 1);
      return new Part(pub, new NdArray<>(shape, more), errors);
    }
  }

  @Override
  public ObjectNode json(IbmWork.Span span, Garbling garbling) {
    List<Part> wanted = garbling.parts(parts);
    return isForQiskit ? encoded(wanted) : plain(wanted);
  }

  private static ObjectNode plain(List<Part> parts) {
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("results");
    for (Part part : parts) {
      ObjectNode result = all.addObject();
      ObjectNode data = result.putObject("data");
      data.set("evs", nested(part.values()));
      data.set("stds", nested(part.errors()));
      data.set("ensemble_standard_error", nested(part.errors()));
      result.set("metadata", metadata(part.pub()));
    }
    json.set("metadata", metadata());
    return json;
  }

  private static JsonNode nested(NdArray<Double> numbers) {
    return numbers.json(number -> Json.array().numberNode(number));
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

  private static ObjectNode encoded(List<Part> parts) {
    List<ObjectNode> results = new ArrayList<>();
    for (Part part : parts) {
      ObjectNode fields = Json.object();
      fields.set("evs", Npy.json(part.values()));
      fields.set("stds", Npy.json(part.errors()));
      fields.set("ensemble_standard_error", Npy.json(part.errors()));
      results.add(
          QiskitTypes.result(
              "PubResult",
              QiskitTypes.dataBin(fields, "numpy.ndarray", part.values().shape()),
              metadata(part.pub())));
    }
    return QiskitTypes.results(results, metadata());
  }
}
