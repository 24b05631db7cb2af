package dev.fluxion.tck.check;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Shape;
import java.util.concurrent.atomic.AtomicInteger;

/** How much a term suffers from the rounding of its intermediate values. */
final class Conditioning {
  private final DifferentiableFunction sensitivities;
  private final double[] point;
  private final double[] changes;

  Conditioning(Term term) {
    AtomicInteger count = new AtomicInteger();
    term.of(
        Expr.constant(1),
        each -> {
          count.incrementAndGet();
          return each;
        });
    int size = count.get();
    sensitivities =
        Fluxion.function("rounded")
            .input("x", Shape.scalar())
            .input("d", Shape.vector(size))
            .returns((x, d) -> rounded(term, x, d))
            .gradient("d")
            .interpreted();
    point = new double[size + 1];
    changes = new double[size];
  }

  private static Expr rounded(Term term, Expr x, Expr d) {
    AtomicInteger next = new AtomicInteger();
    Expr value = term.of(x, each -> each.times(d.get(next.getAndIncrement()).plus(1)));
    return value.plus(x.times(0)).plus(d.sum().times(0));
  }

  /** Returns what the value changes by if each intermediate one changes by its own size. */
  double of(double x) {
    point[0] = x;
    sensitivities.valueInto(point, changes);
    double sum = 0;
    for (double change : changes) {
      sum += Math.abs(change);
    }
    return sum;
  }
}
