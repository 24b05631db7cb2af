package dev.fluxion.emulator.ionq;

import dev.fluxion.emulator.job.Life.Failure;
import dev.fluxion.emulator.run.CompactCircuit;
import dev.fluxion.emulator.run.Runner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A circuit of a job: a child of a batch, or the only one. It is run when it is first asked for.
 */
final class IonqPart {
  private static final long LEAKS = 8;

  final String id;
  final Optional<String> name;
  final Map<String, List<Integer>> registers;
  final IonqCircuit circuit;
  final long oneQubitGates;
  final long twoQubitGates;
  private final long seed;
  private boolean leaks;
  private @Nullable Failure failure;
  private @Nullable SortedMap<Long, Double> exact;
  private @Nullable SortedMap<Long, Long> counts;

  /**
   * Creates a part.
   *
   * @param registers for each register the qubit of each bit, -1 for a bit that stays 0
   * @param seed of its shots
   */
  IonqPart(
      String id,
      Optional<String> name,
      Map<String, List<Integer>> registers,
      IonqCircuit circuit,
      long seed) {
    this.id = id;
    this.name = name;
    this.registers = Map.copyOf(registers);
    this.circuit = circuit;
    this.oneQubitGates = circuit.oneQubitGates();
    this.twoQubitGates = circuit.severalQubitGates();
    this.seed = seed;
  }

  void leak() {
    leaks = true;
  }

  void fail(String code, String message) {
    failure = new Failure(code, message);
  }

  Optional<Failure> failure() {
    return Optional.ofNullable(failure);
  }

  /** Returns the exact probabilities of all outcomes. */
  SortedMap<Long, Double> exact(Runner runner) {
    if (exact == null) {
      CompactCircuit compact = circuit.compact();
      exact = new TreeMap<>();
      for (var each : runner.probabilities(compact.circuit()).entrySet()) {
        exact.put(compact.onDevice(each.getKey()), each.getValue());
      }
    }
    return exact;
  }

  /** Returns the outcomes of shots in order, those that leaked included. */
  long[] shots(Runner runner, long shots, boolean withNoise) {
    CompactCircuit compact = circuit.compact();
    long[] outcomes = runner.outcomes(compact.circuit(), shots, seed, withNoise);
    for (int k = 0; k < outcomes.length; k++) {
      outcomes[k] = compact.onDevice(outcomes[k]);
    }
    return outcomes;
  }

  /** Returns whether a shot leaked. */
  boolean isLeaked(int shot) {
    return leaks && shot % LEAKS == LEAKS - 1;
  }

  /** Returns how often each outcome was seen, those shots left out that leaked. */
  SortedMap<Long, Long> counts(Runner runner, long shots, boolean withNoise) {
    if (counts == null) {
      counts = new TreeMap<>();
      long[] outcomes = shots(runner, shots, withNoise);
      for (int k = 0; k < outcomes.length; k++) {
        if (!isLeaked(k)) {
          counts.merge(outcomes[k], 1L, Long::sum);
        }
      }
    }
    return counts;
  }
}
