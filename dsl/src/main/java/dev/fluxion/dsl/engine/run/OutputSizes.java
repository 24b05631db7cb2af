package dev.fluxion.dsl.engine.run;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The number of values that each output of an evaluation has. For one thread. */
final class OutputSizes {
  private static final int[] SINGLE = {1};

  private @Nullable BoundPrimitive last;
  private List<Shape> lastShapes = List.of();
  private int[] lastSizes = SINGLE;

  /** Returns whether an estimate has the values of each output. */
  boolean fit(Evaluation evaluation, Estimate estimate) {
    return firstThatDiffers(evaluation, estimate) < 0;
  }

  /** Refuses an estimate that lacks the values of an output. */
  void check(Backend backend, Evaluation evaluation, Estimate estimate) {
    int output = firstThatDiffers(evaluation, estimate);
    if (output >= 0) {
      List<double[]> values = estimate.values();
      throw new FluxionException(
          "FLX-342",
          "backend '"
              + backend.id()
              + "' must return "
              + of(evaluation)[output]
              + " values for output "
              + output
              + " of '"
              + evaluation.call()
              + "', got "
              + (values.size() <= output ? 0 : values.get(output).length));
    }
  }

  private int firstThatDiffers(Evaluation evaluation, Estimate estimate) {
    int[] sizes = of(evaluation);
    List<double[]> values = estimate.values();
    for (int k = 0; k < sizes.length; k++) {
      if (values.size() <= k || values.get(k).length != sizes[k]) {
        return k;
      }
    }
    return -1;
  }

  /** Neighbours in a batch mostly call the same primitive with the same shapes. */
  private int[] of(Evaluation evaluation) {
    BoundPrimitive call = evaluation.call();
    if (call.primitive().isElementwise()) {
      return SINGLE;
    }
    if (call != last || !evaluation.shapes().equals(lastShapes)) {
      Expr[] arguments =
          evaluation.shapes().stream().map(shape -> Expr.constant(shape, 0.0)).toArray(Expr[]::new);
      lastSizes =
          call.outputs(arguments).stream().mapToInt(output -> output.shape().size()).toArray();
      lastShapes = evaluation.shapes();
      last = call;
    }
    return lastSizes;
  }
}
