package dev.fluxion.circuit.state;

import dev.fluxion.circuit.operator.Pauli;
import dev.fluxion.circuit.operator.PauliString;
import dev.fluxion.circuit.operator.PauliSum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Products of Pauli operators that are measured in the same run: on each qubit they have the same
 * operator or none.
 */
public final class MeasuringGroup {
  private final TreeMap<Integer, Pauli> basis = new TreeMap<>();
  private final List<Map<Long, Double>> coefficients = new ArrayList<>();
  private double weight;

  private MeasuringGroup(int sums) {
    for (int m = 0; m < sums; m++) {
      coefficients.add(new HashMap<>());
    }
  }

  private record Term(int sum, PauliString string, double coefficient) {}

  /** Returns groups of all terms of some sums but constants, the heaviest terms placed first. */
  public static List<MeasuringGroup> of(List<PauliSum> sums) {
    List<Term> terms = new ArrayList<>();
    for (int m = 0; m < sums.size(); m++) {
      int sum = m;
      sums.get(m)
          .terms()
          .forEach(
              (string, coefficient) -> {
                if (!string.isIdentity()) {
                  terms.add(new Term(sum, string, coefficient));
                }
              });
    }
    terms.sort(Comparator.comparingDouble(term -> -Math.abs(term.coefficient())));
    List<MeasuringGroup> groups = new ArrayList<>();
    for (Term term : terms) {
      MeasuringGroup group =
          groups.stream()
              .filter(each -> each.admits(term.string()))
              .findFirst()
              .orElseGet(
                  () -> {
                    MeasuringGroup added = new MeasuringGroup(sums.size());
                    groups.add(added);
                    return added;
                  });
      group.add(term);
    }
    return groups;
  }

  private boolean admits(PauliString string) {
    return string.factors().entrySet().stream()
        .allMatch(
            factor -> basis.getOrDefault(factor.getKey(), factor.getValue()) == factor.getValue());
  }

  private void add(Term term) {
    long mask = 0;
    for (int qubit : term.string().factors().keySet()) {
      mask |= 1L << qubit;
    }
    basis.putAll(term.string().factors());
    coefficients.get(term.sum()).merge(mask, term.coefficient(), Double::sum);
    weight += Math.abs(term.coefficient());
  }

  /** Returns the operator that is measured on each qubit that is. */
  public Map<Integer, Pauli> basis() {
    return basis;
  }

  /** Returns the part of a sum that is measured here, in the basis of its outcomes. */
  SignedSum diagonal(int sum, int lowBits) {
    return new SignedSum(coefficients.get(sum), lowBits);
  }

  /**
   * Returns the part of a sum that is measured here, at an outcome.
   *
   * @param sum its number
   * @param outcome the outcome of each qubit as a bit, qubit 0 the lowest
   */
  public double value(int sum, long outcome) {
    double value = 0;
    for (Map.Entry<Long, Double> each : coefficients.get(sum).entrySet()) {
      boolean isMinus = (Long.bitCount(each.getKey() & outcome) & 1) != 0;
      value += isMinus ? -each.getValue() : each.getValue();
    }
    return value;
  }

  /** Returns the largest size that the part of a sum can have. */
  public double bound(int sum) {
    return coefficients.get(sum).values().stream().mapToDouble(Math::abs).sum();
  }

  /** Returns the sum of the sizes of all coefficients. */
  double weight() {
    return weight;
  }

  /** Divides shots among groups, one for each at least. */
  public static long[] shares(List<MeasuringGroup> groups, long shots) {
    double all = groups.stream().mapToDouble(MeasuringGroup::weight).sum();
    long[] shares = new long[groups.size()];
    long more = Math.max(0, shots - shares.length);
    double ideal = 0;
    long given = 0;
    for (int g = 0; g < shares.length; g++) {
      ideal += more * (groups.get(g).weight() / all);
      long upTo = g == shares.length - 1 ? more : Math.round(ideal);
      shares[g] = 1 + upTo - given;
      given = upTo;
    }
    return shares;
  }

  /** Returns the multiple of the identity in each sum. */
  public static double[] constants(List<PauliSum> sums) {
    PauliString identity = PauliSum.constant(1).terms().firstKey();
    return sums.stream().mapToDouble(sum -> sum.terms().getOrDefault(identity, 0.0)).toArray();
  }
}
