package dev.fluxion.tck.backend;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Backend.Capabilities;
import dev.fluxion.spi.Backend.Kind;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Backends that break one rule each (class F): what they return, keep and refuse. */
public final class WrongDevices {
  private WrongDevices() {}

  /**
   * A wrong backend.
   *
   * @param name what is wrong
   * @param killer the check that must find it
   * @param device creates it
   */
  public record Wrong(String name, String killer, Supplier<Backend> device) {}

  /** Returns all that are wrong in other ways than by their samples. */
  public static List<Wrong> all() {
    List<Wrong> all = new ArrayList<>();
    all.addAll(descriptions());
    all.addAll(values());
    all.addAll(batches());
    all.addAll(poisoned());
    all.addAll(WrongMemories.all());
    all.addAll(WrongFailures.all());
    return all;
  }

  private static List<Wrong> descriptions() {
    return List.of(
        new Wrong(
            "backend of another name",
            "B-CAPS",
            () ->
                new TestDevice() {
                  @Override
                  public String id() {
                    return "simulator";
                  }
                }),
        new Wrong(
            "supports everything",
            "B-CAPS",
            () ->
                new TestDevice() {
                  @Override
                  public boolean supports(BoundPrimitive call) {
                    return true;
                  }
                }),
        new Wrong(
            "capabilities that change",
            "B-CAPS",
            () ->
                new TestDevice() {
                  private int asked;

                  @Override
                  public Capabilities capabilities() {
                    return new Capabilities(
                        Kind.SIMULATOR, true, true, 5000 - Math.min(2, asked++));
                  }
                }),
        new Wrong(
            "backend that cannot be created",
            "S-SAMPLE",
            () -> {
              throw new IllegalStateException("no device today");
            }));
  }

  private static List<Wrong> values() {
    return List.of(
        new Wrong(
            "exact values rounded to three digits",
            "B-VALUE",
            () ->
                new TestDevice() {
                  @Override
                  protected double[][] exact(Evaluation evaluation) {
                    return changed(super.exact(evaluation), x -> Math.rint(x * 1000) / 1000);
                  }
                }),
        new Wrong(
            "exact values with an error",
            "B-VALUE",
            () ->
                new TestDevice() {
                  @Override
                  Estimate estimate(Evaluation evaluation) {
                    Estimate right = super.estimate(evaluation);
                    right.standardErrors().forEach(e -> Arrays.fill(e, Math.max(e[0], 1e-12)));
                    return right;
                  }
                }),
        new Wrong(
            "attribute ignored",
            "B-VALUE",
            () ->
                new TestDevice() {
                  @Override
                  protected Kernel kernel(Evaluation evaluation) {
                    return super.kernel(
                        new Evaluation(
                            evaluation.call().primitive().bind().with("shift", 0.0),
                            evaluation.orders(),
                            evaluation.inputs(),
                            evaluation.shapes(),
                            evaluation.shots()));
                  }

                  @Override
                  public boolean supports(BoundPrimitive call) {
                    return call.primitive().id().equals("test:shifted-sin");
                  }
                }),
        new Wrong(
            "function where a derivative is asked for",
            "B-ORDER",
            () ->
                new TestDevice() {
                  @Override
                  protected Kernel kernel(Evaluation evaluation) {
                    BoundPrimitive call = evaluation.call();
                    return call.primitive().kernel(call.attributes()).orElseThrow();
                  }
                }),
        new Wrong(
            "function where a derivative is asked for, with shots",
            "B-ORDER",
            () ->
                new TestDevice(new Capabilities(Kind.HARDWARE, false, true, 1000)) {
                  @Override
                  protected Kernel kernel(Evaluation evaluation) {
                    BoundPrimitive call = evaluation.call();
                    return call.primitive().kernel(call.attributes()).orElseThrow();
                  }
                }));
  }

  static double[][] changed(double[][] values, Function<Double, Double> change) {
    return Arrays.stream(values)
        .map(row -> Arrays.stream(row).map(change::apply).toArray())
        .toArray(double[][]::new);
  }

  /** A device that does something to whole batches. */
  private static Supplier<Backend> batchwise(
      Function<List<Evaluation>, List<Evaluation>> before,
      Function<List<Estimate>, List<Estimate>> after) {
    return () ->
        new TestDevice() {
          @Override
          public List<Estimate> evaluate(List<Evaluation> batch) {
            return after.apply(new ArrayList<>(super.evaluate(before.apply(batch))));
          }
        };
  }

  private static double first(Estimate estimate) {
    double[] values = estimate.values().get(0);
    return values.length == 0 ? 0 : values[0];
  }

  private static List<Wrong> batches() {
    return List.of(
        new Wrong(
            "results in the order of completion",
            "B-SINGLE",
            batchwise(
                batch -> batch,
                estimates -> {
                  Collections.reverse(estimates);
                  return estimates;
                })),
        new Wrong(
            "results sorted by value",
            "B-PERM",
            batchwise(
                batch -> batch,
                estimates -> {
                  estimates.sort(Comparator.comparingDouble(WrongDevices::first));
                  return estimates;
                })),
        new Wrong(
            "seed of the first evaluation for all",
            "B-SINGLE",
            batchwise(
                batch ->
                    batch.stream()
                        .map(
                            each ->
                                new Evaluation(
                                    each.call(),
                                    each.orders(),
                                    each.inputs(),
                                    each.shapes(),
                                    batch.get(0).shots()))
                        .toList(),
                estimates -> estimates)),
        new Wrong(
            "depends on its place in the batch",
            "B-PERM",
            batchwise(
                batch -> batch,
                estimates -> {
                  for (int k = 0; k < estimates.size(); k++) {
                    estimates.get(k).values().get(0)[0] += 1e-13 * k;
                  }
                  return estimates;
                })),
        new Wrong(
            "normalised by the batch",
            "B-SINGLE",
            batchwise(
                batch -> batch,
                estimates -> {
                  double largest =
                      estimates.stream().mapToDouble(e -> Math.abs(first(e))).max().orElse(0);
                  if (largest > 0.5) {
                    estimates.forEach(e -> e.values().get(0)[0] /= largest);
                  }
                  return estimates;
                })),
        new Wrong(
            "remainder of 64 lost",
            "B-SIZES",
            batchwise(
                batch -> batch,
                estimates ->
                    estimates.size() <= 64
                        ? estimates
                        : estimates.subList(0, estimates.size() / 64 * 64))),
        new Wrong(
            "second block of 64 is the first",
            "B-SIZES",
            batchwise(
                batch -> batch,
                estimates -> {
                  for (int k = 64; k < estimates.size(); k++) {
                    estimates.set(k, Estimates.copy(estimates.get(k % 64)));
                  }
                  return estimates;
                })),
        new Wrong(
            "stumbles over an empty batch",
            "B-SIZES",
            batchwise(
                batch -> {
                  Evaluation first = batch.get(0);
                  return first == null ? List.of() : batch;
                },
                estimates -> estimates)));
  }

  private static boolean isUndefined(Evaluation evaluation) {
    return evaluation.inputs().stream().flatMapToDouble(Arrays::stream).anyMatch(Double::isNaN);
  }

  private static List<Wrong> poisoned() {
    return List.of(
        new Wrong(
            "a NaN spoils its batch",
            "B-POISON",
            batchwise(
                batch -> batch,
                estimates -> {
                  if (estimates.stream().anyMatch(e -> Double.isNaN(first(e)))) {
                    estimates.forEach(e -> e.values().get(0)[0] = Double.NaN);
                  }
                  return estimates;
                })),
        new Wrong(
            "a number for NaN",
            "B-POISON",
            () ->
                new TestDevice() {
                  @Override
                  protected double[][] exact(Evaluation evaluation) {
                    return changed(super.exact(evaluation), x -> Double.isNaN(x) ? 0 : x);
                  }
                }),
        new Wrong(
            "a failure is remembered",
            "B-POISON",
            () ->
                new TestDevice() {
                  private volatile boolean failed;

                  @Override
                  Estimate estimate(Evaluation evaluation) {
                    failed |= isUndefined(evaluation);
                    Estimate right = super.estimate(evaluation);
                    if (failed) {
                      right.values().forEach(values -> Arrays.fill(values, Double.NaN));
                    }
                    return right;
                  }
                }));
  }
}
