package dev.fluxion.circuit;

import static dev.fluxion.circuit.Circuits.circuit;
import static dev.fluxion.circuit.Circuits.x;
import static dev.fluxion.circuit.Circuits.z;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.circuit.ansatz.Experiment;
import dev.fluxion.circuit.ansatz.Readout;
import dev.fluxion.circuit.operator.PauliSum;
import dev.fluxion.circuit.state.Sample;
import dev.fluxion.circuit.state.Simulation;
import dev.fluxion.circuit.state.Workers;
import dev.fluxion.spi.Shots;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Shots: unbiased, with the right standard errors, and the same for the same seed. */
class SamplingTest {
  private static final int RUNS = 400;

  private static Sample sample(Simulation simulation, double[] point, long shots, long seed) {
    return simulation.sample(List.of(point), new long[] {shots}, new long[] {seed}).get(0);
  }

  /** Mean and spread of many runs are those that the standard errors say. */
  private static void assertHonest(Experiment experiment, double[] point, long shots) {
    Simulation simulation = new Simulation(experiment, Workers.ONE, 2);
    int size = experiment.readout().size();
    double[] exact = new double[size];
    simulation.values(point, exact);
    double[] sum = new double[size];
    double[] squares = new double[size];
    double[] variances = new double[size];
    for (int run = 0; run < RUNS; run++) {
      Sample sample = sample(simulation, point, shots, 1000 + run);
      for (int m = 0; m < size; m++) {
        double off = sample.values()[m] - exact[m];
        sum[m] += off;
        squares[m] += off * off;
        variances[m] += sample.errors()[m] * sample.errors()[m];
      }
    }
    for (int m = 0; m < size; m++) {
      double deviation = Math.sqrt(variances[m] / RUNS);
      assertEquals(0, sum[m] / RUNS, 4.5 * deviation / Math.sqrt(RUNS), "bias of " + m);
      assertEquals(1, squares[m] / variances[m], 0.32, "variance of " + m);
    }
  }

  @Test
  void expectationValuesAreUnbiasedAndTheirErrorsRight() {
    RandomCircuit random = new RandomCircuit(5, 4, 25, 4, 2);
    double[] theta = new Random(3).doubles(4, -3, 3).toArray();
    Experiment experiment = random.expectations();
    assertHonest(experiment, random.left(experiment, theta), 500);
  }

  @Test
  void probabilitiesAreUnbiasedAndTheirErrorsRight() {
    RandomCircuit random = new RandomCircuit(8, 4, 25, 4, 0);
    double[] theta = new Random(4).doubles(4, -3, 3).toArray();
    Experiment experiment = random.probabilities(List.of(1, 3));
    assertHonest(experiment, random.left(experiment, theta), 500);
  }

  @Test
  void equalSeedsGiveEqualSamplesAndOthersGiveOthers() {
    RandomCircuit random = new RandomCircuit(5, 4, 25, 4, 1);
    Experiment experiment = random.expectations();
    double[] point = random.left(experiment, new double[] {0.1, 0.2, 0.3, 0.4});
    Simulation simulation = new Simulation(experiment, Workers.ONE);
    Sample first = sample(simulation, point, 1000, 7);
    assertArrayEquals(first.values(), sample(simulation, point, 1000, 7).values(), 0);
    assertNotEquals(first.values()[0], sample(simulation, point, 1000, 8).values()[0]);
    assertEquals(1000, first.shots());
  }

  @Test
  void termsThatAreMeasuredTogetherShareTheirShots() {
    PauliSum sum = z(0).z(1).plus(z(1)).plus(x(2)).plus(x(0).x(1).times(0.5)).plus(3);
    Circuit bell = circuit(3).h(0).cx(0, 1).h(2);
    Experiment experiment =
        Experiment.of(bell.over().ansatz(), new Readout.Expectations(List.of(sum)));
    Sample sample = sample(new Simulation(experiment, Workers.ONE), new double[0], 2, 1);
    assertEquals(2, sample.shots(), "two groups, one shot each");
    Sample more = sample(new Simulation(experiment, Workers.ONE), new double[0], 4000, 1);
    assertEquals(5.5, more.values()[0], 5 * more.errors()[0]);
    assertTrue(more.errors()[0] > 0);
  }

  @Test
  void outcomesOfTheWholeCircuitAreCounted() {
    Circuit bell = circuit(2).h(0).cx(0, 1);
    try (Simulator simulator = new Simulator()) {
      Map<Long, Long> outcomes = simulator.outcomes(bell, new double[0], new Shots(10_000, 3));
      assertEquals(Set.of(0L, 3L), outcomes.keySet());
      assertEquals(10_000, outcomes.values().stream().mapToLong(n -> n).sum());
      assertEquals(5000, outcomes.get(3L), 250);
      assertEquals(outcomes, simulator.outcomes(bell, new double[0], new Shots(10_000, 3)));
    }
  }
}
