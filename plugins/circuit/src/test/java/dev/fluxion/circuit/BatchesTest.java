package dev.fluxion.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.fluxion.circuit.ansatz.Experiment;
import dev.fluxion.circuit.state.Simulation;
import dev.fluxion.circuit.state.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A batch gives, bit for bit, what its evaluations give alone; so do several threads. */
class BatchesTest {
  private static final int PARAMETERS = 4;

  private static List<double[]> points(Random random, double[] base) {
    List<double[]> points = new ArrayList<>();
    for (int k = 0; k < 12; k++) {
      double[] point = base.clone();
      for (int moved = random.nextInt(3); moved > 0 && base.length > 0; moved--) {
        point[random.nextInt(base.length)] += random.nextBoolean() ? 1 : -1;
      }
      points.add(point);
    }
    return points;
  }

  @Property(tries = 40)
  void aBatchGivesWhatItsEvaluationsGiveAlone(@ForAll long seed) {
    Random random = new Random(seed);
    RandomCircuit circuit = new RandomCircuit(seed, 5, 30, PARAMETERS, 1);
    Experiment experiment = circuit.expectations();
    double[] theta = random.doubles(PARAMETERS, -4, 4).toArray();
    Simulation simulation = new Simulation(experiment, Workers.ONE, 2);
    List<double[]> points = points(random, circuit.left(experiment, theta));
    List<double[]> together = simulation.values(points);
    for (int k = 0; k < points.size(); k++) {
      double[] alone = new double[1];
      simulation.values(points.get(k), alone);
      assertArrayEquals(alone, together.get(k), 0);
    }
  }

  @Property(tries = 20)
  void threadsGiveTheSame(@ForAll long seed) {
    RandomCircuit circuit = new RandomCircuit(seed, 9, 30, PARAMETERS, 2);
    Experiment experiment = circuit.expectations();
    double[] theta = new Random(seed).doubles(PARAMETERS, -4, 4).toArray();
    double[] point = circuit.left(experiment, theta);
    double[] one = new double[2];
    new Simulation(experiment, Workers.ONE, 2).values(point, one);
    double[] gradient = new double[point.length];
    new Simulation(experiment, Workers.ONE, 2).gradient(point, new double[] {1, 2}, gradient);
    try (Workers workers = new Workers(3)) {
      double[] several = new double[2];
      Simulation simulation = new Simulation(experiment, workers, 2);
      simulation.values(point, several);
      assertArrayEquals(one, several, 0);
      double[] parallel = new double[point.length];
      simulation.gradient(point, new double[] {1, 2}, parallel);
      assertArrayEquals(gradient, parallel, 1e-12);
    }
  }
}
