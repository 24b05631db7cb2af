package dev.fluxion.dsl.engine.plan.points;

import dev.fluxion.spi.Spectrum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Sets of derivatives that tests ask for. */
final class Targets {
  static final Spectrum ONE = Spectrum.of(1);
  static final Spectrum WAVE = Spectrum.of(1).withoutConstant();

  private Targets() {}

  static List<Orders> value() {
    return List.of(Orders.NONE);
  }

  static List<Orders> gradient(int m) {
    return ofTotal(m, 1);
  }

  static List<Orders> hessian(int m) {
    return ofTotal(m, 2);
  }

  /** All partial derivatives of a total order. */
  static List<Orders> ofTotal(int m, int order) {
    List<Orders> targets = new ArrayList<>();
    extend(targets, new int[order], 0, 0, m);
    return targets;
  }

  private static void extend(List<Orders> targets, int[] axes, int at, int first, int m) {
    if (at == axes.length) {
      targets.add(Orders.of(axes));
      return;
    }
    for (int axis = first; axis < m; axis++) {
      axes[at] = axis;
      extend(targets, axes, at + 1, axis, m);
    }
  }

  static List<Orders> upTo(int m, int order) {
    List<Orders> targets = new ArrayList<>();
    for (int total = 0; total <= order; total++) {
      targets.addAll(ofTotal(m, total));
    }
    return targets;
  }

  static List<Orders> alone(int... orders) {
    List<Orders> targets = new ArrayList<>();
    for (int order : orders) {
      targets.add(Orders.NONE.with(0, order));
    }
    return targets;
  }

  static Planned plan(List<Spectrum> spectra, List<Orders> targets, Objective objective) {
    Planned planned = new PointPlanner(spectra).plan(targets, objective);
    TrigonometricFunction.random(spectra, 7).assertReproduced(targets, planned);
    return planned;
  }

  static int points(List<Spectrum> spectra, List<Orders> targets) {
    return plan(spectra, targets, Objective.FEWEST_POINTS).stencil().points().size();
  }

  static int points(int m, Spectrum spectrum, List<Orders> targets) {
    return points(Collections.nCopies(m, spectrum), targets);
  }

  /** Counts without trying the plan on a function, whose dimension grows like 3^m. */
  static int count(int m, Spectrum spectrum, List<Orders> targets) {
    return new PointPlanner(Collections.nCopies(m, spectrum))
        .plan(targets, Objective.FEWEST_POINTS)
        .stencil()
        .points()
        .size();
  }
}
