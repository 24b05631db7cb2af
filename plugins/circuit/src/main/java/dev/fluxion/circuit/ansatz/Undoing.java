package dev.fluxion.circuit.ansatz;

import dev.fluxion.circuit.gate.ControlledGate;
import dev.fluxion.circuit.gate.Evolution;
import dev.fluxion.circuit.gate.FixedGate;
import dev.fluxion.circuit.gate.Phase;
import dev.fluxion.circuit.gate.Rotation;
import dev.fluxion.circuit.gate.TurningGate;
import dev.fluxion.circuit.operator.Pauli;
import dev.fluxion.spi.Spectrum;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Undoes gates, the last one first, on what an observable may be: {@code O -> U† O U}.
 *
 * <p>A gate that commutes with all that the observable may be there leaves it as it is, whatever
 * its angle: it does not matter.
 */
final class Undoing {

  /** What a gate is to the observable behind it. */
  enum Effect {
    /** It commutes with the observable and does not matter. */
    NONE,
    /** It is a rotation whose generator anticommutes with the observable, which has no rest. */
    TURNS,
    /** Anything else. */
    CHANGES
  }

  private static final Spectrum WHOLE = Spectrum.of(1);

  private final Map<FixedGate, PauliImages> images = new HashMap<>();

  /** Undoes a gate and returns what it did. */
  Effect undo(Operation operation, Possible observable) {
    List<Integer> qubits = operation.qubits();
    if (observable.isIdentity(qubits)) {
      return Effect.NONE;
    } else if (operation.gate() instanceof FixedGate fixed) {
      return undo(fixed, qubits, observable);
    } else if (operation.gate() instanceof Evolution) {
      qubits.forEach(qubit -> observable.set(qubit, Possible.ALL));
      return Effect.CHANGES;
    }
    return turn(generators((TurningGate) operation.gate(), qubits), observable);
  }

  /**
   * Returns the frequencies that a gate has on the observable behind it.
   *
   * <p>A controlled rotation about P is one about P and one about Z P, by half of the angle each.
   * Where the observable has no flip of the control, it anticommutes with both or with none, and
   * the halves add up or cancel; where it has one for certain, with just one of them.
   */
  static Spectrum spectrum(Operation operation, Possible observable) {
    TurningGate gate = (TurningGate) operation.gate();
    if (gate instanceof ControlledGate controlled && controlled.gate() instanceof Rotation) {
      int flips = Possible.bit(Pauli.X) | Possible.bit(Pauli.Y);
      int control = observable.set(operation.qubits().get(0));
      if ((control & flips) == 0) {
        return WHOLE;
      }
      return (control & ~flips) == 0 ? WHOLE.scaled(0.5) : gate.spectrum();
    }
    return gate.spectrum();
  }

  private Effect undo(FixedGate gate, List<Integer> qubits, Possible observable) {
    if (gate.qubits() > PauliImages.LIMIT) {
      qubits.forEach(qubit -> observable.set(qubit, Possible.ALL));
      return Effect.CHANGES;
    }
    return images.computeIfAbsent(gate, PauliImages::of).undo(qubits, observable)
        ? Effect.CHANGES
        : Effect.NONE;
  }

  /** Returns the commuting products of Pauli operators that a generator is a sum of. */
  private static List<Map<Integer, Pauli>> generators(TurningGate gate, List<Integer> qubits) {
    if (gate instanceof Rotation rotation) {
      Map<Integer, Pauli> product = new HashMap<>();
      for (int k = 0; k < qubits.size(); k++) {
        product.put(qubits.get(k), rotation.paulis().get(k));
      }
      return List.of(product);
    } else if (gate instanceof Phase) {
      return List.of(Map.of(qubits.get(0), Pauli.Z));
    }
    int control = qubits.get(0);
    int target = qubits.get(1);
    TurningGate turned = ((ControlledGate) gate).gate();
    boolean isPhase = turned instanceof Phase;
    Pauli pauli = isPhase ? Pauli.Z : ((Rotation) turned).paulis().get(0);
    List<Map<Integer, Pauli>> products = new ArrayList<>();
    products.add(Map.of(target, pauli));
    products.add(Map.of(control, Pauli.Z, target, pauli));
    if (isPhase) {
      products.add(Map.of(control, Pauli.Z));
    }
    return products;
  }

  private static Effect turn(List<Map<Integer, Pauli>> generators, Possible observable) {
    Effect effect = Effect.NONE;
    for (Map<Integer, Pauli> generator : generators) {
      Parity parity = Parity.of(generator, observable);
      if (parity.mayAnticommute()) {
        boolean turns = generators.size() == 1 && !parity.mayCommute();
        effect = turns ? Effect.TURNS : Effect.CHANGES;
        // Products of the generator with itself are in the set already.
        Map<Integer, Integer> more =
            generator.entrySet().stream()
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey,
                        factor ->
                            Possible.times(observable.set(factor.getKey()), factor.getValue())));
        more.forEach(observable::add);
      }
    }
    return effect;
  }

  /**
   * Whether products in a set may commute and anticommute with a product.
   *
   * @param mayCommute whether one may commute
   * @param mayAnticommute whether one may anticommute
   */
  private record Parity(boolean mayCommute, boolean mayAnticommute) {
    static Parity of(Map<Integer, Pauli> product, Possible observable) {
      Parity parity = new Parity(true, false);
      for (Map.Entry<Integer, Pauli> factor : product.entrySet()) {
        int set = observable.set(factor.getKey());
        int commuting = Possible.NONE | Possible.bit(factor.getValue());
        boolean same = (set & commuting) != 0;
        boolean other = (set & ~commuting) != 0;
        parity =
            new Parity(
                (parity.mayCommute && same) || (parity.mayAnticommute && other),
                (parity.mayCommute && other) || (parity.mayAnticommute && same));
      }
      return parity;
    }
  }
}
