package dev.fluxion.emulator.run;

import dev.fluxion.circuit.Circuit;
import dev.fluxion.circuit.Measurement;
import dev.fluxion.circuit.Noise;
import dev.fluxion.circuit.Simulator;
import dev.fluxion.circuit.operator.PauliSum;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Shots;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Runs circuits without parameters on the simulator of the project, with shots of a seed, or
 * exactly.
 */
public final class Runner {
  /** Circuits that use more qubits are not run; with noise, half as many. */
  public static final int QUBITS = 20;

  private static final double NOTHING = 1e-15;

  private final Simulator exact = new Simulator();
  private final Optional<Simulator> noisy;

  /** Creates a runner of devices with noise, or of ideal ones. */
  public Runner(Optional<Noise> noise) {
    this.noisy = noise.map(Simulator::withNoise);
  }

  /**
   * Returns the probabilities of all outcomes that can happen, qubit 0 being the lowest bit.
   *
   * @param circuit of {@value #QUBITS} qubits at most
   */
  public SortedMap<Long, Double> probabilities(Circuit circuit) {
    return probabilities(exact, circuit);
  }

  private static SortedMap<Long, Double> probabilities(Simulator simulator, Circuit circuit) {
    double[] all = evaluate(simulator, circuit.probabilities(), Shots.EXACT).values().get(0);
    SortedMap<Long, Double> found = new TreeMap<>();
    for (int k = 0; k < all.length; k++) {
      if (all[k] > NOTHING) {
        found.put((long) k, all[k]);
      }
    }
    return found;
  }

  /**
   * Returns the outcomes of shots, in order.
   *
   * @param circuit of {@value #QUBITS} qubits at most, half as many with noise
   * @param shots how many
   * @param seed equal seeds give equal outcomes
   * @param withNoise whether the noise of the device acts
   */
  public long[] outcomes(Circuit circuit, long shots, long seed, boolean withNoise) {
    Simulator simulator = withNoise ? noisy.orElse(exact) : exact;
    return new Sampling(probabilities(simulator, circuit)).draw(shots, seed);
  }

  /**
   * Returns an expectation value with its standard error.
   *
   * @param circuit the circuit
   * @param observable Hermitian
   * @param shots of each group of terms that are measured together
   * @param seed equal seeds give equal values
   */
  public Estimate expectation(Circuit circuit, PauliSum observable, long shots, long seed) {
    Expr measured = circuit.expectation(observable);
    int groups = Measurement.of(bound(measured)).orElseThrow().runs(new double[0], 1).size();
    return evaluate(noisy.orElse(exact), measured, new Shots(shots * Math.max(1, groups), seed));
  }

  private static BoundPrimitive bound(Expr measured) {
    Op.Call call = (Op.Call) measured.op();
    BoundPrimitive bound = call.primitive().bind();
    for (Map.Entry<String, Object> attribute : call.attributes().asMap().entrySet()) {
      bound = bound.with(attribute.getKey(), attribute.getValue());
    }
    return bound;
  }

  private static Estimate evaluate(Simulator simulator, Expr measured, Shots shots) {
    Evaluation evaluation =
        new Evaluation(
            bound(measured), List.of(), List.of(new double[0]), List.of(Shape.vector(0)), shots);
    return simulator.evaluate(List.of(evaluation)).get(0);
  }
}
