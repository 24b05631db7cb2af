package dev.fluxion.emulator.ibm;

import dev.fluxion.emulator.run.CompactCircuit;
import dev.fluxion.emulator.run.Runner;
import dev.fluxion.emulator.setup.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A circuit whose registers are read at points, several times each.
 *
 * @param circuit the program
 * @param points values of its parameters
 * @param shots at each point
 * @param isNoisy whether a qubit without gates may be read as 1
 */
record SampledCircuit(IsaCircuit circuit, NdArray<double[]> points, long shots, boolean isNoisy) {
  /** So many shots may a circuit have over all points. */
  static final long MOST = 10_000_000;

  /**
   * Returns a circuit that can be run.
   *
   * @throws IllegalArgumentException if it has no registers, too many qubits or too many shots
   * @throws dev.fluxion.spi.FluxionException if the program is malformed
   */
  static SampledCircuit of(
      IsaCircuit circuit, NdArray<double[]> points, long shots, Settings settings) {
    boolean isNoisy = settings.noise().isPresent();
    SampledCircuit made = new SampledCircuit(circuit, points, shots, isNoisy);
    if (points.items().isEmpty()) {
      throw new IllegalArgumentException("a circuit has values at one point at least");
    } else if (circuit.registers().qubits().isEmpty()) {
      throw new IllegalArgumentException("the circuit has no register of bits");
    } else if (shots > IbmDevice.SHOTS) {
      throw new IllegalArgumentException(
          "a circuit has at most " + IbmDevice.SHOTS + " shots, got " + shots);
    } else if (made.total() > MOST) {
      throw new IllegalArgumentException(
          "the emulator runs at most " + MOST + " shots of a circuit, got " + made.total());
    }
    int most = isNoisy ? Runner.QUBITS / 2 : Runner.QUBITS;
    TreeSet<Integer> all = made.more();
    all.addAll(circuit.used());
    if (all.size() > most) {
      throw new IllegalArgumentException("the emulator runs circuits on " + most + " qubits");
    }
    circuit.compact(points.items().get(0), made.more());
    return made;
  }

  private TreeSet<Integer> more() {
    return isNoisy ? circuit.registers().measured() : new TreeSet<>();
  }

  /** Returns the number of shots at all points. */
  long total() {
    return shots * points.items().size();
  }

  Outcomes run(Runner runner, long seed) {
    List<long[]> outcomes = new ArrayList<>();
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (double[] point : points.items()) {
      CompactCircuit compact = circuit.compact(point, more());
      circuit
          .registers()
          .qubits()
          .forEach((name, bits) -> places.put(name, places(bits, compact.used())));
      outcomes.add(runner.outcomes(compact.circuit(), shots, seed + outcomes.size(), true));
    }
    return new Outcomes(places, new NdArray<>(points.shape(), outcomes));
  }

  private static List<Integer> places(List<Integer> qubits, List<Integer> used) {
    return qubits.stream().map(used::indexOf).toList();
  }
}
