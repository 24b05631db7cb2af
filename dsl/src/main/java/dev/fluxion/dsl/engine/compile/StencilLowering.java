package dev.fluxion.dsl.engine.compile;

import dev.fluxion.dsl.engine.plan.StencilCall;
import dev.fluxion.dsl.engine.plan.points.Stencil;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Lowers the evaluations of a primitive at one base point, and the derivatives that are made of
 * them: a few as instructions of their own, many as one sparse matrix.
 */
final class StencilLowering {
  private static final long UNROLL_LIMIT = 2_000;

  private final ProgramBuilder builder;
  private final ExternalCalls calls;

  StencilLowering(ProgramBuilder builder, ExternalCalls calls) {
    this.builder = builder;
    this.calls = calls;
  }

  /**
   * Returns the derivatives one after the other.
   *
   * @param call what is evaluated
   * @param kernel the code that evaluates it; nothing if a backend does
   * @param node the node of the planned graph
   * @param args the base point
   * @param outputSizes the length of each output of the primitive
   */
  Value lower(
      StencilCall call, Optional<Kernel> kernel, Expr node, List<Value> args, int[] outputSizes) {
    Combinations combinations = new Combinations(call, node.shape().size());
    if (call.self().primitive().isElementwise()) {
      List<Shape> shapes = args.stream().map(arg -> Shape.scalar()).toList();
      int elements = args.get(0).size();
      for (int e = 0; e < elements; e++) {
        int element = e;
        List<int[]> slots = args.stream().map(arg -> new int[] {arg.slot(element)}).toList();
        combinations.add(
            evaluate(call, at(call.self(), kernel, slots, shapes, new int[] {1})), element, 1);
      }
    } else {
      List<Shape> shapes = node.args().stream().map(Expr::shape).toList();
      List<int[]> slots = args.stream().map(Lowering::slots).toList();
      Value[][] values = evaluate(call, at(call.self(), kernel, slots, shapes, outputSizes));
      combinations.add(values, 0, -1);
    }
    return combinations.emit();
  }

  private ExternalCalls.AtBase at(
      BoundPrimitive self,
      Optional<Kernel> kernel,
      List<int[]> inputs,
      List<Shape> shapes,
      int[] outputSizes) {
    return calls.at(self, List.of(), kernel, inputs, shapes, outputSizes);
  }

  private static Value[][] evaluate(StencilCall call, ExternalCalls.AtBase base) {
    return call.stencil().points().stream().map(base::shifted).toArray(Value[][]::new);
  }

  /** The rows of weights over slots, one for each number of the result. */
  private final class Combinations {
    private final StencilCall call;
    private final int[][] slots;
    private final double[][] weights;
    private long terms;

    Combinations(StencilCall call, int size) {
      this.call = call;
      this.slots = new int[size][];
      this.weights = new double[size][];
    }

    /**
     * Adds the rows of a base point.
     *
     * @param values the outputs at each point of the stencil
     * @param from the first element of each derivative that is of this base point
     * @param count how many elements; all if negative
     */
    void add(Value[][] values, int from, int count) {
      Stencil stencil = call.stencil();
      for (int d = 0; d < call.size(); d++) {
        int start = call.starts()[d] + from;
        int size = count < 0 ? call.starts()[d + 1] - start : count;
        double[] row = new double[stencil.rowSize(d)];
        Arrays.setAll(row, weights(stencil, d));
        for (int e = 0; e < size; e++) {
          int[] places = new int[row.length];
          for (int k = 0; k < row.length; k++) {
            places[k] = values[stencil.point(d, k)][call.outputs()[d]].slot(e);
          }
          slots[start + e] = places;
          weights[start + e] = row;
          terms += row.length;
        }
      }
    }

    Value emit() {
      if (terms <= UNROLL_LIMIT) {
        int[] sums = new int[slots.length];
        Arrays.setAll(sums, k -> builder.combination(slots[k], weights[k]));
        return new Value.Slots(sums);
      }
      int dst = builder.allocate(slots.length);
      builder.block(new Combine(dst, slots, weights), "", 0);
      return new Value.Block(dst, slots.length);
    }
  }

  private static java.util.function.IntToDoubleFunction weights(Stencil stencil, int row) {
    return k -> stencil.weight(row, k);
  }
}
