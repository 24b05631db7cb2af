package dev.fluxion.dsl.engine.plan.points;

import java.util.Arrays;

/** The product of the rules of several axes: every mixed derivative on the corners of a grid. */
final class TensorRule {
  private final AxisRule[] rules;
  private int[] masks = new int[16];
  private long[] codes = new long[16];
  private double[] weights = new double[16];
  private int size;

  private TensorRule(AxisRule[] rules) {
    this.rules = rules;
  }

  /**
   * Returns the derivative of some types.
   *
   * @param rules the rule of each axis
   * @param types the type in each axis
   */
  static Template.Row row(AxisRule[] rules, int[] types) {
    TensorRule product = new TensorRule(rules);
    product.extend(types, 0, 0, 0, 1, 1);
    return new Template.Row(
        Arrays.copyOf(product.masks, product.size),
        Arrays.copyOf(product.codes, product.size),
        Arrays.copyOf(product.weights, product.size));
  }

  private void extend(int[] types, int axis, int mask, long code, long unit, double weight) {
    if (axis == types.length) {
      add(mask, code, weight);
      return;
    }
    double[] along = rules[axis].weights(types[axis]);
    if (along[0] != 0) {
      extend(types, axis + 1, mask, code, unit, weight * along[0]);
    }
    for (int node = 1; node < along.length; node++) {
      if (along[node] != 0) {
        extend(
            types,
            axis + 1,
            mask | 1 << axis,
            code + unit * node,
            unit * along.length,
            weight * along[node]);
      }
    }
  }

  private void add(int mask, long code, double weight) {
    if (size == masks.length) {
      masks = Arrays.copyOf(masks, 2 * size);
      codes = Arrays.copyOf(codes, 2 * size);
      weights = Arrays.copyOf(weights, 2 * size);
    }
    masks[size] = mask;
    codes[size] = code;
    weights[size++] = weight;
  }
}
