package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * The function {@code hamiltonian-energy}: the energy of the state that an ansatz in OpenQASM 3
 * makes of numbers.
 *
 * <p>With {@code cvar_alpha} it is the conditional value at risk, the mean of the lowest fraction
 * alpha of the energies of outcomes (Barkoutsos et al., Quantum 4, 256, 2020, equation 4). How a
 * penalty for constraints that are violated enters the energy is not published, so that such a
 * function is refused; constraints without a penalty change nothing.
 *
 * @param hamiltonian what is measured
 * @param circuits one for each group of its terms
 * @param alpha the fraction, if it is asked for
 */
record IonqEnergy(IonqHamiltonian hamiltonian, List<BuiltCircuit> circuits, OptionalDouble alpha) {

  /**
   * An energy.
   *
   * @param value the mean of the energies of shots
   * @param variance the variance of the energy of a shot, which is made of a shot of each circuit
   */
  record Value(double value, double variance) {}

  /**
   * Reads a function.
   *
   * @param input of the request
   * @throws Preflight InvalidInput or PreflightError if it is none that can be run
   */
  static IonqEnergy of(JsonNode input) {
    JsonNode data = input.get("data").get("data");
    List<Double> values = new ArrayList<>();
    input.path("params").forEach(each -> values.add(each.doubleValue()));
    BuiltCircuit ansatz =
        IonqProgram.of(data.get("ansatz").get("data").textValue(), values).circuit();
    IonqHamiltonian hamiltonian = IonqHamiltonian.of(data.get("hamiltonian"), ansatz.qubits());
    requireConstraints(data, ansatz.qubits());
    return new IonqEnergy(
        hamiltonian,
        hamiltonian.groups().stream().map(group -> group.turned(ansatz)).toList(),
        alpha(data, hamiltonian));
  }

  private static OptionalDouble alpha(JsonNode data, IonqHamiltonian hamiltonian) {
    JsonNode alpha = data.path("cvar_alpha");
    if (!alpha.isNumber()) {
      return OptionalDouble.empty();
    }
    if (!(alpha.doubleValue() > 0 && alpha.doubleValue() <= 1)) {
      throw Preflight.input("cvar_alpha is above 0 and at most 1, got " + alpha);
    }
    if (!hamiltonian.isDiagonal()) {
      throw Preflight.input("cvar_alpha needs a Hamiltonian of I and Z only");
    }
    return OptionalDouble.of(alpha.doubleValue());
  }

  private static void requireConstraints(JsonNode data, int qubits) {
    boolean isSized = true;
    for (JsonNode each : data.path("linear_constraints")) {
      isSized &= each.get("coeffs").size() == qubits;
    }
    for (JsonNode each : data.path("quadratic_constraints")) {
      isSized &= each.get("linear_coeff").size() == qubits;
      isSized &= each.get("quadratic_coeff").size() == qubits;
      for (JsonNode row : each.get("quadratic_coeff")) {
        isSized &= row.size() == qubits;
      }
    }
    if (!isSized) {
      throw Preflight.input("a constraint has a coefficient for each of the " + qubits + " qubits");
    }
    boolean isThere =
        !data.path("linear_constraints").isEmpty() || !data.path("quadratic_constraints").isEmpty();
    if (isThere && data.path("penalty").doubleValue() != 0) {
      throw Preflight.input(
          "the emulator knows no energy with a penalty: IonQ does not publish what it is");
    }
  }

  /**
   * Returns the energy.
   *
   * @param fractions for each circuit the fraction of each outcome
   * @param shots of each circuit, 0 if the fractions are probabilities
   */
  Value of(List<SortedMap<Long, Double>> fractions, long shots) {
    if (alpha.isPresent()) {
      double share = alpha.getAsDouble();
      return lowest(fractions.get(0), shots > 0 ? Math.ceil(share * shots) / shots : share);
    }
    double value = 0;
    double variance = 0;
    for (int g = 0; g < fractions.size(); g++) {
      IonqHamiltonian.Group group = hamiltonian.groups().get(g);
      double mean = 0;
      double square = 0;
      for (Map.Entry<Long, Double> each : fractions.get(g).entrySet()) {
        double energy = group.value(each.getKey());
        mean += each.getValue() * energy;
        square += each.getValue() * energy * energy;
      }
      value += mean;
      variance += Math.max(0, square - mean * mean);
    }
    return new Value(value, shots > 1 ? variance * shots / (shots - 1) : variance);
  }

  private Value lowest(SortedMap<Long, Double> fractions, double share) {
    IonqHamiltonian.Group group = hamiltonian.groups().get(0);
    List<Map.Entry<Long, Double>> sorted = new ArrayList<>(fractions.entrySet());
    sorted.sort(Comparator.comparingDouble(each -> group.value(each.getKey())));
    double left = share;
    double mean = 0;
    double square = 0;
    for (Map.Entry<Long, Double> each : sorted) {
      double part = Math.min(left, each.getValue());
      double energy = group.value(each.getKey());
      mean += part / share * energy;
      square += part / share * energy * energy;
      left -= part;
    }
    return new Value(mean, Math.max(0, square - mean * mean));
  }
}
