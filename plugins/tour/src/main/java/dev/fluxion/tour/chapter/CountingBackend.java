package dev.fluxion.tour.chapter;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Kernel;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A device, as far as an application can tell, that counts the evaluations and the shots it is
 * asked for. Each shot is off by 1, up or down like a coin: bounded, with variance 1.
 *
 * <p>It evaluates primitives of one output, which is one number.
 */
final class CountingBackend implements Backend {
  private long evaluations;
  private long shots;
  private long seed;

  /** Returns how many evaluations it was asked for since this was last asked. */
  long evaluations() {
    long counted = evaluations;
    evaluations = 0;
    return counted;
  }

  /** Returns how many shots it was asked for since this was last asked. */
  long shots() {
    long counted = shots;
    shots = 0;
    return counted;
  }

  /** Lets the same shots fall otherwise, as they do when a device is asked again. */
  void seed(long changed) {
    seed = changed;
  }

  @Override
  public String id() {
    return "device";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(Kind.HARDWARE, true, true, Integer.MAX_VALUE);
  }

  @Override
  public boolean supports(BoundPrimitive call) {
    return call.primitive()
        .kernel(call.attributes())
        .filter(kernel -> kernel instanceof Kernel.Nary || kernel instanceof Kernel.Arrays)
        .isPresent();
  }

  @Override
  public List<Estimate> evaluate(List<Evaluation> batch) {
    for (Evaluation evaluation : batch) {
      if (!supports(evaluation.call())) {
        throw new FluxionException(
            "TOUR-1", "the device does not evaluate '" + evaluation.call() + "'");
      }
    }
    evaluations += batch.size();
    return batch.stream().map(this::estimate).toList();
  }

  @Override
  public void close() {}

  private Estimate estimate(Evaluation evaluation) {
    double value = exact(evaluation);
    long count = evaluation.shots().count();
    if (count == 0) {
      return Estimate.exact(new double[] {value});
    }
    shots += count;
    SplittableRandom coins =
        new SplittableRandom(new SplittableRandom(seed).nextLong() ^ evaluation.shots().seed());
    double mean = value + (double) headsMinusTails(coins, count) / count;
    return new Estimate(
        List.of(new double[] {mean}), List.of(new double[] {1 / Math.sqrt((double) count)}), count);
  }

  private static long headsMinusTails(SplittableRandom coins, long count) {
    long heads = 0;
    for (long left = count; left > 0; left -= Long.SIZE) {
      long tossed = coins.nextLong();
      heads += Long.bitCount(left >= Long.SIZE ? tossed : tossed & ((1L << left) - 1));
    }
    return 2 * heads - count;
  }

  private static double exact(Evaluation evaluation) {
    Kernel kernel =
        evaluation.call().primitive().kernel(evaluation.call().attributes()).orElseThrow();
    // Not List.toArray, on which C2 of JDK 25.0.3 crashes (SIGSEGV in Parse::array_load).
    double[][] inputs = evaluation.inputs().stream().toArray(double[][]::new);
    if (kernel instanceof Kernel.Nary nary) {
      double[] arguments = new double[inputs.length];
      for (int i = 0; i < inputs.length; i++) {
        arguments[i] = inputs[i][0];
      }
      return nary.function().applyAsDouble(arguments);
    } else if (kernel instanceof Kernel.Arrays arrays) {
      double[][] outputs = {{0}};
      arrays.function().fill(evaluation.shapes(), inputs, outputs);
      return outputs[0][0];
    }
    throw new IllegalArgumentException("the device does not know " + evaluation.call());
  }
}
