package dev.fluxion.tck.backend;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Backend.Capabilities;
import dev.fluxion.spi.Backend.Kind;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Backends that keep all rules, each awkward in its own way. */
public final class RightDevices {
  private RightDevices() {}

  /** Returns backends for functions between -1 and 1, by what is awkward about them. */
  public static Map<String, Supplier<Backend>> all() {
    Map<String, Supplier<Backend>> all = new LinkedHashMap<>();
    all.put("coins", TestDevice::new);
    all.put(
        "exact only",
        () -> new TestDevice(new Capabilities(Kind.ANALYTIC, true, false, Integer.MAX_VALUE)));
    all.put(
        "samples only, one at a time",
        () -> new TestDevice(new Capabilities(Kind.SIMULATOR, false, true, 1)));
    all.put("outcomes 1 and -1, errors estimated", Bernoulli::new);
    all.put("normal noise", Normal::new);
    all.put("hardware that never repeats itself", Hardware::new);
    all.put("remembers", Remembering::new);
    all.put("threads of its own", Parallel::new);
    all.put("a rare outcome far off", Rare::new);
    return all;
  }

  /** Measures 1 with probability (1 + v)/2, else -1; the error is estimated from the shots. */
  static class Bernoulli extends TestDevice {
    @Override
    double mean(double exact, SplittableRandom random, long count) {
      double threshold = (1 + exact) / 2;
      if (Double.isNaN(threshold)) {
        return Double.NaN;
      }
      long ups = 0;
      for (long k = 0; k < count; k++) {
        ups += random.nextDouble() < threshold ? 1 : 0;
      }
      return (2.0 * ups - count) / count;
    }

    @Override
    double error(double exact, double mean, long count) {
      return Math.sqrt(Math.max(0, 1 - mean * mean) / Math.max(1, count - 1));
    }
  }

  /** Adds noise of a size that depends on the value. */
  static final class Normal extends TestDevice {
    @Override
    double mean(double exact, SplittableRandom random, long count) {
      return exact + error(exact, exact, count) * random.nextGaussian();
    }

    @Override
    double error(double exact, double mean, long count) {
      return (0.2 + exact * exact) / Math.sqrt(count);
    }
  }

  /** Takes its randomness from elsewhere, as a device does. */
  static final class Hardware extends Bernoulli {
    private static final SplittableRandom ENTROPY = new SplittableRandom(17);

    @Override
    public Capabilities capabilities() {
      return new Capabilities(Kind.HARDWARE, false, true, 300);
    }

    @Override
    public List<Estimate> evaluate(List<Evaluation> batch) {
      if (batch.size() > capabilities().batchLimit()) {
        throw refusal("takes 300 evaluations, got " + batch.size());
      }
      return super.evaluate(batch);
    }

    @Override
    void check(Evaluation evaluation) {
      if (evaluation.shots().count() == 0) {
        throw refusal("gives no exact values");
      }
      super.check(evaluation);
    }

    @Override
    SplittableRandom generator(long seed) {
      synchronized (ENTROPY) {
        return ENTROPY.split();
      }
    }
  }

  /** Keeps results by everything that they depend on, and hands out copies. */
  static final class Remembering extends TestDevice {
    private final Map<Object, Estimate> kept = new ConcurrentHashMap<>();

    private static Object key(Evaluation evaluation) {
      List<List<Double>> inputs =
          evaluation.inputs().stream().map(x -> Arrays.stream(x).boxed().toList()).toList();
      return List.of(
          evaluation.call().primitive(),
          evaluation.call().attributes(),
          evaluation.orders(),
          evaluation.shapes(),
          inputs,
          evaluation.shots());
    }

    @Override
    Estimate estimate(Evaluation evaluation) {
      return Estimates.copy(kept.computeIfAbsent(key(evaluation), k -> super.estimate(evaluation)));
    }
  }

  /** Evaluates the evaluations of a batch at the same time. */
  static final class Parallel extends TestDevice {
    @Override
    public List<Estimate> evaluate(List<Evaluation> batch) {
      if (batch.size() > capabilities().batchLimit()) {
        return super.evaluate(batch);
      }
      batch.forEach(this::check);
      return IntStream.range(0, batch.size())
          .parallel()
          .mapToObj(k -> attempt(batch.get(k)))
          .toList();
    }
  }

  /** A shot is now and then far off, to either side in the right proportion. */
  static final class Rare extends TestDevice {
    private static final double OFTEN = 0.97;

    @Override
    double mean(double exact, SplittableRandom random, long count) {
      double sum = 0;
      for (long k = 0; k < count; k++) {
        sum += random.nextDouble() < OFTEN ? -0.3 : 0.3 * OFTEN / (1 - OFTEN);
      }
      return exact + sum / count;
    }

    @Override
    double error(double exact, double mean, long count) {
      double rare = 0.3 * OFTEN / (1 - OFTEN);
      return Math.sqrt((OFTEN * 0.09 + (1 - OFTEN) * rare * rare) / count);
    }
  }
}
