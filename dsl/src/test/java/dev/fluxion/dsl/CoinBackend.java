package dev.fluxion.dsl;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * A backend in process whose shots scatter like a coin: each adds the deviation or takes it away.
 */
public final class CoinBackend implements Backend {
  /**
   * Up to here coins are tossed one by one; above, a normal number of their variance is as good.
   */
  private static final long TOSSED = 1L << 24;

  private final Kind kind;
  private final int limit;
  private final ToDoubleFunction<Evaluation> deviation;
  private final Predicate<String> supported;
  private final AtomicLong evaluations = new AtomicLong();
  private final AtomicLong batches = new AtomicLong();
  private final AtomicLong shots = new AtomicLong();

  private CoinBackend(
      Kind kind, int limit, ToDoubleFunction<Evaluation> deviation, Predicate<String> supported) {
    this.kind = kind;
    this.limit = limit;
    this.deviation = deviation;
    this.supported = supported;
  }

  /** Returns a backend without a limit whose single shots have the standard deviation 1. */
  public static CoinBackend of(Kind kind) {
    return new CoinBackend(kind, Integer.MAX_VALUE, evaluation -> 1, id -> true);
  }

  /** Returns a new backend with another limit of its batches. */
  public CoinBackend limit(int changed) {
    return new CoinBackend(kind, changed, deviation, supported);
  }

  /** Returns a new backend with other standard deviations of single shots. */
  public CoinBackend deviation(ToDoubleFunction<Evaluation> changed) {
    return new CoinBackend(kind, limit, changed, supported);
  }

  /** Returns a new backend that supports primitives of some ids only. */
  public CoinBackend only(Predicate<String> changed) {
    return new CoinBackend(kind, limit, deviation, changed);
  }

  /** Returns the number of evaluations that were made. */
  public long evaluations() {
    return evaluations.get();
  }

  /** Returns the number of batches that were taken. */
  public long batches() {
    return batches.get();
  }

  /** Returns the number of shots that were taken. */
  public long shots() {
    return shots.get();
  }

  @Override
  public String id() {
    return "coin";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(kind, true, true, limit);
  }

  @Override
  public boolean supports(BoundPrimitive call) {
    return supported.test(call.primitive().id())
        && call.primitive().kernel(call.attributes()).isPresent();
  }

  @Override
  public List<Estimate> evaluate(List<Evaluation> batch) {
    if (batch.isEmpty() || batch.size() > limit) {
      throw new AssertionError("a batch of " + batch.size() + ", the limit is " + limit);
    }
    List<Estimate> estimates = batch.stream().map(this::estimate).toList();
    batches.incrementAndGet();
    evaluations.addAndGet(batch.size());
    shots.addAndGet(batch.stream().mapToLong(each -> each.shots().count()).sum());
    return estimates;
  }

  @Override
  public void close() {}

  private Estimate estimate(Evaluation evaluation) {
    double[][] values = exact(evaluation);
    long count = evaluation.shots().count();
    if (count == 0) {
      return Estimate.exact(values);
    }
    double scatter = deviation.applyAsDouble(evaluation);
    SplittableRandom random = new SplittableRandom(evaluation.shots().seed());
    List<double[]> errors = new ArrayList<>();
    for (double[] value : values) {
      double[] error = new double[value.length];
      for (int i = 0; i < value.length; i++) {
        value[i] += scatter * tosses(random, count) / count;
        error[i] = scatter / Math.sqrt(count);
      }
      errors.add(error);
    }
    return new Estimate(List.of(values), errors, count);
  }

  /** Returns heads minus tails. */
  static double tosses(SplittableRandom random, long count) {
    if (count > TOSSED) {
      return 2 * Math.rint((Math.sqrt(count) * random.nextGaussian() - count % 2) / 2) + count % 2;
    }
    long heads = 0;
    for (long left = count; left > 0; left -= Long.SIZE) {
      long coins = random.nextLong();
      heads += Long.bitCount(left >= Long.SIZE ? coins : coins & ((1L << left) - 1));
    }
    return 2.0 * heads - count;
  }

  private static double[][] exact(Evaluation evaluation) {
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
    double[][] outputs = outputs(evaluation);
    ((Kernel.Arrays) kernel).function().fill(evaluation.shapes(), inputs, outputs);
    return outputs;
  }

  private static double[][] outputs(Evaluation evaluation) {
    Expr[] arguments =
        evaluation.shapes().stream().map(shape -> Expr.constant(shape, 0.0)).toArray(Expr[]::new);
    return evaluation.call().outputs(arguments).stream()
        .map(output -> new double[output.shape().size()])
        .toArray(double[][]::new);
  }

  /** The kernel of the function, or of its derivative where that is given as a number. */
  private static Kernel kernel(Evaluation evaluation) {
    BoundPrimitive call = evaluation.call();
    for (int i = 0; i < evaluation.orders().size(); i++) {
      int order = evaluation.orders().get(i);
      if (order > 0) {
        for (Rule rule : call.primitive().rules(i)) {
          if (rule instanceof Rule.Nested nested && order <= nested.derivatives().size()) {
            return new Kernel.Unary(nested.derivatives().get(order - 1));
          } else if (rule instanceof Rule.NestedOfOrder ofOrder) {
            return new Kernel.Unary(x -> ofOrder.derivative().apply(order, x));
          }
        }
        return call.primitive().opaquePartial(i, call.attributes()).orElseThrow();
      }
    }
    return call.primitive().kernel(call.attributes()).orElseThrow();
  }
}
