package dev.fluxion.circuit.ansatz;

import dev.fluxion.circuit.gate.Frequencies;
import dev.fluxion.circuit.gate.TurningGate;
import dev.fluxion.spi.Spectrum;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What of a circuit can reach what is measured: the gates and parameters that matter, the
 * frequencies along each parameter, and which parameters act together.
 *
 * <p>Each part of an observable is followed back through the circuit on its own. A parameter that
 * turns several gates within the cone of a part has the sums and differences of their frequencies
 * there; frequencies of different parts do not add up.
 */
final class LightCone {
  private final BitSet operations = new BitSet();
  private final Set<BitSet> cones = new LinkedHashSet<>();
  private final Map<Integer, TreeSet<Double>> frequencies = new TreeMap<>();
  private final Map<Integer, Integer> withoutConstant = new HashMap<>();
  private final Map<Map<Spectrum, Integer>, Spectrum> products = new HashMap<>();
  private final int parts;

  /**
   * Follows an observable back.
   *
   * @param qubits the number of qubits
   * @param all the circuit
   * @param readout what is measured
   */
  LightCone(int qubits, List<Operation> all, Readout readout) {
    Undoing undoing = new Undoing();
    List<Possible> observables = readout.parts(qubits);
    this.parts = observables.size();
    observables.forEach(part -> follow(all, part.copy(), undoing));
  }

  private void follow(List<Operation> all, Possible observable, Undoing undoing) {
    Map<Integer, Map<Spectrum, Integer>> turned = new TreeMap<>();
    Map<Integer, Integer> turns = new HashMap<>();
    for (int k = all.size() - 1; k >= 0; k--) {
      Operation operation = all.get(k);
      Optional<Spectrum> spectrum =
          operation.gate() instanceof TurningGate
              ? Optional.of(Undoing.spectrum(operation, observable))
              : Optional.empty();
      Undoing.Effect effect = undoing.undo(operation, observable);
      if (effect != Undoing.Effect.NONE) {
        operations.set(k);
        spectrum.ifPresent(
            own ->
                operation
                    .angle()
                    .factors()
                    .forEach(
                        (parameter, factor) -> {
                          turned
                              .computeIfAbsent(parameter, ignored -> new HashMap<>())
                              .merge(own.scaled(factor), 1, Integer::sum);
                          int weight = effect == Undoing.Effect.TURNS ? 1 : 2;
                          turns.merge(parameter, weight, Integer::sum);
                        }));
      }
    }
    BitSet cone = new BitSet();
    turned.forEach(
        (parameter, gates) -> {
          cone.set(parameter);
          frequencies
              .computeIfAbsent(parameter, ignored -> new TreeSet<>())
              .addAll(products.computeIfAbsent(gates, LightCone::product).frequencies());
          if (turns.getOrDefault(parameter, 0) == 1) {
            withoutConstant.merge(parameter, 1, Integer::sum);
          }
        });
    cones.add(cone);
  }

  private static Spectrum product(Map<Spectrum, Integer> gates) {
    return gates.entrySet().stream()
        .map(entry -> entry.getKey().occurring(entry.getValue()))
        .reduce(Spectrum::times)
        .orElseThrow();
  }

  /** Returns the operations that matter, in their order. */
  List<Operation> operations(List<Operation> all) {
    return operations.stream().mapToObj(all::get).toList();
  }

  /** Returns the parameters that matter, rising. */
  List<Integer> parameters() {
    return List.copyOf(frequencies.keySet());
  }

  /** Returns the spectrum along each parameter that matters. */
  List<Spectrum> spectra() {
    List<Spectrum> spectra = new ArrayList<>();
    frequencies.forEach(
        (parameter, rising) -> {
          Spectrum spectrum = Frequencies.spectrum(rising);
          boolean constant = withoutConstant.getOrDefault(parameter, 0) < parts;
          spectra.add(constant ? spectrum : spectrum.withoutConstant());
        });
    return spectra;
  }

  /** Returns the sets of parameters that act together, by their places in {@link #parameters}. */
  List<BitSet> cones() {
    List<Integer> numbers = parameters();
    List<BitSet> placed = new ArrayList<>();
    for (BitSet cone : cones) {
      BitSet places = new BitSet();
      for (int place = 0; place < numbers.size(); place++) {
        places.set(place, cone.get(numbers.get(place)));
      }
      placed.add(places);
    }
    return placed;
  }
}
