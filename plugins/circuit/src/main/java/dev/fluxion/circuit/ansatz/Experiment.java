package dev.fluxion.circuit.ansatz;

import dev.fluxion.circuit.gate.Evolution;
import dev.fluxion.circuit.gate.FixedGate;
import dev.fluxion.spi.Spectrum;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/**
 * A circuit and what is measured of it, with everything left out that cannot matter: the attribute
 * by which a call of a circuit is known. A value.
 */
public final class Experiment {
  private final Ansatz ansatz;
  private final Readout readout;
  private final List<Integer> parameters;
  private final List<Spectrum> spectra;
  private final List<BitSet> cones;
  private final int hash;
  private final String text;

  private Experiment(Ansatz ansatz, Readout readout, LightCone cone) {
    this.ansatz = ansatz;
    this.readout = readout;
    this.parameters = cone.parameters();
    this.spectra = cone.spectra();
    this.cones = cone.cones();
    this.hash = ansatz.hashCode() * 31 + readout.hashCode();
    int digest = digest(ansatz.operations());
    this.text = ansatz + ", " + HexFormat.of().toHexDigits(digest) + ": " + readout;
  }

  /**
   * Returns what is left of a circuit for a readout.
   *
   * @param circuit the whole circuit
   * @param readout what is measured, on its qubits
   */
  public static Experiment of(Ansatz circuit, Readout readout) {
    LightCone cone = new LightCone(circuit.qubits(), circuit.operations(), readout);
    List<Operation> operations = cone.operations(circuit.operations());
    int[] numbers = places(circuit.parameters(), cone.parameters());
    TreeSet<Integer> used = new TreeSet<>();
    operations.forEach(operation -> used.addAll(operation.qubits()));
    if (readout instanceof Readout.Probabilities probabilities) {
      used.addAll(probabilities.qubits());
    } else if (readout instanceof Readout.Expectations expectations) {
      expectations
          .sums()
          .forEach(sum -> sum.terms().keySet().forEach(s -> used.addAll(s.factors().keySet())));
    }
    int[] qubits = places(circuit.qubits(), used);
    List<Operation> moved = operations.stream().map(o -> o.renumbered(numbers, qubits)).toList();
    Ansatz left = new Ansatz(Math.max(1, used.size()), cone.parameters().size(), moved);
    return new Experiment(left, readout.on(qubits), cone);
  }

  /** Returns a number that is the same in every process, unlike hash codes of constants. */
  private static int digest(List<Operation> operations) {
    int digest = operations.toString().hashCode();
    for (Operation operation : operations) {
      if (operation.gate() instanceof FixedGate fixed) {
        digest = 31 * digest + fixed.matrix().hashCode();
      } else if (operation.gate() instanceof Evolution evolution) {
        digest = 31 * digest + evolution.hermitian().hashCode();
      }
    }
    return digest;
  }

  private static int[] places(int count, Iterable<Integer> kept) {
    int[] places = new int[count];
    Arrays.fill(places, -1);
    int next = 0;
    for (int each : kept) {
      places[each] = next++;
    }
    return places;
  }

  /** Returns the circuit that is left, over the parameters that matter. */
  public Ansatz ansatz() {
    return ansatz;
  }

  /** Returns what is measured. */
  public Readout readout() {
    return readout;
  }

  /** Returns which parameters of the whole circuit are left, rising. */
  public List<Integer> parameters() {
    return parameters;
  }

  /**
   * Returns the spectrum along a parameter.
   *
   * @param parameter its number in the circuit that is left
   */
  public Spectrum spectrum(int parameter) {
    return spectra.get(parameter);
  }

  /**
   * Returns whether some parameters act together on what is measured.
   *
   * @param chosen their numbers in the circuit that is left
   */
  public boolean interact(List<Integer> chosen) {
    return cones.stream().anyMatch(cone -> chosen.stream().allMatch(cone::get));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Experiment experiment
        && hash == experiment.hash
        && ansatz.equals(experiment.ansatz)
        && readout.equals(experiment.readout);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /**
   * Returns a text such as {@code 2 qubits, 7 gates, 3 parameters, 1f0c9a3e: Z0 Z1}, by whose
   * digits circuits of equal sizes differ, so that their samples have seeds of their own.
   */
  @Override
  public String toString() {
    return text;
  }
}
