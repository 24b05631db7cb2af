package dev.fluxion.tck.check;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The derivatives of an array primitive in given directions, as numbers, in forward and in reverse
 * mode. Directions and weights are inputs, so that they are varied like any other.
 */
final class Projection {
  private final ArrayMap map;

  Projection(ArrayMap map) {
    this.map = map;
  }

  /**
   * Returns the derivative of {@code <w, f(x + t v)>} in t, in forward mode.
   *
   * @param order 0 or more
   * @return a function of t, x, v and w, one after the other
   */
  ToDoubleFunction<double[]> forward(int order) {
    return code(line(order));
  }

  /**
   * Returns the function that {@link #forward} evaluates.
   *
   * @param order 0 or more
   */
  DifferentiableFunction line(int order) {
    Shape x = Shape.vector(map.size());
    DifferentiableFunction line =
        Fluxion.function(map.call().primitive().id())
            .input("t", Shape.scalar())
            .input("x", x)
            .input("v", x)
            .input("w", Shape.vector(map.outputSize()))
            .returns((t, at, v, w) -> map.at(at.plus(v.times(t))).dot(w));
    return map.hosted(order == 0 ? line : line.partial(Reading.repeated(0, order)));
  }

  /**
   * Returns {@code <w, f(x)>} differentiated in the directions v1, v2 and so on, each in reverse
   * mode.
   *
   * @param order 0 or more
   * @return a function of x, w, v1, v2 and so on, one after the other
   */
  ToDoubleFunction<double[]> reverse(int order) {
    return code(scalar(order));
  }

  private DifferentiableFunction scalar(int order) {
    return map.hosted(defined(order));
  }

  private DifferentiableFunction defined(int order) {
    if (order == 0) {
      return Fluxion.function(map.call().primitive().id())
          .input("x", Shape.vector(map.size()))
          .input("w", Shape.vector(map.outputSize()))
          .returns((x, w) -> map.at(x).dot(w));
    }
    DifferentiableFunction gradient = gradient(order);
    Map<String, Shape> inputs = new LinkedHashMap<>();
    gradient.inputNames().forEach(name -> inputs.put(name, gradient.inputShape(name)));
    inputs.put("v" + order, Shape.vector(map.size()));
    return Fluxion.function(map.call().primitive().id())
        .inputs(inputs)
        .returns(
            all -> {
              List<Expr> known = new ArrayList<>(all);
              Expr direction = known.remove(known.size() - 1);
              return gradient.apply(known.toArray(Expr[]::new)).dot(direction);
            });
  }

  /**
   * Returns the gradient by x of what {@link #reverse} gives for one order less.
   *
   * @param order 1 or more
   */
  DifferentiableFunction gradient(int order) {
    return scalar(order - 1).gradient("x");
  }

  private static ToDoubleFunction<double[]> code(DifferentiableFunction function) {
    double[] out = new double[1];
    return point -> {
      function.valueInto(point, out);
      return out[0];
    };
  }
}
