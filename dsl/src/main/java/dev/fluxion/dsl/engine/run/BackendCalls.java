package dev.fluxion.dsl.engine.run;

import dev.fluxion.dsl.engine.compile.ExternalCall;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Shots;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Sends the evaluations of a wave to the backend and puts their results into the frame. */
final class BackendCalls {
  private BackendCalls() {}

  static Spending evaluate(List<ExternalCall> calls, Target target, double[] frame) {
    Evaluator evaluator =
        new Evaluator(
            target.backend().orElseThrow(),
            ShotPolicy.of(target.shots()),
            Optional.empty(),
            Reuse.EXACT_ONLY);
    double[] importance = new double[calls.size()];
    Arrays.fill(importance, 1);
    Evaluated evaluated = evaluator.evaluate(new Wanted(calls, frame), importance, 1);
    for (int i = 0; i < calls.size(); i++) {
      store(calls.get(i), evaluated.estimates().get(i), frame);
    }
    return evaluated.spending();
  }

  private static void store(ExternalCall call, Estimate estimate, double[] frame) {
    for (int k = 0; k < call.outputs().length; k++) {
      System.arraycopy(
          estimate.values().get(k), 0, frame, call.outputs()[k], call.outputSizes()[k]);
    }
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
      List<double[]> inputs = new ArrayList<>();
      for (int[] slots : call.inputs()) {
        inputs.add(Arrays.stream(slots).mapToDouble(slot -> frame[slot]).toArray());
      }
      return new Evaluation(call.call(), call.orders(), inputs, call.shapes(), Shots.EXACT);
    }

    @Override
    public int size() {
      return calls.size();
    }
  }
}
