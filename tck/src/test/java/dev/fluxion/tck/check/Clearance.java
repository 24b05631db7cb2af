package dev.fluxion.tck.check;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.spi.Domain;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a term is from edges, kinks and poles of the primitives in it, and over what length it
 * varies: what its author would declare.
 */
final class Clearance {
  private static final int SAMPLES = 8;
  private static final double LEAST = 1e-12;
  private static final double SMALLER = 0.25;
  private static final double LARGER = 4;
  private static final double LARGEST_SCALE = 1e16;
  private static final double[] TYPICAL = {1.5, -1.5, 3, -3};

  private final List<Domain> domains = new ArrayList<>();
  private final DifferentiableFunction arguments;
  private final double[] here;
  private final double[] there;
  private final double scale;

  Clearance(Term term) {
    List<Term> all = new ArrayList<>(List.of(new Term.Argument()));
    domains.add(Domain.all());
    term.calls()
        .forEach(
            call -> {
              for (int i = 0; i < call.args().size(); i++) {
                all.add(call.args().get(i));
                domains.add(call.call().primitive().declaration(i).domain());
              }
            });
    arguments =
        Fluxion.function("arguments")
            .input("x", Shape.scalar())
            .returns(
                x ->
                    Expr.concat(
                        all.stream()
                            .map(each -> each.of(x).plus(x.times(0)).flatten())
                            .toArray(Expr[]::new)))
            .interpreted();
    here = new double[all.size()];
    there = new double[all.size()];
    scale = largestScale();
    domains.set(0, Domain.all().withScale(scale));
  }

  /** The sigmoid of 1e-9 x varies over lengths of 1e9; where x itself occurs, 1 is the length. */
  private double largestScale() {
    double largest = 1;
    for (double length = LARGER; length < LARGEST_SCALE && varies(length); length *= LARGER) {
      domains.set(0, Domain.all().withScale(2 * length));
      if (!isTypical(length)) {
        break;
      }
      largest = length;
    }
    return largest;
  }

  private boolean isTypical(double length) {
    for (double x : TYPICAL) {
      arguments.valueInto(new double[] {x * length}, here);
      if (isClear(x * length, length)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether any argument of a primitive does. */
  private boolean varies(double length) {
    arguments.valueInto(new double[] {TYPICAL[0] * length}, here);
    arguments.valueInto(new double[] {TYPICAL[1] * length / 2}, there);
    for (int i = 1; i < here.length; i++) {
      if (here[i] != there[i]) {
        return true;
      }
    }
    return false;
  }

  /** Returns the length over which the term varies. */
  double scale() {
    return scale;
  }

  /**
   * Returns a distance within which no argument of a primitive meets trouble or moves by more than
   * its length scale, 0 if none is.
   */
  double of(double x) {
    arguments.valueInto(new double[] {x}, here);
    for (double distance = scale; distance > LEAST * scale; distance *= SMALLER) {
      if (isClear(x, distance)) {
        return distance;
      }
    }
    return 0;
  }

  private boolean isClear(double x, double distance) {
    for (int k = -SAMPLES; k <= SAMPLES; k++) {
      arguments.valueInto(new double[] {x + distance * k / SAMPLES}, there);
      for (int i = 0; i < here.length; i++) {
        Domain domain = domains.get(i);
        boolean clear =
            domain.contains(here[i])
                && Math.abs(there[i] - here[i])
                    < Math.min(domain.scale(), domain.distanceToTrouble(here[i]));
        if (!clear) {
          return false;
        }
      }
    }
    return true;
  }
}
