package dev.fluxion.dsl.engine.run;

import dev.fluxion.dsl.engine.compile.ExternalCall;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Shots;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sends the evaluations of a wave to the backend in as few batches as it takes. */
final class BackendCalls {
  private BackendCalls() {}

  static Spending evaluate(List<ExternalCall> calls, Target target, double[] frame) {
    Backend backend = target.backend().orElseThrow();
    int limit = backend.capabilities().batchLimit();
    Spending spending = Spending.NONE;
    for (int from = 0; from < calls.size(); from += limit) {
      List<ExternalCall> part = calls.subList(from, Math.min(calls.size(), from + limit));
      List<Evaluation> batch =
          part.stream().map(call -> seeded(evaluation(call, frame, target.shots()))).toList();
      List<Estimate> estimates = backend.evaluate(batch);
      if (estimates.size() != batch.size()) {
        throw new FluxionException(
            "FLX-341",
            "backend '"
                + backend.id()
                + "' must return one estimate for each of "
                + batch.size()
                + " evaluations, got "
                + estimates.size());
      }
      for (int k = 0; k < part.size(); k++) {
        spending = spending.plus(store(backend, part.get(k), estimates.get(k), frame));
      }
      spending = spending.plus(new Spending(1, 0, 0));
    }
    return spending;
  }

  private static Evaluation seeded(Evaluation evaluation) {
    Shots shots = evaluation.shots();
    return new Evaluation(
        evaluation.call(),
        evaluation.orders(),
        evaluation.inputs(),
        evaluation.shapes(),
        shots.seed(Seeds.of(shots.seed(), evaluation, 0)));
  }

  private static Evaluation evaluation(ExternalCall call, double[] frame, Shots shots) {
    List<double[]> inputs = new ArrayList<>();
    for (int[] slots : call.inputs()) {
      inputs.add(Arrays.stream(slots).mapToDouble(slot -> frame[slot]).toArray());
    }
    return new Evaluation(call.call(), call.orders(), inputs, call.shapes(), shots);
  }

  private static Spending store(
      Backend backend, ExternalCall call, Estimate estimate, double[] frame) {
    double largest = 0;
    for (int k = 0; k < call.outputs().length; k++) {
      int size = call.outputSizes()[k];
      if (estimate.values().size() <= k || estimate.values().get(k).length != size) {
        throw new FluxionException(
            "FLX-342",
            "backend '"
                + backend.id()
                + "' must return "
                + size
                + " values for output "
                + k
                + " of '"
                + call.call()
                + "', got "
                + (estimate.values().size() <= k ? 0 : estimate.values().get(k).length));
      }
      System.arraycopy(estimate.values().get(k), 0, frame, call.outputs()[k], size);
      for (double error : estimate.standardErrors().get(k)) {
        largest = Math.max(largest, error);
      }
    }
    return new Spending(0, estimate.shots(), largest);
  }
}
