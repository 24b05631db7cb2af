package dev.fluxion.dsl;

import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The inputs of a function: their names, and where each is in the flat vector of all values. */
final class Inputs {
  private final String function;
  private final List<Expr> exprs;
  private final int[] sizes;
  private final int size;

  Inputs(String function, List<Expr> exprs) {
    this.function = function;
    this.exprs = exprs;
    this.sizes = new int[exprs.size()];
    int total = 0;
    for (int k = 0; k < sizes.length; k++) {
      sizes[k] = exprs.get(k).shape().size();
      total += sizes[k];
    }
    this.size = total;
  }

  List<Expr> exprs() {
    return exprs;
  }

  /** Returns the number of values of all inputs together. */
  int size() {
    return size;
  }

  static String name(Expr input) {
    return ((Op.Input) input.op()).name();
  }

  List<String> names() {
    return exprs.stream().map(Inputs::name).toList();
  }

  Expr named(String name) {
    for (Expr input : exprs) {
      if (name(input).equals(name)) {
        return input;
      }
    }
    throw new FluxionException(
        "FLX-211", "function '" + function + "' has no input '" + name + "', it has " + names());
  }

  /** Returns the shape of a derivative by all inputs: that of one input, or a flat vector. */
  Shape shape() {
    return exprs.size() == 1 ? exprs.get(0).shape() : Shape.vector(size);
  }

  /** Returns one array for each input joined like the inputs' values are. */
  Expr join(List<Expr> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    return Expr.concat(parts.stream().map(Expr::flatten).toArray(Expr[]::new));
  }

  /** An element of all inputs, found by its place in the flat vector. */
  record Element(Expr input, int element) {}

  Element element(int flat) {
    int position = flat;
    for (Expr input : exprs) {
      if (position >= 0 && position < input.shape().size()) {
        return new Element(input, position);
      }
      position -= input.shape().size();
    }
    throw new FluxionException(
        "FLX-212",
        "function '"
            + function
            + "' has "
            + size
            + " variables, numbered from 0, there is no number "
            + flat);
  }

  double[] check(double[] point, boolean finiteOnly) {
    if (point.length != size) {
      throw new FluxionException(
          "FLX-213",
          "function '"
              + function
              + "' takes "
              + size
              + " numbers ("
              + describe()
              + "), got "
              + point.length);
    }
    if (finiteOnly) {
      for (int i = 0; i < point.length; i++) {
        if (!Double.isFinite(point[i])) {
          throw new FluxionException(
              "FLX-214",
              "function '"
                  + function
                  + "' refuses inputs that are not finite, got "
                  + point[i]
                  + " as variable "
                  + i);
        }
      }
    }
    return point;
  }

  /** Refuses arrays for inputs of which the number or a length is wrong. */
  void check(double[][] arrays) {
    if (arrays.length != sizes.length) {
      throw new FluxionException(
          "FLX-213",
          "function '"
              + function
              + "' takes "
              + exprs.size()
              + " arrays ("
              + describe()
              + "), got "
              + arrays.length);
    }
    for (int i = 0; i < arrays.length; i++) {
      if (arrays[i].length != sizes[i]) {
        throw new FluxionException(
            "FLX-213",
            "input '"
                + name(exprs.get(i))
                + "' of function '"
                + function
                + "' takes "
                + sizes[i]
                + " numbers, got "
                + arrays[i].length);
      }
    }
  }

  /** Returns one array for each input; a single one is not copied. */
  double[][] split(double[] point) {
    if (sizes.length == 1) {
      return new double[][] {point};
    }
    double[][] arrays = new double[sizes.length][];
    int start = 0;
    for (int k = 0; k < sizes.length; k++) {
      arrays[k] = Arrays.copyOfRange(point, start, start + sizes[k]);
      start += sizes[k];
    }
    return arrays;
  }

  double[] flatten(double[]... arrays) {
    check(arrays);
    return Arrays.stream(arrays).flatMapToDouble(Arrays::stream).toArray();
  }

  String describe() {
    List<String> parts = new ArrayList<>();
    exprs.forEach(input -> parts.add(name(input) + ": " + input.shape()));
    return String.join(", ", parts);
  }
}
