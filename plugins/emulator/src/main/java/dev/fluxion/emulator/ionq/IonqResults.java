package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.job.Life;
import dev.fluxion.emulator.run.Runner;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Results in all formats. */
final class IonqResults {
  private static final String ALL = "output_all";

  private final Runner runner;

  IonqResults(Runner runner) {
    this.runner = runner;
  }

  /** Returns the probabilities of the circuits of a batch that completed, by their ids. */
  ObjectNode aggregated(IonqJob job, Instant now) {
    ObjectNode all = Json.object();
    for (IonqPart part : job.listed()) {
      if (job.state(part, now) == Life.State.COMPLETED) {
        all.set(part.id, probabilities(job, part));
      }
    }
    return all;
  }

  /** Returns the probabilities of a circuit, by decimal outcome. */
  ObjectNode probabilities(IonqJob job, IonqPart part) {
    ObjectNode all = Json.object();
    job.probabilities(part, runner).forEach((outcome, p) -> all.put(Long.toString(outcome), p));
    return all;
  }

  /**
   * Returns an artifact of a circuit.
   *
   * @param id the id of the artifact
   */
  Optional<JsonNode> artifact(IonqJob job, IonqPart part, String id) {
    if (isOf(id, "probabilities.json.v1")) {
      return Optional.of(probabilities(job, part));
    } else if (isOf(id, "probabilities.json.v2")) {
      return Optional.of(registered("probabilities", part, job.probabilities(part, runner)));
    } else if (!job.isSampled()) {
      return Optional.empty();
    } else if (isOf(id, "histogram.json.v1")) {
      return Optional.of(histogram(job, part));
    } else if (isOf(id, "histogram.json.v2")) {
      return Optional.of(registered("histogram", part, job.counts(part, runner)));
    } else if (isOf(id, "shots.json.v1")) {
      return Optional.of(shots(job, part));
    } else if (isOf(id, "shots.json.v2")) {
      return Optional.of(registeredShots(job, part));
    }
    return Optional.empty();
  }

  private static boolean isOf(String id, String format) {
    return IonqJobJson.artifact("ionq.result." + format).equals(id);
  }

  ObjectNode histogram(IonqJob job, IonqPart part) {
    ObjectNode all = Json.object();
    job.counts(part, runner).forEach((outcome, count) -> all.put(Long.toString(outcome), count));
    return all;
  }

  ArrayNode shots(IonqJob job, IonqPart part) {
    ArrayNode all = Json.array();
    long[] outcomes = part.shots(runner, job.shots(), true);
    for (int k = 0; k < outcomes.length; k++) {
      if (!part.isLeaked(k)) {
        all.add(Long.toString(outcomes[k]));
      }
    }
    return all;
  }

  private static ObjectNode registered(
      String name, IonqPart part, SortedMap<Long, ? extends Number> values) {
    ObjectNode json = Json.object();
    ObjectNode register = json.putObject(name).putObject("registers").putObject(ALL);
    for (Map.Entry<Long, ? extends Number> each : values.entrySet()) {
      String bits = bits(each.getKey(), part.circuit.qubits());
      if (each.getValue() instanceof Long count) {
        register.put(bits, count);
      } else {
        register.put(bits, each.getValue().doubleValue());
      }
    }
    return json;
  }

  /** Returns the bits of an outcome, qubit 0 last: the published specification does not say. */
  private static String bits(long outcome, int qubits) {
    String digits = Long.toBinaryString(outcome);
    return "0".repeat(qubits - digits.length()) + digits;
  }

  private ObjectNode registeredShots(IonqJob job, IonqPart part) {
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("shots");
    long[] outcomes = part.shots(runner, job.shots(), true);
    for (int k = 0; k < outcomes.length; k++) {
      ObjectNode shot = all.addObject();
      ArrayNode bits = shot.putObject("registers").putArray(ALL);
      for (int qubit = 0; qubit < part.circuit.qubits(); qubit++) {
        bits.add(outcomes[k] >> qubit & 1);
      }
      if (part.isLeaked(k)) {
        ArrayNode leaked = shot.putArray("leakage_bits");
        for (int qubit = 0; qubit < part.circuit.qubits(); qubit++) {
          leaked.add(qubit == 0 ? 1 : 0);
        }
      }
    }
    return json;
  }
}
