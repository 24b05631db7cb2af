package dev.fluxion.circuit.state;

import dev.fluxion.circuit.operator.Pauli;
import dev.fluxion.circuit.operator.PauliSum;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sum of products of Pauli operators on a state, those that flip the same qubits together.
 *
 * <p>{@code P |j> = i^y (-1)^{|signs & j|} |j ^ flips>}, with the number y of factors Y.
 */
final class PauliTerms {
  private final List<Part> parts;

  /** Terms that flip the same qubits: {@code (real(j) + i imaginary(j)) |j ^ flips><j|}. */
  private record Part(long flips, SignedSum real, SignedSum imaginary) {}

  private PauliTerms(List<Part> parts) {
    this.parts = parts;
  }

  /** Returns a Hermitian sum, for states of so many bits within a page. */
  static PauliTerms of(PauliSum sum, int lowBits) {
    Map<Long, Map<Long, Double>> real = new TreeMap<>();
    Map<Long, Map<Long, Double>> imaginary = new TreeMap<>();
    sum.terms()
        .forEach(
            (string, coefficient) -> {
              long flips = 0;
              long signs = 0;
              for (Map.Entry<Integer, Pauli> factor : string.factors().entrySet()) {
                flips |= factor.getValue() == Pauli.Z ? 0 : 1L << factor.getKey();
                signs |= factor.getValue() == Pauli.X ? 0 : 1L << factor.getKey();
              }
              int quarters = Long.bitCount(flips & signs);
              Map<Long, Map<Long, Double>> part = (quarters & 1) == 0 ? real : imaginary;
              double signed = (quarters & 2) == 0 ? coefficient : -coefficient;
              part.computeIfAbsent(flips, ignored -> new HashMap<>()).put(signs, signed);
            });
    TreeMap<Long, Map<Long, Double>> all = new TreeMap<>(real);
    imaginary.forEach(all::putIfAbsent);
    List<Part> parts = new ArrayList<>();
    for (long flips : all.keySet()) {
      parts.add(
          new Part(
              flips,
              new SignedSum(real.getOrDefault(flips, Map.of()), lowBits),
              new SignedSum(imaginary.getOrDefault(flips, Map.of()), lowBits)));
    }
    return new PauliTerms(parts);
  }

  /**
   * Adds this applied to a state, times a number, to another state.
   *
   * @param re the real part of the number
   * @param im the imaginary part of the number
   */
  void add(StateVector state, StateVector sum, double re, double im, Workers workers) {
    workers.run(
        state.pages(),
        1,
        (worker, from, to) -> {
          double[] d = new double[state.pageSize()];
          for (Part part : parts) {
            for (int page = from; page < to; page++) {
              int source = page ^ (int) (part.flips() >> state.lowBits);
              int within = (int) part.flips() & (state.pageSize() - 1);
              if (!part.real().isEmpty()) {
                part.real().fill(source, d);
                add(d, state, source, sum, page, within, re, im);
              }
              if (!part.imaginary().isEmpty()) {
                part.imaginary().fill(source, d);
                add(d, state, source, sum, page, within, -im, re);
              }
            }
          }
        });
  }

  private static void add(
      double[] d,
      StateVector state,
      int source,
      StateVector sum,
      int target,
      int within,
      double re,
      double im) {
    double[] a = state.real[source];
    double[] b = state.imaginary[source];
    double[] x = sum.real[target];
    double[] y = sum.imaginary[target];
    if (im == 0) {
      addScaled(d, a, x, within, re);
      addScaled(d, b, y, within, re);
    } else {
      addScaled(d, a, x, within, re);
      addScaled(d, b, x, within, -im);
      addScaled(d, a, y, within, im);
      addScaled(d, b, y, within, re);
    }
  }

  private static void addScaled(double[] d, double[] a, double[] x, int within, double factor) {
    if (within == 0) {
      for (int j = 0; j < d.length; j++) {
        x[j] += factor * d[j] * a[j];
      }
    } else {
      for (int j = 0; j < d.length; j++) {
        x[j ^ within] += factor * d[j] * a[j];
      }
    }
  }

  /** Returns the expectation value in a state. */
  double expectation(StateVector state, Workers workers) {
    double[] byPage = new double[state.pages()];
    workers.run(
        state.pages(),
        1,
        (worker, from, to) -> {
          double[] d = new double[state.pageSize()];
          double[] products = new double[state.pageSize()];
          for (int page = from; page < to; page++) {
            for (Part part : parts) {
              int partner = page ^ (int) (part.flips() >> state.lowBits);
              int within = (int) part.flips() & (state.pageSize() - 1);
              if (!part.real().isEmpty()) {
                part.real().fill(page, d);
                Products.real(state, page, partner, within, d, products);
                byPage[page] += Products.sum(products);
              }
              if (!part.imaginary().isEmpty()) {
                part.imaginary().fill(page, d);
                Products.imaginary(state, page, partner, within, d, products);
                byPage[page] -= Products.sum(products);
              }
            }
          }
        });
    return Products.sum(byPage);
  }
}
