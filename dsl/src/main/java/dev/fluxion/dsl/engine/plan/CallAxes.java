package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.normalize.Rewrites;
import dev.fluxion.dsl.engine.normalize.ShiftOperator.Folding;
import dev.fluxion.spi.Declaration;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Spectrum;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers that a primitive is called with, each an axis along which it is shifted: the
 * arguments of an elementwise primitive, the elements of all arguments of an array primitive.
 */
final class CallAxes {
  private final Op.Call call;
  private final List<Shape> shapes;
  private final Rewrites rewrites;
  private final int[] starts;
  private final Map<Integer, Optional<Spectrum>> spectra = new HashMap<>();
  private final Map<Optional<Spectrum>, Folding> foldings = new HashMap<>();

  CallAxes(Expr node, Rewrites rewrites) {
    this.call = (Op.Call) node.op();
    this.rewrites = rewrites;
    this.shapes = new ArrayList<>();
    for (Expr arg : node.args()) {
      shapes.add(arg.shape());
    }
    this.starts = new int[shapes.size() + 1];
    for (int i = 0; i < shapes.size(); i++) {
      starts[i + 1] = starts[i] + (isElementwise() ? 1 : shapes.get(i).size());
    }
  }

  boolean isElementwise() {
    return call.primitive().isElementwise();
  }

  int count() {
    return starts[shapes.size()];
  }

  /** Returns the first axis of an argument. */
  int start(int argument) {
    return starts[argument];
  }

  /** Returns the number of axes of an argument. */
  int size(int argument) {
    return starts[argument + 1] - starts[argument];
  }

  private int argument(int axis) {
    int argument = 0;
    while (axis >= starts[argument + 1]) {
      argument++;
    }
    return argument;
  }

  Optional<Spectrum> spectrum(int axis) {
    return spectra.computeIfAbsent(axis, this::declared);
  }

  private Optional<Spectrum> declared(int axis) {
    int argument = argument(axis);
    return isElementwise()
        ? call.primitive().declaration(argument).spectrum()
        : call.primitive()
            .spectra(argument)
            .map(rule -> rule.apply(call.attributes(), axis - starts[argument]));
  }

  Folding folding(int axis) {
    if (!rewrites.fold()) {
      return Folding.NONE;
    } else if (isElementwise()) {
      Declaration declaration = call.primitive().declaration(argument(axis));
      return new Folding(declaration.knownPeriod(), declaration.knownAntiperiod());
    }
    return foldings.computeIfAbsent(
        spectrum(axis),
        declared ->
            new Folding(
                declared.flatMap(Spectrum::period), declared.flatMap(Spectrum::antiperiod)));
  }

  /** Returns whether the mixed derivative by some axes may differ from zero. */
  boolean interact(List<Integer> axes) {
    return call.primitive()
        .interaction()
        .map(rule -> rule.interact(call.attributes(), axes))
        .orElse(true);
  }
}
