package dev.fluxion.dsl.engine.run;

import dev.fluxion.dsl.engine.compile.ExternalCall;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Shots;
import java.util.AbstractList;
import java.util.List;

/** Has the evaluations of a wave made by the backend and puts their results into the frame. */
final class BackendCalls {
  private BackendCalls() {}

  /**
   * Evaluates a wave.
   *
   * @param calls its evaluations
   * @param frame the values of all slots
   * @param importance how much the results depend on each
   * @param share the part of a total of shots that is for this wave
   * @param errors gets the standard error of each number
   */
  static Spending evaluate(
      List<ExternalCall> calls,
      Target target,
      double[] frame,
      double[] importance,
      double share,
      Errors errors) {
    Evaluated evaluated = target.evaluator().evaluate(new Wanted(calls, frame), importance, share);
    for (int i = 0; i < calls.size(); i++) {
      ExternalCall call = calls.get(i);
      Estimate estimate = evaluated.estimates().get(i);
      for (int k = 0; k < call.outputs().length; k++) {
        System.arraycopy(
            estimate.values().get(k), 0, frame, call.outputs()[k], call.outputSizes()[k]);
      }
      errors.add(estimate);
    }
    return evaluated.spending();
  }

  /** Gets estimates in the order of the evaluations. */
  @FunctionalInterface
  interface Errors {
    void add(Estimate estimate);
  }

  /** Reads the inputs of calls from the frame when they are asked for. */
  private static final class Wanted extends AbstractList<Evaluation> {
    private final List<ExternalCall> calls;
    private final double[] frame;

    Wanted(List<ExternalCall> calls, double[] frame) {
      this.calls = calls;
      this.frame = frame;
    }

    @Override
    public Evaluation get(int index) {
      ExternalCall call = calls.get(index);
      List<double[]> inputs =
          call.inputs().stream().map(slots -> new double[slots.length]).toList();
      call.arguments(frame, inputs);
      return new Evaluation(call.call(), call.orders(), inputs, call.shapes(), Shots.EXACT);
    }

    @Override
    public int size() {
      return calls.size();
    }
  }
}
