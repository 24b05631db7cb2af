package dev.fluxion.hardware.ibm;

import dev.fluxion.circuit.operator.Pauli;
import dev.fluxion.circuit.operator.PauliString;
import dev.fluxion.circuit.operator.PauliSum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many bases observables are measured in if those terms are measured together that agree on
 * every qubit. A circuit is run with all of its shots in each.
 */
final class Bases {
  private Bases() {}

  static int count(List<PauliSum> observables) {
    List<Map<Integer, Pauli>> bases = new ArrayList<>();
    for (PauliSum sum : observables) {
      for (PauliString string : sum.terms().keySet()) {
        if (!string.isIdentity() && bases.stream().noneMatch(basis -> joins(string, basis))) {
          bases.add(new TreeMap<>(string.factors()));
        }
      }
    }
    return Math.max(1, bases.size());
  }

  private static boolean joins(PauliString string, Map<Integer, Pauli> basis) {
    Map<Integer, Pauli> factors = string.factors();
    boolean agrees =
        factors.entrySet().stream()
            .allMatch(
                each -> basis.getOrDefault(each.getKey(), each.getValue()) == each.getValue());
    if (agrees) {
      basis.putAll(factors);
    }
    return agrees;
  }
}
