package dev.fluxion.tck.backend;

import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Rule;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** What an evaluation gives by the kernel of its primitive, in process. */
final class Reference {
  private Reference() {}

  /**
   * Returns the value of an evaluation, or of its numeric rule if it asks for a derivative: all
   * elements of all outputs.
   *
   * @return empty if the primitive has no kernel
   */
  static Optional<double[]> of(Hosted hosted, Evaluation evaluation) {
    BoundPrimitive call = evaluation.call();
    double[][] inputs = evaluation.inputs().stream().map(double[]::clone).toArray(double[][]::new);
    for (int i = 0; i < evaluation.orders().size(); i++) {
      if (evaluation.orders().get(i) > 0) {
        return derivative(call, i, evaluation.orders().get(i))
            .map(kernel -> number(kernel, inputs));
      }
    }
    Optional<Kernel> kernel = call.primitive().kernel(call.attributes());
    if (kernel.isPresent() && kernel.get() instanceof Kernel.Arrays arrays) {
      int[] sizes = hosted.outputSizes();
      double[][] outputs = new double[sizes.length][];
      for (int k = 0; k < sizes.length; k++) {
        outputs[k] = new double[sizes[k]];
      }
      arrays.function().fill(evaluation.shapes(), inputs, outputs);
      return Optional.of(Estimates.flat(List.of(outputs)));
    }
    return kernel.map(each -> number(each, inputs));
  }

  private static double[] number(Kernel kernel, double[][] inputs) {
    double value;
    if (kernel instanceof Kernel.Unary unary) {
      value = unary.function().applyAsDouble(inputs[0][0]);
    } else if (kernel instanceof Kernel.Binary binary) {
      value = binary.function().applyAsDouble(inputs[0][0], inputs[1][0]);
    } else {
      double[] arguments = new double[inputs.length];
      for (int i = 0; i < inputs.length; i++) {
        arguments[i] = inputs[i][0];
      }
      value = ((Kernel.Nary) kernel).function().applyAsDouble(arguments);
    }
    return new double[] {value};
  }

  /**
   * Returns the code of a derivative that is given as a number.
   *
   * @param argument the argument
   * @param order 1 or more
   */
  static Optional<Kernel> derivative(BoundPrimitive call, int argument, int order) {
    for (Rule rule : call.primitive().rules(argument)) {
      if (rule instanceof Rule.Nested nested && order <= nested.derivatives().size()) {
        DoubleUnaryOperator code = nested.derivatives().get(order - 1);
        return Optional.of(new Kernel.Unary(code));
      } else if (rule instanceof Rule.NestedOfOrder ofOrder) {
        return Optional.of(new Kernel.Unary(x -> ofOrder.derivative().apply(order, x)));
      }
    }
    return order == 1
        ? call.primitive().opaquePartial(argument, call.attributes())
        : Optional.empty();
  }
}
