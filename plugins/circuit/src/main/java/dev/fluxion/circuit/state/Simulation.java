package dev.fluxion.circuit.state;

import dev.fluxion.circuit.ansatz.Experiment;
import dev.fluxion.circuit.ansatz.Readout;
import dev.fluxion.circuit.operator.PauliSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Simulates an experiment, from any number of threads. */
public final class Simulation {
  private static final Sample NO_SAMPLE = new Sample(new double[0], new double[0], 0);

  private final Experiment experiment;
  private final List<Step> steps;
  private final int[] overlapsAt;
  private final Meter meter;
  private final int lowBits;
  private final StatePool pool;
  private final Workers workers;
  private final Sweeper sweeper;

  /**
   * Creates a simulation.
   *
   * @param experiment what is simulated
   * @param workers who does it
   * @throws dev.fluxion.spi.FluxionException FLX-165 if the state does not fit into memory
   */
  public Simulation(Experiment experiment, Workers workers) {
    this(experiment, workers, StateVector.PAGE_BITS);
  }

  /**
   * Creates a simulation with pages of another size.
   *
   * @param experiment what is simulated
   * @param workers who does it
   * @param pageBits a page has 2^pageBits amplitudes, if there are so many
   */
  public Simulation(Experiment experiment, Workers workers, int pageBits) {
    this.experiment = experiment;
    int qubits = experiment.ansatz().qubits();
    this.lowBits = Math.min(qubits, pageBits);
    this.pool = new StatePool(qubits, lowBits);
    this.steps = Steps.of(experiment.ansatz());
    this.workers = workers;
    this.sweeper = new Sweeper(steps, lowBits, workers);
    this.meter = Meter.of(experiment.readout(), lowBits);
    this.overlapsAt = new int[steps.size() + 1];
    for (int k = 0; k < steps.size(); k++) {
      overlapsAt[k + 1] = overlapsAt[k] + steps.get(k).overlaps();
    }
  }

  Experiment experiment() {
    return experiment;
  }

  List<Step> steps() {
    return steps;
  }

  StatePool pool() {
    return pool;
  }

  Sweeper sweeper() {
    return sweeper;
  }

  private StateVector run(double[] parameters) {
    StateVector state = pool.take();
    state.reset();
    sweeper.forward(state, parameters, 0, steps.size());
    return state;
  }

  /**
   * Computes what is measured.
   *
   * @param parameters the values of the parameters
   * @param values gets the numbers
   */
  public void values(double[] parameters, double[] values) {
    StateVector state = run(parameters);
    meter.values(state, values, workers);
    pool.give(state);
  }

  /**
   * Computes what is measured at several points, in one pass over what they have in common.
   *
   * @param points the values of the parameters at each point
   */
  public List<double[]> values(List<double[]> points) {
    List<double[]> all = new ArrayList<>(Collections.nCopies(points.size(), new double[0]));
    Branching.Visitor visitor =
        (point, state) -> {
          double[] values = new double[experiment.readout().size()];
          meter.values(state, values, workers);
          all.set(point, values);
        };
    new Branching(this, points, visitor).run();
    return all;
  }

  /**
   * Samples what is measured at several points.
   *
   * @param points the values of the parameters at each point
   * @param shots how often the circuit is run at each point, 1 or more
   * @param seeds of the random numbers at each point
   */
  public List<Sample> sample(List<double[]> points, long[] shots, long[] seeds) {
    List<Sample> all = new ArrayList<>(Collections.nCopies(points.size(), NO_SAMPLE));
    Sampler sampler = sampler();
    Branching.Visitor visitor =
        (point, state) ->
            all.set(
                point,
                isFinite(points.get(point))
                    ? sampler.sample(state, shots[point], seeds[point])
                    : Sample.unknown(experiment.readout().size(), shots[point]));
    new Branching(this, points, visitor).run();
    return all;
  }

  static boolean isFinite(double[] point) {
    for (double value : point) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  private Sampler sampler() {
    if (meter instanceof ProbabilityMeter outcomes) {
      return new OutcomeSampler(outcomes);
    }
    List<PauliSum> sums = ((Readout.Expectations) experiment.readout()).sums();
    return new PauliSampler(sums, lowBits, pool);
  }

  /**
   * Samples basis states.
   *
   * @param parameters the values of the parameters
   * @param shots how often, 1 or more
   * @param seed of the random numbers
   * @return how often each basis state was seen that was, by its number
   */
  public SortedMap<Long, Long> outcomes(double[] parameters, long shots, long seed) {
    StateVector state = run(parameters);
    SortedMap<Long, Long> seen = new TreeMap<>();
    Histogram.sample(
        state,
        shots,
        seed,
        (page, place, count) -> seen.put(((long) page << state.lowBits) | place, count));
    pool.give(state);
    return seen;
  }

  /**
   * Computes the gradient of a weighted sum of what is measured, by the adjoint method: the circuit
   * is run once, and undone once on the state and on the weighted observable applied to it (Jones
   * and Gacon, arXiv 2009.02823).
   *
   * @param parameters the values of the parameters
   * @param weights one for each number that is measured
   * @param gradient gets the derivatives, one for each parameter
   */
  public void gradient(double[] parameters, double[] weights, double[] gradient) {
    pool.require(2);
    StateVector state = run(parameters);
    StateVector dual = pool.take();
    meter.weigh(state, weights, dual, workers);
    double[] overlaps = new double[overlapsAt[steps.size()]];
    sweeper.backward(state, dual, parameters, overlaps, overlapsAt);
    Arrays.fill(gradient, 0);
    for (int k = 0; k < steps.size(); k++) {
      if (steps.get(k).overlaps() > 0) {
        steps.get(k).addSlopes(parameters, overlaps, overlapsAt[k], gradient);
      }
    }
    pool.give(dual);
    pool.give(state);
  }

  /**
   * Computes the derivatives of all that is measured in a direction of the parameters: the circuit
   * is run once on the state and on its derivative.
   *
   * @param parameters the values of the parameters
   * @param direction one number for each parameter
   * @param slopes gets the derivatives, one for each number that is measured
   */
  public void slopes(double[] parameters, double[] direction, double[] slopes) {
    pool.require(3);
    StateVector state = pool.take();
    StateVector change = pool.take();
    StateVector room = pool.take();
    state.reset();
    change.clear();
    for (int k = 0; k < steps.size(); k++) {
      sweeper.forward(state, parameters, k, k + 1);
      sweeper.forward(change, parameters, k, k + 1);
      if (steps.get(k).isTurned()) {
        steps.get(k).increment(parameters, direction).add(state, change);
      }
    }
    meter.slopes(state, change, room, slopes, workers);
    pool.give(room);
    pool.give(change);
    pool.give(state);
  }
}
