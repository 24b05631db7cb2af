package dev.fluxion.bench.workload;

import static dev.fluxion.bench.task.Contestant.FLUXION;
import static dev.fluxion.bench.task.Contestant.HAND;
import static dev.fluxion.bench.task.Contestant.VALUE;
import static dev.fluxion.elementary.Elementary.logSoftmax;
import static dev.fluxion.elementary.Elementary.tanh;
import static dev.fluxion.spi.Shape.matrix;
import static dev.fluxion.spi.Shape.vector;

import dev.fluxion.bench.task.Contestant;
import dev.fluxion.bench.task.Goal;
import dev.fluxion.bench.task.Pace;
import dev.fluxion.bench.task.Task;
import dev.fluxion.bench.task.Workload;
import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.dsl.Request;
import dev.fluxion.spi.Expr;
import java.util.List;

/**
 * A perceptron of two layers, tanh between them, softmax cross-entropy of a batch: the value, and
 * the gradients by all weights.
 */
final class Perceptron implements Workload {
  static final int BATCH = 256;
  static final int IN = 64;
  static final int HIDDEN = 256;
  static final int OUT = 10;

  /**
   * Its inputs.
   *
   * @param x the batch, a row for each sample
   * @param t the classes, one-hot
   * @param w1 weights into the hidden layer
   * @param b1 their biases
   * @param w2 weights into the output layer
   * @param b2 their biases
   */
  record Inputs(double[] x, double[] t, double[] w1, double[] b1, double[] w2, double[] b2) {
    static Inputs random() {
      double wide = 1 / Math.sqrt(IN);
      double narrow = 1 / Math.sqrt(HIDDEN);
      return new Inputs(
          Data.uniform(1, BATCH * IN, -1, 1),
          Data.oneHot(2, BATCH, OUT),
          Data.uniform(3, IN * HIDDEN, -wide, wide),
          Data.uniform(4, HIDDEN, -wide, wide),
          Data.uniform(5, HIDDEN * OUT, -narrow, narrow),
          Data.uniform(6, OUT, -narrow, narrow));
    }

    double[][] all() {
      return new double[][] {x, t, w1, b1, w2, b2};
    }
  }

  private static DifferentiableFunction function() {
    return Fluxion.function("perceptron")
        .input("x", matrix(BATCH, IN))
        .input("t", matrix(BATCH, OUT))
        .input("w1", matrix(IN, HIDDEN))
        .input("b1", vector(HIDDEN))
        .input("w2", matrix(HIDDEN, OUT))
        .input("b2", vector(OUT))
        .returns(Perceptron::loss);
  }

  private static Expr loss(List<Expr> inputs) {
    Expr x = inputs.get(0);
    Expr t = inputs.get(1);
    Expr hidden = tanh(x.matmul(inputs.get(2)).plus(inputs.get(3)));
    Expr logits = hidden.matmul(inputs.get(4)).plus(inputs.get(5));
    return logSoftmax(logits).times(t).sum().div(-BATCH);
  }

  private static FluxionRequest gradients() {
    Request request = function().request().value();
    for (String input : List.of("w1", "b1", "w2", "b2")) {
      request = request.gradient(input);
    }
    return new FluxionRequest(
        request.prepare(), Inputs.random().all(), 1, IN * HIDDEN, HIDDEN, HIDDEN * OUT, OUT);
  }

  @Override
  public List<Task> tasks() {
    return List.of(
        new Task(
            "mlp",
            "value and gradients by all weights of a perceptron 64-256-10, tanh, batch 256",
            "sample",
            BATCH,
            1e-11,
            Pace.STEADY,
            List.of(
                Contestant.of(HAND, () -> new PerceptronByHand(Inputs.random())),
                Contestant.of(FLUXION, Perceptron::gradients),
                Contestant.of(
                    VALUE,
                    () ->
                        new FluxionRequest(
                            function().request().value().prepare(), Inputs.random().all(), 1)),
                Contestant.of(Torch.NAME, () -> new PerceptronPyTorch(Inputs.random()))),
            List.of(
                new Goal.TimeAtMost(FLUXION, HAND, 1),
                new Goal.TimeAtMost(FLUXION, Torch.NAME, 1),
                new Goal.TimeAtMost(FLUXION, VALUE, 3))));
  }
}
