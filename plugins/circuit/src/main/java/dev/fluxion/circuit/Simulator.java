package dev.fluxion.circuit;

import dev.fluxion.circuit.ansatz.Ansatz;
import dev.fluxion.circuit.ansatz.Experiment;
import dev.fluxion.circuit.ansatz.Readout;
import dev.fluxion.circuit.state.Channels;
import dev.fluxion.circuit.state.DensitySimulation;
import dev.fluxion.circuit.state.Sample;
import dev.fluxion.circuit.state.Simulation;
import dev.fluxion.circuit.state.Workers;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shots;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * A backend that simulates circuits by their state vector, exactly or with shots. What is no
 * measurement, the gradients of {@code circuit:gradient} and {@code circuit:slopes}, is exact, and
 * refused with shots (FLX-166).
 *
 * <p>A state takes 16 bytes for each of 2^n amplitudes; more than memory holds is refused with
 * FLX-165. Evaluations of a batch that begin alike are run together as far as they are alike. Shots
 * of an expectation value are divided among groups of terms that are measured together; a group has
 * one shot at least.
 *
 * <p>The sine {@code shift:sin} is simulated as well: as a circuit of one qubit, see {@link
 * Circuits#sine}. So one function runs in process and here.
 */
public final class Simulator implements Backend {
  /** So many circuits are kept ready. */
  private static final int KEPT = 64;

  static final String SINE = "shift:sin";

  private final Workers workers;
  private final Optional<Channels> noise;
  private final Map<Experiment, Simulation> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Experiment, Simulation> eldest) {
          return size() > KEPT;
        }
      };

  /** Creates a simulator that uses the calling thread alone. */
  public Simulator() {
    this(1, Optional.empty());
  }

  private Simulator(int threads, Optional<Channels> noise) {
    this.noise = noise;
    this.workers = threads == 1 ? Workers.ONE : new Workers(threads);
  }

  /**
   * Returns a simulator that divides large states among threads.
   *
   * @param threads the number of threads, 1 or more
   */
  public static Simulator withThreads(int threads) {
    return new Simulator(Math.max(1, threads), Optional.empty());
  }

  /**
   * Returns a simulator of a noisy device, by density matrices: a circuit of n qubits takes the
   * memory of 2n. Gradients are made of shifted evaluations.
   *
   * @param noise what goes wrong
   */
  public static Simulator withNoise(Noise noise) {
    return new Simulator(1, Optional.of(noise.channels()));
  }

  @Override
  public String id() {
    return "simulator";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(Kind.SIMULATOR, true, true, Integer.MAX_VALUE);
  }

  @Override
  public boolean supports(BoundPrimitive call) {
    Primitive primitive = call.primitive();
    boolean isMeasured =
        primitive == Primitives.EXPECTATION || primitive == Primitives.PROBABILITIES;
    boolean isDerived = primitive == Primitives.GRADIENT || primitive == Primitives.SLOPES;
    return isMeasured || (isDerived && noise.isEmpty()) || primitive.id().equals(SINE);
  }

  @Override
  public List<Estimate> evaluate(List<Evaluation> batch) {
    batch.forEach(Simulator::requirePossible);
    Map<Group, List<Integer>> groups = new LinkedHashMap<>();
    for (int k = 0; k < batch.size(); k++) {
      Evaluation each = batch.get(k);
      Group group =
          new Group(each.call().primitive(), experiment(each.call()), each.shots().count() > 0);
      groups.computeIfAbsent(group, ignored -> new ArrayList<>()).add(k);
    }
    List<Estimate> estimates = new ArrayList<>(Collections.nCopies(batch.size(), Estimate.exact()));
    groups.forEach(
        (group, numbers) -> {
          List<Evaluation> alike = numbers.stream().map(batch::get).toList();
          List<Estimate> made = evaluate(group, alike);
          for (int k = 0; k < made.size(); k++) {
            estimates.set(numbers.get(k), made.get(k));
          }
        });
    return estimates;
  }

  private static void requirePossible(Evaluation evaluation) {
    Primitive primitive = evaluation.call().primitive();
    boolean isMade = primitive == Primitives.GRADIENT || primitive == Primitives.SLOPES;
    if (isMade && evaluation.shots().count() > 0) {
      throw new FluxionException(
          "FLX-166",
          "'"
              + primitive.id()
              + "' is no measurement, it has exact values only, got "
              + evaluation.shots().count()
              + " shots");
    }
  }

  /** Evaluations of one circuit, all exact or none. */
  private record Group(Primitive primitive, Experiment experiment, boolean sampled) {}

  static Experiment experiment(BoundPrimitive call) {
    return Primitives.experiment(
        call.primitive().id().equals(SINE) ? Primitives.EXPECTATION.defaults() : call.attributes());
  }

  private List<Estimate> evaluate(Group group, List<Evaluation> alike) {
    if (noise.isPresent()) {
      DensitySimulation density = new DensitySimulation(group.experiment(), noise.get());
      return alike.stream().map(each -> estimate(noisy(density, each))).toList();
    }
    Simulation simulation = simulation(group.experiment());
    List<double[]> points = alike.stream().map(each -> each.inputs().get(0)).toList();
    if (group.primitive() == Primitives.GRADIENT) {
      return alike.stream().map(each -> gradient(simulation, each)).toList();
    } else if (group.primitive() == Primitives.SLOPES) {
      return alike.stream().map(each -> slopes(group.experiment(), simulation, each)).toList();
    } else if (group.sampled()) {
      long[] shots = alike.stream().mapToLong(each -> each.shots().count()).toArray();
      long[] seeds = alike.stream().mapToLong(each -> each.shots().seed()).toArray();
      return simulation.sample(points, shots, seeds).stream().map(Simulator::estimate).toList();
    }
    return simulation.values(points).stream().map(Estimate::exact).toList();
  }

  private static Sample noisy(DensitySimulation density, Evaluation evaluation) {
    Shots shots = evaluation.shots();
    return density.measure(evaluation.inputs().get(0), shots.count(), shots.seed());
  }

  private static Estimate estimate(Sample sample) {
    return new Estimate(List.of(sample.values()), List.of(sample.errors()), sample.shots());
  }

  private static Estimate gradient(Simulation simulation, Evaluation evaluation) {
    double[] gradient = new double[evaluation.inputs().get(0).length];
    simulation.gradient(evaluation.inputs().get(0), evaluation.inputs().get(1), gradient);
    return Estimate.exact(gradient);
  }

  private static Estimate slopes(
      Experiment experiment, Simulation simulation, Evaluation evaluation) {
    double[] slopes = new double[experiment.readout().size()];
    simulation.slopes(evaluation.inputs().get(0), evaluation.inputs().get(1), slopes);
    return Estimate.exact(slopes);
  }

  private Simulation simulation(Experiment experiment) {
    synchronized (kept) {
      return kept.computeIfAbsent(experiment, added -> new Simulation(added, workers));
    }
  }

  /**
   * Samples a circuit, without noise: all qubits are measured.
   *
   * @param circuit the circuit
   * @param parameters the values of {@link Circuit#parameters()}
   * @param shots how often it is run, and the seed of the random numbers
   * @return how often each basis state was seen that was, by its number
   * @throws FluxionException FLX-166 if there are no shots, FLX-167 if the number of parameters is
   *     wrong
   */
  public SortedMap<Long, Long> outcomes(Circuit circuit, double[] parameters, Shots shots) {
    if (shots.count() == 0) {
      throw new FluxionException("FLX-166", "outcomes are sampled with 1 shot or more, got 0");
    }
    Ansatz ansatz = circuit.overParametersOf(parameters);
    Experiment experiment =
        Experiment.of(
            ansatz,
            new Readout.Probabilities(IntStream.range(0, circuit.qubits()).boxed().toList()));
    double[] left = experiment.parameters().stream().mapToDouble(p -> parameters[p]).toArray();
    return simulation(experiment).outcomes(left, shots.count(), shots.seed());
  }

  @Override
  public void close() {
    if (workers != Workers.ONE) {
      workers.close();
    }
    synchronized (kept) {
      kept.clear();
    }
  }
}
