package dev.fluxion.circuit;

import static dev.fluxion.circuit.Circuits.circuit;
import static dev.fluxion.circuit.Circuits.x;
import static dev.fluxion.circuit.Circuits.y;
import static dev.fluxion.circuit.Circuits.z;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.circuit.ansatz.Experiment;
import dev.fluxion.circuit.ansatz.Readout;
import dev.fluxion.circuit.operator.PauliSum;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Shots;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A device that follows the instructions measures what the simulator computes. */
class MeasurementTest {
  private final Simulator simulator = new Simulator();

  private static BoundPrimitive expectations(Circuit circuit, List<PauliSum> sums) {
    return Primitives.EXPECTATION.with(
        Primitives.EXPERIMENT,
        Experiment.of(circuit.over().ansatz(), new Readout.Expectations(sums)));
  }

  private static BoundPrimitive probabilities(Circuit circuit, Integer... qubits) {
    return Primitives.PROBABILITIES.with(
        Primitives.EXPERIMENT,
        Experiment.of(circuit.over().ansatz(), new Readout.Probabilities(List.of(qubits))));
  }

  private static Circuit written(Measurement measurement, List<Instruction> gates) {
    StringBuilder text = new StringBuilder("OPENQASM 3.0;\ninclude \"stdgates.inc\";\n");
    text.append("qubit[").append(measurement.qubits()).append("] q;\n");
    gates.forEach(gate -> text.append(gate).append('\n'));
    return OpenQasm.read(text.toString());
  }

  private Map<Long, Double> probabilities(Measurement measurement, Measurement.Run run) {
    Circuit circuit = written(measurement, run.gates());
    Integer[] qubits = IntStream.range(0, circuit.qubits()).boxed().toArray(Integer[]::new);
    double[] all = value(probabilities(circuit, qubits), new double[0]);
    Map<Long, Double> frequencies = new HashMap<>();
    for (int k = 0; k < all.length; k++) {
      frequencies.put((long) k, all[k]);
    }
    return frequencies;
  }

  private double[] value(BoundPrimitive call, double[] point) {
    Shape shape = Shape.vector(point.length);
    Evaluation evaluation =
        new Evaluation(call, List.of(), List.of(point), List.of(shape), Shots.EXACT);
    return simulator.evaluate(List.of(evaluation)).get(0).values().get(0);
  }

  private Estimate measured(Measurement measurement, double[] point, long shots) {
    List<Measurement.Run> runs = measurement.runs(point, shots);
    List<Map<Long, Double>> frequencies = new ArrayList<>();
    runs.forEach(run -> frequencies.add(probabilities(measurement, run)));
    long[] spent = runs.stream().mapToLong(Measurement.Run::shots).toArray();
    return measurement.estimate(frequencies, spent);
  }

  @Property(tries = 60)
  void the_runs_of_an_expectation_value_give_it(@ForAll long seed) {
    RandomCircuit random = new RandomCircuit(seed, 3, 12, 3, 2);
    BoundPrimitive call = expectations(random.circuit, random.observables);
    double[] point = point(call, seed);
    Estimate estimate = measured(Measurement.of(call).orElseThrow(), point, 1000);
    assertArrayEquals(value(call, point), estimate.values().get(0), 1e-12);
  }

  private static double[] point(BoundPrimitive call, long seed) {
    int count = Simulator.experiment(call).ansatz().parameters();
    return new Random(seed).doubles(count, -3, 3).toArray();
  }

  @Property(tries = 40)
  void the_run_of_probabilities_gives_them(@ForAll long seed) {
    RandomCircuit random = new RandomCircuit(seed, 3, 12, 3, 1);
    BoundPrimitive call = probabilities(random.circuit, 2, 0);
    double[] point = point(call, seed);
    Measurement measurement = Measurement.of(call).orElseThrow();
    assertArrayEquals(value(call, point), measured(measurement, point, 50).values().get(0), 1e-12);
  }

  @Test
  void shotsAreDividedByWeightAndNothingGetsNone() {
    Circuit bell = circuit(2).h(0).cnot(0, 1);
    PauliSum energy = z(0).times(z(1)).plus(x(0).times(x(1)).times(2)).plus(y(0).times(0.001));
    Measurement measurement = Measurement.of(expectations(bell, List.of(energy))).orElseThrow();
    List<Measurement.Run> runs = measurement.runs(new double[0], 3000);
    assertEquals(List.of(1998L, 1000L, 2L), runs.stream().map(Measurement.Run::shots).toList());
    assertEquals(
        List.of("h q[0];", "cx q[0], q[1];", "h q[0];", "h q[1];"),
        runs.get(0).gates().stream().map(Instruction::toString).toList());
    assertEquals(List.of(energy), measurement.observables());
  }

  @Test
  void standardErrorsAreThoseOfTheShots() {
    Circuit turned = circuit(1).ry(0, 0.3);
    Measurement measurement = Measurement.of(expectations(turned, List.of(x(0)))).orElseThrow();
    Estimate estimate = measured(measurement, new double[0], 101);
    assertEquals(Math.sin(0.3), estimate.values().get(0)[0], 1e-14);
    assertEquals(Math.cos(0.3) / 10, estimate.standardErrors().get(0)[0], 1e-14);
    assertEquals(101, estimate.shots());
  }

  @Test
  void derivativesOfCircuitsAreNoMeasurements() {
    assertTrue(Measurement.of(Primitives.GRADIENT.bind()).isEmpty());
    assertTrue(Measurement.of(Primitives.EXPECTATION.bind()).isPresent());
  }
}
