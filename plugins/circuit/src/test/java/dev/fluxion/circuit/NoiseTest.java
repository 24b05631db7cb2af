package dev.fluxion.circuit;

import static dev.fluxion.circuit.Circuits.circuit;
import static dev.fluxion.circuit.Circuits.x;
import static dev.fluxion.circuit.Circuits.y;
import static dev.fluxion.circuit.Circuits.z;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.fluxion.circuit.ansatz.Experiment;
import dev.fluxion.circuit.ansatz.Readout;
import dev.fluxion.circuit.operator.PauliSum;
import dev.fluxion.circuit.state.Channels;
import dev.fluxion.circuit.state.DensitySimulation;
import dev.fluxion.circuit.state.Sample;
import dev.fluxion.circuit.state.Simulation;
import dev.fluxion.circuit.state.Workers;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Shots;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NoiseTest {
  private static final double THETA = 0.8;

  private static double measure(Noise noise, Circuit circuit, PauliSum sum) {
    return measure(noise, circuit, sum, Shots.EXACT).values().get(0)[0];
  }

  private static Estimate measure(Noise noise, Circuit circuit, PauliSum sum, Shots shots) {
    Experiment experiment =
        Experiment.of(circuit.over().ansatz(), new Readout.Expectations(List.of(sum)));
    var call = Primitives.EXPECTATION.with(Primitives.EXPERIMENT, experiment);
    try (Simulator simulator = Simulator.withNoise(noise)) {
      assertFalse(simulator.supports(Primitives.GRADIENT.bind()));
      return simulator
          .evaluate(
              List.of(new Evaluation(call, List.of(), List.of(new double[0]), List.of(), shots)))
          .get(0);
    }
  }

  @Test
  void channelsDoToOneQubitWhatTheyAreDefinedToDo() {
    Circuit turned = circuit(1).ry(0, THETA);
    Noise lost = Noise.none().depolarizing(0.1);
    assertEquals(0.9 * Math.sin(THETA), measure(lost, turned, x(0)), 1e-15);
    Noise decayed = Noise.none().damping(0.2);
    assertEquals(0.2 + 0.8 * Math.cos(THETA), measure(decayed, turned, z(0)), 1e-15);
    assertEquals(Math.sqrt(0.8) * Math.sin(THETA), measure(decayed, turned, x(0)), 1e-15);
    Noise dephased = Noise.none().dephasing(0.36);
    assertEquals(0.8 * Math.sin(THETA), measure(dephased, turned, x(0)), 1e-15);
    assertEquals(Math.cos(THETA), measure(dephased, turned, z(0)), 1e-15);
    Noise misread = Noise.none().readout(0.05, 0.2);
    assertEquals(0.15 + 0.75 * Math.cos(THETA), measure(misread, turned, z(0)), 1e-15);
    assertEquals(0.15 + 0.75 * Math.sin(THETA), measure(misread, turned, x(0)), 1e-15);
  }

  @Test
  void everyGateHasItsNoise() {
    Circuit bell = circuit(2).h(0).cx(0, 1);
    Noise noise = Noise.none().depolarizing(0.1);
    assertEquals(0.9 * 0.9, measure(noise, bell, z(0).z(1)), 1e-15, "what H does is undone by CX");
    assertEquals(0.9 * 0.9 * 0.9, measure(noise, bell, x(0).x(1)), 1e-15);
    assertEquals(-0.9 * 0.9 * 0.9, measure(noise, bell, y(0).y(1)), 1e-15);
  }

  @Test
  void shotsScatterAroundTheNoisyValue() {
    Circuit bell = circuit(2).h(0).cx(0, 1);
    Noise noise = Noise.none().depolarizing(0.1).readout(0.02, 0.04);
    PauliSum sum = z(0).z(1).plus(x(0).x(1).times(2)).plus(0.5);
    double exact = measure(noise, bell, sum);
    Estimate sampled = measure(noise, bell, sum, new Shots(20_000, 3));
    double error = sampled.standardErrors().get(0)[0];
    assertEquals(exact, sampled.values().get(0)[0], 4 * error);
    assertEquals(0.014, error, 0.006);
    assertEquals(20_000, sampled.shots());
  }

  @Property(tries = 25)
  void withoutNoiseTheDensityMatrixGivesWhatTheStateGives(@ForAll long seed) {
    RandomCircuit random = new RandomCircuit(seed, 3, 15, 3, 2);
    Experiment experiment =
        seed % 3 == 0 ? random.probabilities(List.of(1)) : random.expectations();
    double[] point = random.left(experiment, new Random(seed).doubles(3, -3, 3).toArray());
    double[] pure = new double[2];
    new Simulation(experiment, Workers.ONE).values(point, pure);
    Sample mixed = new DensitySimulation(experiment, Channels.NONE).measure(point, 0, 0);
    assertArrayEquals(pure, mixed.values(), 1e-12);
  }
}
