package dev.fluxion.tck.backend;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Rule;
import dev.fluxion.spi.Shots;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A right backend: exact, or with shots that are off by 1, up or down like a coin. Others differ in
 * what they override.
 */
public class TestDevice implements Backend {
  /** The id under which test plugins register it. */
  public static final String ID = "device";

  private final Capabilities capabilities;
  private final Map<Object, int[]> sizes = new ConcurrentHashMap<>();

  /** Creates a simulator that does both. */
  public TestDevice() {
    this(new Capabilities(Kind.SIMULATOR, true, true, 5000));
  }

  /** Creates a backend of any kind. */
  public TestDevice(Capabilities capabilities) {
    this.capabilities = capabilities;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public boolean supports(BoundPrimitive call) {
    return call.primitive().kernel(call.attributes()).isPresent();
  }

  @Override
  public List<Estimate> evaluate(List<Evaluation> batch) {
    if (batch.size() > capabilities.batchLimit()) {
      throw refusal("takes " + capabilities.batchLimit() + " evaluations, got " + batch.size());
    }
    for (Evaluation evaluation : batch) {
      check(evaluation);
    }
    List<Estimate> estimates = new ArrayList<>();
    for (Evaluation evaluation : batch) {
      estimates.add(attempt(evaluation));
    }
    return estimates;
  }

  void check(Evaluation evaluation) {
    if (!supports(evaluation.call())) {
      throw refusal("does not know '" + evaluation.call() + "'");
    }
    boolean exact = evaluation.shots().count() == 0;
    if (exact ? !capabilities.exact() : !capabilities.shots()) {
      throw refusal(exact ? "gives no exact values" : "does not sample");
    }
  }

  Estimate attempt(Evaluation evaluation) {
    try {
      return estimate(evaluation);
    } catch (IllegalStateException exception) {
      throw new FluxionException("TEST-3", "'" + evaluation.call() + "' failed", exception);
    }
  }

  static FluxionException refusal(String text) {
    return new FluxionException("TEST-2", "backend '" + ID + "' " + text);
  }

  Estimate estimate(Evaluation evaluation) {
    double[][] values = exact(evaluation);
    return evaluation.shots().count() == 0
        ? Estimate.exact(values)
        : sampled(values, evaluation.shots());
  }

  Estimate sampled(double[][] values, Shots shots) {
    SplittableRandom random = generator(shots.seed());
    List<double[]> means = new ArrayList<>();
    List<double[]> errors = new ArrayList<>();
    for (double[] exact : values) {
      double[] mean = new double[exact.length];
      double[] error = new double[exact.length];
      for (int i = 0; i < exact.length; i++) {
        mean[i] = mean(exact[i], random, shots.count());
        error[i] = error(exact[i], mean[i], shots.count());
      }
      means.add(mean);
      errors.add(error);
    }
    return new Estimate(means, errors, reported(shots));
  }

  SplittableRandom generator(long seed) {
    return new SplittableRandom(seed);
  }

  double mean(double exact, SplittableRandom random, long count) {
    return exact + tosses(random, count) / count;
  }

  double error(double exact, double mean, long count) {
    return 1 / Math.sqrt(count);
  }

  long reported(Shots shots) {
    return shots.count();
  }

  /** Heads minus tails. */
  static double tosses(SplittableRandom random, long count) {
    long heads = 0;
    for (long left = count; left > 0; left -= Long.SIZE) {
      long coins = random.nextLong();
      heads += Long.bitCount(left >= Long.SIZE ? coins : coins & ((1L << left) - 1));
    }
    return 2.0 * heads - count;
  }

  protected double[][] exact(Evaluation evaluation) {
    double[][] inputs = evaluation.inputs().toArray(double[][]::new);
    Kernel kernel = kernel(evaluation);
    if (kernel instanceof Kernel.Unary unary) {
      return new double[][] {{unary.function().applyAsDouble(inputs[0][0])}};
    } else if (kernel instanceof Kernel.Binary binary) {
      return new double[][] {{binary.function().applyAsDouble(inputs[0][0], inputs[1][0])}};
    } else if (kernel instanceof Kernel.Nary nary) {
      double[] arguments = new double[inputs.length];
      for (int k = 0; k < inputs.length; k++) {
        arguments[k] = inputs[k][0];
      }
      return new double[][] {{nary.function().applyAsDouble(arguments)}};
    }
    double[][] outputs =
        Arrays.stream(outputSizes(evaluation)).mapToObj(double[]::new).toArray(double[][]::new);
    ((Kernel.Arrays) kernel).function().fill(evaluation.shapes(), inputs, outputs);
    return outputs;
  }

  private int[] outputSizes(Evaluation evaluation) {
    return sizes.computeIfAbsent(
        List.of(evaluation.call().primitive(), evaluation.shapes()),
        key -> {
          Expr[] ones =
              evaluation.shapes().stream()
                  .map(shape -> Expr.constant(shape, 1))
                  .toArray(Expr[]::new);
          return evaluation.call().outputs(ones).stream()
              .mapToInt(output -> output.shape().size())
              .toArray();
        });
  }

  /** The kernel of the function, or of its derivative where that is given as a number. */
  protected Kernel kernel(Evaluation evaluation) {
    BoundPrimitive call = evaluation.call();
    for (int i = 0; i < evaluation.orders().size(); i++) {
      int order = evaluation.orders().get(i);
      if (order > 0) {
        for (Rule rule : call.primitive().rules(i)) {
          if (rule instanceof Rule.Nested nested && order <= nested.derivatives().size()) {
            return new Kernel.Unary(nested.derivatives().get(order - 1));
          }
        }
        return call.primitive().opaquePartial(i, call.attributes()).orElseThrow();
      }
    }
    return call.primitive().kernel(call.attributes()).orElseThrow();
  }

  @Override
  public void close() {}
}
