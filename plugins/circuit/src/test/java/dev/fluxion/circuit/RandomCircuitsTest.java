package dev.fluxion.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.circuit.ansatz.Experiment;
import dev.fluxion.circuit.state.Simulation;
import dev.fluxion.circuit.state.Workers;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Random circuits against matrices on all qubits. */
class RandomCircuitsTest {
  private static final int PARAMETERS = 4;

  private static double[] theta(long seed) {
    return new Random(seed).doubles(PARAMETERS, -4, 4).toArray();
  }

  @Property(tries = 60)
  void expectationValuesAreThoseOfMatricesWhateverThePages(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5) int qubits,
      @ForAll @IntRange(max = 4) int pageBits) {
    RandomCircuit random = new RandomCircuit(seed, qubits, 25, PARAMETERS, 2);
    double[] theta = theta(seed);
    Experiment experiment = random.expectations();
    double[] values = new double[2];
    Simulation simulation = new Simulation(experiment, Workers.ONE, pageBits);
    simulation.values(random.left(experiment, theta), values);
    assertArrayEquals(random.reference(theta), values, 1e-12);
  }

  @Property(tries = 30)
  void probabilitiesAreThoseOfMatrices(@ForAll long seed, @ForAll @IntRange(max = 4) int pageBits) {
    RandomCircuit random = new RandomCircuit(seed, 4, 20, PARAMETERS, 0);
    double[] theta = theta(seed);
    Experiment experiment = random.probabilities(List.of(2, 0));
    double[] values = new double[4];
    Simulation simulation = new Simulation(experiment, Workers.ONE, pageBits);
    simulation.values(random.left(experiment, theta), values);
    double[] expected = new double[4];
    Dense dense = random.dense(theta);
    for (int i = 0; i < 16; i++) {
      expected[(i >> 2 & 1) | (i & 1) << 1] += dense.probability(i);
    }
    assertArrayEquals(expected, values, 1e-12);
  }

  @Property(tries = 40)
  void gradientsAndSlopesAreThoseOfDifferences(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5) int qubits,
      @ForAll @IntRange(max = 4) int pageBits) {
    RandomCircuit random = new RandomCircuit(seed, qubits, 20, PARAMETERS, 2);
    boolean isOutcome = seed % 3 == 0;
    Experiment experiment = isOutcome ? random.probabilities(List.of(0)) : random.expectations();
    Simulation simulation = new Simulation(experiment, Workers.ONE, pageBits);
    double[] point = random.left(experiment, theta(seed));
    double[] weights = {0.7, -0.4};
    double[] gradient = new double[point.length];
    simulation.gradient(point, weights, gradient);
    double[][] jacobian = new double[point.length][2];
    double h = 1e-3;
    for (int p = 0; p < point.length; p++) {
      double[] sum = new double[2];
      for (int k = 1; k <= 4; k++) {
        double c = new double[] {8 / 5.0, -2 / 5.0, 8 / 105.0, -1 / 140.0}[k - 1];
        for (int side = -1; side <= 1; side += 2) {
          double[] moved = point.clone();
          moved[p] += side * k * h;
          double[] values = new double[2];
          simulation.values(moved, values);
          for (int m = 0; m < 2; m++) {
            jacobian[p][m] += side * c / 2 / h * values[m];
          }
        }
      }
      assertEquals(weights[0] * jacobian[p][0] + weights[1] * jacobian[p][1], gradient[p], 1e-9);
      double[] direction = new double[point.length];
      direction[p] = 1;
      simulation.slopes(point, direction, sum);
      assertArrayEquals(jacobian[p], sum, 1e-9);
    }
  }
}
