package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.job.Life;
import dev.fluxion.emulator.run.Runner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Results in all formats. */
final class IonqResults {
  private final Runner runner;

  IonqResults(Runner runner) {
    this.runner = runner;
  }

  /**
   * Returns the probabilities of the circuits of a batch that completed, by their ids.
   *
   * @param method how variants are aggregated
   */
  ObjectNode aggregated(IonqJob job, Instant now, String method) {
    ObjectNode all = Json.object();
    for (IonqPart part : job.listed()) {
      if (job.state(part, now) == Life.State.COMPLETED) {
        all.set(part.id, probabilities(job, part, method));
      }
    }
    return all;
  }

  /**
   * Returns the probabilities of a circuit, by decimal outcome.
   *
   * @param method how variants are aggregated, if there are any
   */
  ObjectNode probabilities(IonqJob job, IonqPart part, String method) {
    return decimal(
        job.isDebiased()
            ? fractions(weights(job, part, IonqArtifact.Source.aggregated(method)))
            : job.probabilities(part, runner));
  }

  ObjectNode histogram(IonqJob job, IonqPart part) {
    return decimal(job.counts(part, runner));
  }

  ArrayNode shots(IonqJob job, IonqPart part) {
    ArrayNode all = Json.array();
    shots(job, part, IonqArtifact.Source.ALL).forEach(outcome -> all.add(Long.toString(outcome)));
    return all;
  }

  /** Returns the energy that a function job is for. */
  IonqEnergy.Value energy(IonqJob job, IonqEnergy function) {
    List<SortedMap<Long, Double>> fractions =
        job.parts.stream().map(part -> job.probabilities(part, runner)).toList();
    return function.of(fractions, job.isSampled() ? job.shots() : 0);
  }

  /**
   * Returns a file of a circuit.
   *
   * @param id of the file
   */
  Optional<JsonNode> file(IonqJob job, IonqPart part, String id) {
    return IonqArtifact.all(job).stream()
        .filter(artifact -> artifact.id().equals(id))
        .findFirst()
        .map(artifact -> content(job, part, artifact));
  }

  private JsonNode content(IonqJob job, IonqPart part, IonqArtifact artifact) {
    return switch (artifact.format()) {
      case IonqArtifact.PROBABILITIES_V1 -> decimal(job.probabilities(part, runner));
      case IonqArtifact.HISTOGRAM_V1 -> histogram(job, part);
      case IonqArtifact.SHOTS_V1 -> shots(job, part);
      case IonqArtifact.SHOTS_V2 ->
          IonqRegisters.shots(
              part, part.shots(runner, job.shots(), true), range(job, artifact.source()));
      case IonqArtifact.HISTOGRAM_V2 ->
          IonqRegisters.histogram(part, weights(job, part, artifact.source()));
      default ->
          IonqRegisters.probabilities(
              part,
              artifact.source().variant().isEmpty()
                  ? job.probabilities(part, runner)
                  : fractions(weights(job, part, artifact.source())));
    };
  }

  /** Returns the first shot of a source, and the one behind the last. */
  private static int[] range(IonqJob job, IonqArtifact.Source source) {
    int shots = Math.toIntExact(job.shots());
    if (source.variant().isEmpty()) {
      return new int[] {0, shots};
    }
    int number = source.variant().getAsInt();
    return new int[] {IonqVariants.first(number, shots), IonqVariants.first(number + 1, shots)};
  }

  /** Returns the outcomes of shots in order, those left out that leaked. */
  private List<Long> shots(IonqJob job, IonqPart part, IonqArtifact.Source source) {
    long[] outcomes = part.shots(runner, job.shots(), true);
    int[] range = range(job, source);
    List<Long> kept = new ArrayList<>();
    for (int k = range[0]; k < range[1]; k++) {
      if (!part.isLeaked(k)) {
        kept.add(outcomes[k]);
      }
    }
    return kept;
  }

  /** Returns how much each outcome counts. */
  private SortedMap<Long, Double> weights(IonqJob job, IonqPart part, IonqArtifact.Source source) {
    if (source.method().isEmpty()) {
      return IonqVariants.aggregate(List.of(shots(job, part, source)), "average");
    }
    List<List<Long>> variants = new ArrayList<>();
    for (int number = 0; number < IonqVariants.COUNT; number++) {
      variants.add(shots(job, part, IonqArtifact.Source.variant(number)));
    }
    return IonqVariants.aggregate(variants, source.method());
  }

  private static SortedMap<Long, Double> fractions(SortedMap<Long, Double> weights) {
    double all = weights.values().stream().mapToDouble(weight -> weight).sum();
    SortedMap<Long, Double> fractions = new TreeMap<>();
    weights.forEach((outcome, weight) -> fractions.put(outcome, weight / all));
    return fractions;
  }

  private static ObjectNode decimal(SortedMap<Long, ? extends Number> values) {
    ObjectNode all = Json.object();
    for (Map.Entry<Long, ? extends Number> each : values.entrySet()) {
      IonqRegisters.put(all, Long.toString(each.getKey()), each.getValue());
    }
    return all;
  }
}
