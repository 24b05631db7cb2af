package dev.fluxion.tck.backend;

import static dev.fluxion.tck.backend.WrongDevices.changed;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.tck.backend.WrongDevices.Wrong;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** Backends that share or keep what they should not (class F). */
final class WrongMemories {
  private WrongMemories() {}

  static List<Wrong> all() {
    List<Wrong> all = new ArrayList<>();
    all.addAll(arrays());
    all.addAll(memories());
    all.addAll(threads());
    return all;
  }

  private static List<Wrong> arrays() {
    return List.of(
        new Wrong(
            "result is an internal buffer",
            "B-ALIAS",
            () ->
                new TestDevice() {
                  private final Map<Integer, double[]> buffers = new HashMap<>();

                  @Override
                  public synchronized List<Estimate> evaluate(List<Evaluation> batch) {
                    List<Estimate> estimates = new ArrayList<>();
                    for (Estimate right : super.evaluate(batch)) {
                      double[] values = right.values().get(0);
                      double[] buffer =
                          buffers.computeIfAbsent(
                              1000 * values.length + estimates.size(),
                              ignored -> new double[values.length]);
                      System.arraycopy(values, 0, buffer, 0, values.length);
                      List<double[]> all = new ArrayList<>(right.values());
                      all.set(0, buffer);
                      estimates.add(new Estimate(all, right.standardErrors(), right.shots()));
                    }
                    return estimates;
                  }
                }),
        new Wrong(
            "inputs changed in place",
            "B-ALIAS",
            () ->
                new TestDevice() {
                  @Override
                  protected double[][] exact(Evaluation evaluation) {
                    double[][] right = super.exact(evaluation);
                    evaluation.inputs().forEach(x -> Arrays.setAll(x, i -> x[i] % Math.PI));
                    return right;
                  }
                }),
        new Wrong(
            "one array of errors for all",
            "B-ALIAS",
            () ->
                new TestDevice() {
                  private final Map<String, double[]> shared = new ConcurrentHashMap<>();

                  @Override
                  Estimate estimate(Evaluation evaluation) {
                    Estimate right = super.estimate(evaluation);
                    List<double[]> errors =
                        right.standardErrors().stream()
                            .map(e -> shared.computeIfAbsent(Arrays.toString(e), ignored -> e))
                            .toList();
                    return new Estimate(right.values(), errors, right.shots());
                  }
                }),
        new Wrong(
            "hands out what it keeps",
            "B-ALIAS",
            () ->
                new TestDevice() {
                  private final Map<String, Estimate> kept = new ConcurrentHashMap<>();

                  @Override
                  Estimate estimate(Evaluation evaluation) {
                    return kept.computeIfAbsent(
                        Hosted.text(evaluation), key -> super.estimate(evaluation));
                  }
                }));
  }

  /** A device that keeps results under a key. */
  private static Supplier<Backend> remembering(Function<Evaluation, Object> key) {
    return () ->
        new TestDevice() {
          private final Map<Object, Estimate> kept = new ConcurrentHashMap<>();

          @Override
          Estimate estimate(Evaluation evaluation) {
            Object name = List.of(evaluation.call().primitive(), evaluation.orders());
            return Estimates.copy(
                kept.computeIfAbsent(
                    List.of(name, evaluation.shapes(), key.apply(evaluation)),
                    ignored -> super.estimate(evaluation)));
          }
        };
  }

  private static List<Double> numbers(Evaluation evaluation) {
    return evaluation.inputs().stream().flatMapToDouble(Arrays::stream).boxed().toList();
  }

  private static List<Wrong> memories() {
    return List.of(
        new Wrong(
            "key without attributes",
            "B-KEY",
            remembering(each -> List.of(numbers(each), each.shots()))),
        new Wrong(
            "key without shots",
            "B-KEY",
            remembering(
                each -> List.of(numbers(each), each.call().attributes(), each.shots().seed()))),
        new Wrong(
            "key without the seed",
            "B-KEY",
            remembering(
                each -> List.of(numbers(each), each.call().attributes(), each.shots().count()))),
        new Wrong(
            "key of single precision",
            "B-KEY",
            remembering(
                each ->
                    List.of(
                        numbers(each).stream().map(Double::floatValue).toList(),
                        each.call().attributes(),
                        each.shots()))),
        new Wrong(
            "key that is a hash code",
            "B-KEY",
            remembering(
                each ->
                    List.of(
                        numbers(each).stream().map(Object::hashCode).toList(),
                        each.call().attributes(),
                        each.shots()))),
        new Wrong(
            "drifts with use",
            "B-FRESH",
            () ->
                new TestDevice() {
                  private final AtomicInteger uses = new AtomicInteger();

                  @Override
                  protected double[][] exact(Evaluation evaluation) {
                    double drift = 1e-9 * (uses.incrementAndGet() / 200);
                    return changed(super.exact(evaluation), x -> x + drift);
                  }
                }),
        new Wrong(
            "stale after a hundred results",
            "B-FRESH",
            () ->
                new TestDevice() {
                  private final List<Estimate> kept = new ArrayList<>();

                  @Override
                  synchronized Estimate estimate(Evaluation evaluation) {
                    if (kept.size() < 100) {
                      kept.add(super.estimate(evaluation));
                    }
                    return Estimates.copy(kept.get(kept.size() - 1));
                  }
                }));
  }

  private static List<Wrong> threads() {
    return List.of(
        new Wrong(
            "scratch buffer shared by threads",
            "B-THREADS",
            () ->
                new TestDevice() {
                  private final double[] scratch = new double[1000];

                  @Override
                  protected double[][] exact(Evaluation evaluation) {
                    double[][] right = super.exact(evaluation);
                    Arrays.fill(scratch, right[0][0]);
                    double sum = 0;
                    for (double x : scratch) {
                      sum += x;
                    }
                    right[0][0] = sum / scratch.length;
                    return right;
                  }
                }),
        new Wrong(
            "current evaluation in a field",
            "B-THREADS",
            () ->
                new TestDevice() {
                  private volatile double current;

                  @Override
                  protected double[][] exact(Evaluation evaluation) {
                    double[][] right = super.exact(evaluation);
                    current = right[0][0];
                    double sum = 0;
                    for (int k = 0; k < 1000; k++) {
                      sum += current;
                    }
                    right[0][0] = sum / 1000;
                    return right;
                  }
                }));
  }
}
