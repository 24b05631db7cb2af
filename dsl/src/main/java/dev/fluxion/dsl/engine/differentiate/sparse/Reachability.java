package dev.fluxion.dsl.engine.differentiate.sparse;

import dev.fluxion.dsl.engine.differentiate.Context;
import dev.fluxion.spi.Expr;
import java.util.List;

/** Which variables each element of a result depends on: the pattern of a Jacobian. */
final class Reachability {
  private Reachability() {}

  /**
   * Returns the pattern.
   *
   * @param output of any shape
   * @param inputs whose elements, one after the other, are the variables
   * @param context who asks
   */
  static Pattern of(Expr output, List<Expr> inputs, Context context) {
    int variables = inputs.stream().mapToInt(input -> input.shape().size()).sum();
    Supports supports = new Supports(variables);
    Support[] elements = new Dependence(output, inputs, supports).of(output);
    IndexSet[] rows = new IndexSet[elements.length];
    long total = 0;
    for (int row = 0; row < rows.length; row++) {
      rows[row] = supports.members(elements[row]);
      total += rows[row].size();
      Sparsity.checkSize(Sparsity.JACOBIAN, total, context);
    }
    int[] starts = new int[rows.length + 1];
    int[] columns = new int[(int) total];
    for (int row = 0; row < rows.length; row++) {
      starts[row + 1] = rows[row].copyTo(columns, starts[row]);
    }
    return new Pattern(variables, starts, columns);
  }
}
