package dev.fluxion.dsl.engine.run;

import dev.fluxion.dsl.engine.compile.ExternalCall;
import dev.fluxion.spi.Kernel;
import java.util.Arrays;
import java.util.List;

/** Makes the evaluations of a wave that primitives' own kernels make, in process. */
final class KernelCalls {
  private KernelCalls() {}

  static void evaluate(List<ExternalCall> calls, double[] frame) {
    List<double[]> inputs = List.of();
    ExternalCall last = null;
    for (ExternalCall call : calls) {
      if (last == null || last.inputs() != call.inputs()) {
        inputs = call.inputs().stream().map(slots -> new double[slots.length]).toList();
      }
      call.arguments(frame, inputs);
      evaluate(call, call.kernel().orElseThrow(), inputs, frame);
      last = call;
    }
  }

  private static void evaluate(
      ExternalCall call, Kernel kernel, List<double[]> inputs, double[] frame) {
    if (kernel instanceof Kernel.Unary unary) {
      frame[call.outputs()[0]] = unary.function().applyAsDouble(inputs.get(0)[0]);
    } else if (kernel instanceof Kernel.Binary binary) {
      frame[call.outputs()[0]] =
          binary.function().applyAsDouble(inputs.get(0)[0], inputs.get(1)[0]);
    } else if (kernel instanceof Kernel.Nary nary) {
      double[] arguments = inputs.stream().mapToDouble(input -> input[0]).toArray();
      frame[call.outputs()[0]] = nary.function().applyAsDouble(arguments);
    } else if (kernel instanceof Kernel.Arrays arrays) {
      double[][] outputs =
          Arrays.stream(call.outputSizes()).mapToObj(double[]::new).toArray(double[][]::new);
      // Not List.toArray, on which C2 of JDK 25.0.3 crashes (SIGSEGV in Parse::array_load).
      arrays.function().fill(call.shapes(), inputs.stream().toArray(double[][]::new), outputs);
      for (int k = 0; k < outputs.length; k++) {
        System.arraycopy(outputs[k], 0, frame, call.outputs()[k], outputs[k].length);
      }
    }
  }
}
