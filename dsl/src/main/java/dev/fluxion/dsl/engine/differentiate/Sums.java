package dev.fluxion.dsl.engine.differentiate;

import dev.fluxion.spi.Expr;
import dev.fluxion.spi.IndexMap;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Adds up contributions to a derivative as one node each, so that long sums stay flat. */
final class Sums {
  private Sums() {}

  static Optional<Expr> of(List<Expr> terms) {
    if (terms.size() <= 1) {
      return terms.stream().findFirst();
    }
    double[] ones = new double[terms.size()];
    Arrays.fill(ones, 1);
    return Optional.of(Expr.of(new Op.Linear(ones), terms));
  }

  static Optional<Expr> of(List<Expr> terms, List<Double> coefficients) {
    if (terms.isEmpty()) {
      return Optional.empty();
    }
    if (terms.size() == 1 && coefficients.get(0) == 1) {
      return Optional.of(terms.get(0));
    }
    double[] array = coefficients.stream().mapToDouble(Double::doubleValue).toArray();
    return Optional.of(Expr.of(new Op.Linear(array), terms));
  }

  /**
   * Returns the sum of cotangents.
   *
   * <p>Small parts that go to different places of one large array (the reverse of indexing) are put
   * into it together: one by one, n indices of an array of n elements would cost n² additions.
   */
  static Expr cotangents(List<Expr> terms) {
    if (terms.size() == 1) {
      return terms.get(0);
    }
    List<Expr> small = new ArrayList<>();
    List<Expr> others = new ArrayList<>();
    for (Expr term : terms) {
      boolean sparse =
          term.op() instanceof Op.Scatter scatter
              && scatter.map().target().size() * 2L <= scatter.map().source().size();
      (sparse ? small : others).add(term);
    }
    if (small.size() > 1) {
      others.add(merged(small));
    } else {
      others.addAll(small);
    }
    return of(others).orElseThrow();
  }

  private static Expr merged(List<Expr> scatters) {
    int total = 0;
    for (Expr scatter : scatters) {
      total += scatter.args().get(0).shape().size();
    }
    int[] table = new int[total];
    List<Expr> parts = new ArrayList<>();
    int position = 0;
    for (Expr scatter : scatters) {
      int[] places = ((Op.Scatter) scatter.op()).map().toTable();
      System.arraycopy(places, 0, table, position, places.length);
      position += places.length;
      parts.add(scatter.args().get(0));
    }
    Expr joined = Expr.of(new Op.Concat(), parts);
    Shape source = scatters.get(0).shape();
    return Expr.of(new Op.Scatter(IndexMap.table(source, joined.shape(), table)), joined);
  }
}
