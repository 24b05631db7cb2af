package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.setup.ResultForm;

/** What a job says of its results, and of what was made on the way to them. */
final class IonqResultJson {
  private final ResultForm form;
  private final IonqResults results;

  IonqResultJson(ResultForm form, IonqResults results) {
    this.form = form;
    this.results = results;
  }

  /**
   * Adds {@code results} and {@code output} to a job.
   *
   * @param shown the job
   * @param id of the job, or of the circuit that is shown
   * @param isWholeBatch whether a batch is shown
   */
  void add(ObjectNode shown, IonqJob job, String id, boolean isWholeBatch) {
    boolean isCompleted = shown.get("status").textValue().equals("completed");
    ObjectNode output = shown.putObject("output");
    if (!isCompleted || job.isDryRun()) {
      shown.putNull("results");
    } else if (job.function.isPresent()) {
      IonqEnergy.Value energy = results.energy(job, job.function.get());
      shown.putObject("results").put("value", energy.value()).put("variance", energy.variance());
      output.put("energy", energy.value());
    } else {
      shown.set("results", results(job, id, isWholeBatch));
    }
    if (isCompleted && job.function.isEmpty()) {
      output.putObject("compilation");
      if (job.isDebiased() && !isWholeBatch && !job.isDryRun()) {
        mitigation(output.putObject("error_mitigation"), job);
      }
    }
  }

  private JsonNode results(IonqJob job, String id, boolean isWholeBatch) {
    ObjectNode json = Json.object();
    if (form != ResultForm.DESCRIPTORS) {
      String base = "/v0.4/jobs/" + id + "/results/";
      String what = isWholeBatch ? "probabilities/aggregated" : "probabilities";
      json.putObject("probabilities").put("url", base + what);
      if (job.isSampled() && !isWholeBatch) {
        json.putObject("histogram").put("url", base + "histogram");
        json.putObject("shots").put("url", base + "shots");
      }
    }
    if (form != ResultForm.LEGACY) {
      for (IonqArtifact artifact : IonqArtifact.results(job, isWholeBatch)) {
        json.set(artifact.format(), artifact.descriptor());
      }
    }
    return json;
  }

  private static void mitigation(ObjectNode json, IonqJob job) {
    int shots = Math.toIntExact(job.shots());
    ObjectNode debiasing = json.putObject("debiasing");
    ArrayNode variants = debiasing.putArray("variants");
    for (int number = 0; number < IonqVariants.COUNT; number++) {
      ObjectNode variant =
          variants
              .addObject()
              .put("variant_id", IonqArtifact.uuid("variant " + number))
              .putNull("qubit_map")
              .put(
                  "shots",
                  IonqVariants.first(number + 1, shots) - IonqVariants.first(number, shots));
      ObjectNode files = variant.putObject("results");
      for (IonqArtifact artifact : IonqArtifact.variant(number)) {
        files.set(artifact.format(), artifact.descriptor());
      }
    }
    debiasing.put("aggregation_method", IonqVariants.METHODS.get(0));
    ObjectNode aggregations = json.putObject("aggregations");
    for (String method : IonqVariants.METHODS) {
      aggregations.set(method, IonqArtifact.aggregated(method).descriptor());
    }
  }
}
