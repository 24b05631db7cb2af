package dev.fluxion.tck.backend;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Shots;
import dev.fluxion.tck.backend.WrongDevices.Wrong;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Backends whose samples are not what they should be (class F). */
public final class WrongSamplers {
  private WrongSamplers() {}

  /** How the mean of shots is made. */
  @FunctionalInterface
  private interface Mean {
    double of(double exact, SplittableRandom random, long count);
  }

  /** How an error is reported. */
  @FunctionalInterface
  private interface Error {
    double of(double mean, long count);
  }

  private static Supplier<Backend> means(Mean mean) {
    return () ->
        new TestDevice() {
          @Override
          double mean(double exact, SplittableRandom random, long count) {
            return mean.of(exact, random, count);
          }
        };
  }

  private static Supplier<Backend> errors(Error error) {
    return () ->
        new TestDevice() {
          @Override
          double error(double exact, double mean, long count) {
            return error.of(mean, count);
          }
        };
  }

  /** Returns all. */
  public static List<Wrong> all() {
    return List.of(
        new Wrong(
            "threshold off by one part in a hundred",
            "ST-BIAS",
            () ->
                new RightDevices.Bernoulli() {
                  @Override
                  double mean(double exact, SplittableRandom random, long count) {
                    return super.mean(0.98 * exact + 0.02, random, count);
                  }
                }),
        new Wrong(
            "clipped to what is physical",
            "ST-TINY",
            means(
                (exact, random, count) ->
                    Math.max(-1, Math.min(1, exact + TestDevice.tosses(random, count) / count)))),
        new Wrong(
            "modulo of a random number",
            "ST-BIAS",
            means(
                (exact, random, count) -> {
                  long sum = 0;
                  for (long k = 0; k < count; k++) {
                    sum += (random.nextInt(1024) % 1000) < 500 ? 1 : -1;
                  }
                  return exact + (double) sum / count;
                })),
        new Wrong(
            "last shot lost",
            "ST-TINY",
            means(
                (exact, random, count) ->
                    (exact * (count - 1) + TestDevice.tosses(random, count - 1)) / count)),
        new Wrong(
            "no number as the error of one shot",
            "ST-TINY",
            errors(
                (mean, count) ->
                    Math.sqrt((double) count / (count - 1) / count)
                        * (count > 1 ? 1 : Double.NaN))),
        new Wrong(
            "always 1024 shots",
            "ST-SCALE",
            means((exact, random, count) -> exact + TestDevice.tosses(random, 1024) / 1024)),
        new Wrong(
            "noise that does not depend on the shots",
            "ST-SCALE",
            means((exact, random, count) -> exact + 0.05 * random.nextGaussian())),
        new Wrong(
            "reports other shots than were asked for",
            "ST-SCALE",
            () ->
                new TestDevice() {
                  @Override
                  long reported(Shots shots) {
                    return Math.max(100, shots.count() / 100 * 100);
                  }
                }),
        new Wrong(
            "exact value plus normal noise",
            "ST-LATTICE",
            means(
                (exact, random, count) ->
                    count < 30
                        ? exact + TestDevice.tosses(random, count) / count
                        : exact + random.nextGaussian() / Math.sqrt(count))),
        new Wrong(
            "divided by one shot less",
            "ST-LATTICE",
            means(
                (exact, random, count) ->
                    exact + TestDevice.tosses(random, count) / Math.max(1, count - 1))),
        new Wrong(
            "half of the shots",
            "ST-LATTICE",
            means(
                (exact, random, count) -> {
                  long half = (count + 1) / 2;
                  return exact + TestDevice.tosses(random, half) / half;
                })),
        new Wrong("variance for error", "ST-VAR", errors((mean, count) -> 1.0 / count)),
        new Wrong("error of a single shot", "ST-VAR", errors((mean, count) -> 1)),
        new Wrong(
            "error too small by the root of two",
            "ST-VAR",
            errors((mean, count) -> Math.sqrt(0.5 / count))),
        new Wrong(
            "errors of coins for other noise",
            "ST-VAR",
            means(
                (exact, random, count) -> exact + 1.5 * TestDevice.tosses(random, count) / count)),
        new Wrong("no noise, yet errors", "ST-VAR", means((exact, random, count) -> exact)),
        new Wrong(
            "a generator that runs on",
            "ST-SEED",
            () ->
                new TestDevice() {
                  private final SplittableRandom running = new SplittableRandom(1);

                  @Override
                  SplittableRandom generator(long seed) {
                    synchronized (running) {
                      return running.split();
                    }
                  }
                }),
        new Wrong(
            "the same noise for every seed",
            "ST-SEED",
            () ->
                new TestDevice() {
                  @Override
                  SplittableRandom generator(long seed) {
                    return new SplittableRandom(42);
                  }
                }),
        new Wrong(
            "seed cut to 32 bits",
            "ST-INDEP",
            () ->
                new TestDevice() {
                  @Override
                  SplittableRandom generator(long seed) {
                    return new SplittableRandom((int) seed);
                  }
                }),
        new Wrong(
            "seed rounded to a double",
            "ST-INDEP",
            () ->
                new TestDevice() {
                  @Override
                  SplittableRandom generator(long seed) {
                    return new SplittableRandom((long) (seed * 0x1p-54) + (seed < 0 ? 1 : 0));
                  }
                }),
        new Wrong(
            "neighbouring seeds share shots",
            "ST-INDEP",
            () ->
                new TestDevice() {
                  @Override
                  Estimate sampled(double[][] values, Shots shots) {
                    Estimate right = super.sampled(values, shots);
                    for (int k = 0; k < values.length; k++) {
                      for (int i = 0; i < values[k].length; i++) {
                        long sum = 0;
                        for (long shot = 0; shot < shots.count(); shot++) {
                          sum += (mixed(shots.seed() + shot) & 1) == 0 ? 1 : -1;
                        }
                        right.values().get(k)[i] = values[k][i] + (double) sum / shots.count();
                      }
                    }
                    return right;
                  }
                }));
  }

  private static long mixed(long x) {
    return new SplittableRandom(x).nextLong() >>> 7;
  }
}
