package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.emulator.ibm.IsaCircuit.Unfit;
import dev.fluxion.emulator.run.Runner;
import java.util.ArrayList;
import java.util.List;

/**
 * The program {@code executor}, version 2.0.
 *
 * @param items its circuits
 * @param chunks for each item how many points are run in a go; empty if all are
 * @param program the quantum program as it came
 * @param hasStretches whether the stretches of circuits are asked for
 */
record ExecutorWork(
    List<SampledCircuit> items, List<Integer> chunks, JsonNode program, boolean hasStretches)
    implements IbmWork {
  /**
   * Reads the parameters of a job.
   *
   * @param isInSession whether the job is part of a session
   * @throws dev.fluxion.emulator.http.Refusal if results are asked for that the emulator has not
   */
  static ExecutorWork read(JsonNode parameters, CircuitReader circuits, boolean isInSession)
      throws Unfit {
    JsonNode program = parameters.get("quantum_program");
    JsonNode options = parameters.get("options");
    IbmErrors.requireBits("quantum_program/meas_level", program.path("meas_level"));
    if (options.path("scheduler_timing").asBoolean()) {
      throw IbmErrors.refusal(
          400, "params/options/scheduler_timing: the emulator schedules no pulses, got true");
    }
    requireDelay(options.path("rep_delay").asDouble(0));
    List<IsaCircuit> all = circuits.readAll(program.get("circuits"));
    JsonNode items = circuits.requireFew(program.get("items"));
    if (all.size() != items.size()) {
      throw new IllegalArgumentException(
          "each item has a circuit, got " + all.size() + " circuits of " + items.size() + " items");
    }
    List<SampledCircuit> made = new ArrayList<>();
    long shots = program.get("shots").longValue();
    for (int k = 0; k < items.size(); k++) {
      NdArray<double[]> points = points(items.get(k), all.get(k));
      made.add(SampledCircuit.of(all.get(k), points, shots, circuits.settings()));
    }
    return new ExecutorWork(
        made, chunks(items, isInSession), program, options.path("stretch_values").asBoolean());
  }

  private static void requireDelay(double seconds) {
    if (seconds > IbmDevice.DELAY) {
      throw new IllegalArgumentException(
          "'rep_delay' is from 0 to " + IbmDevice.DELAY + " s, got " + seconds);
    }
  }

  private static NdArray<double[]> points(JsonNode item, IsaCircuit circuit) {
    NdArray<double[]> points =
        PointValues.points(Tensor.numbers(item.get("circuit_arguments")), circuit.inputs());
    List<Integer> shape = new ArrayList<>();
    item.get("shape").forEach(extent -> shape.add(extent.intValue()));
    if (NdArray.size(shape) > SampledCircuit.MOST) {
      throw new IllegalArgumentException(
          "the emulator runs an item at " + SampledCircuit.MOST + " points at most");
    }
    NdArray<double[]> all = points.to(shape);
    // IBM's own client leaves the shape of circuits to their arguments
    if (!shape.isEmpty() && !all.shape().equals(shape)) {
      throw new IllegalArgumentException(
          "shape " + shape + " of an item extends " + points.shape() + " of its arguments");
    }
    return all;
  }

  private static List<Integer> chunks(JsonNode items, boolean isInSession) {
    List<Integer> chunks = new ArrayList<>();
    for (JsonNode item : items) {
      if (item.path("chunk_size").isInt()) {
        chunks.add(item.path("chunk_size").intValue());
      }
    }
    if (!chunks.isEmpty() && chunks.size() < items.size()) {
      throw new IllegalArgumentException("either all items have a 'chunk_size' or none");
    } else if (!chunks.isEmpty() && !isInSession) {
      throw new IllegalArgumentException("a 'chunk_size' is for sessions only");
    }
    return chunks;
  }

  @Override
  public int circuits() {
    return items.size();
  }

  @Override
  public long shots() {
    return items.stream().mapToLong(SampledCircuit::total).sum();
  }

  @Override
  public Run run(Runner runner, long seed) {
    List<Outcomes> outcomes = new ArrayList<>();
    for (SampledCircuit item : items) {
      outcomes.add(item.run(runner, seed + 1_000_003L * outcomes.size()));
    }
    return new ExecutorRun(outcomes, this);
  }
}
