package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.plan.points.Orders;
import dev.fluxion.spi.Op;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of the derivative of an array primitive, in the order of its axes: one for each
 * choice of an element of every input that it is differentiated in.
 */
final class TensorEntries {
  private final int[] starts;
  private final int[] sizes;
  private final int count;

  private TensorEntries(int[] starts, int[] sizes) {
    this.starts = starts;
    this.sizes = sizes;
    int product = 1;
    for (int size : sizes) {
      product = Math.multiplyExact(product, size);
    }
    this.count = product;
  }

  static TensorEntries of(Op.Call call, CallAxes axes) {
    List<Integer> inputs = new ArrayList<>();
    for (int i = 0; i < call.orders().size(); i++) {
      for (int k = 0; k < call.order(i); k++) {
        inputs.add(i);
      }
    }
    return new TensorEntries(
        inputs.stream().mapToInt(axes::start).toArray(),
        inputs.stream().mapToInt(axes::size).toArray());
  }

  int count() {
    return count;
  }

  /** Returns the partial derivative that an entry is. */
  Orders orders(int entry) {
    int[] chosen = new int[sizes.length];
    int rest = entry;
    for (int k = sizes.length - 1; k >= 0; k--) {
      chosen[k] = starts[k] + rest % sizes[k];
      rest /= sizes[k];
    }
    return Orders.of(chosen);
  }
}
