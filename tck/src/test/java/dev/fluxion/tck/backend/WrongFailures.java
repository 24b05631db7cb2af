package dev.fluxion.tck.backend;

import static dev.fluxion.tck.backend.WrongDevices.changed;

import dev.fluxion.spi.Backend.Capabilities;
import dev.fluxion.spi.Backend.Kind;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.tck.backend.WrongDevices.Wrong;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Backends that do not refuse, fail or repeat as they should (class F). */
final class WrongFailures {
  private WrongFailures() {}

  static List<Wrong> all() {
    List<Wrong> all = new ArrayList<>();
    all.addAll(refusals());
    all.addAll(failures());
    all.addAll(repetitions());
    return all;
  }

  private static List<Wrong> refusals() {
    return List.of(
        new Wrong(
            "samples only, yet exact when asked",
            "J-REFUSE",
            () ->
                new TestDevice() {
                  @Override
                  public Capabilities capabilities() {
                    return new Capabilities(Kind.SIMULATOR, false, true, 5000);
                  }
                }),
        new Wrong(
            "exact only, shots ignored",
            "J-REFUSE",
            () ->
                new TestDevice() {
                  @Override
                  public Capabilities capabilities() {
                    return new Capabilities(Kind.SIMULATOR, true, false, 5000);
                  }

                  @Override
                  Estimate estimate(Evaluation evaluation) {
                    return Estimate.exact(exact(evaluation));
                  }
                }),
        new Wrong(
            "takes more than its limit",
            "J-REFUSE",
            () ->
                new TestDevice() {
                  @Override
                  public Capabilities capabilities() {
                    return new Capabilities(Kind.SIMULATOR, true, true, 300);
                  }
                }),
        new Wrong(
            "refuses by an exception of its own",
            "J-REFUSE",
            () ->
                new TestDevice() {
                  @Override
                  void check(Evaluation evaluation) {
                    if (!supports(evaluation.call())) {
                      throw new IllegalArgumentException("not known: " + evaluation.call());
                    }
                  }
                }),
        new Wrong(
            "0 for what it does not know",
            "J-REFUSE",
            () ->
                new TestDevice() {
                  @Override
                  void check(Evaluation evaluation) {}

                  @Override
                  protected double[][] exact(Evaluation evaluation) {
                    return supports(evaluation.call())
                        ? super.exact(evaluation)
                        : new double[][] {{0}};
                  }
                }));
  }

  private static List<Wrong> failures() {
    return List.of(
        new Wrong(
            "failure swallowed, 0 returned",
            "J-ERR",
            () ->
                new TestDevice() {
                  @Override
                  Estimate attempt(Evaluation evaluation) {
                    try {
                      return estimate(evaluation);
                    } catch (IllegalStateException swallowed) {
                      return Estimate.exact(new double[1]);
                    }
                  }
                }),
        new Wrong(
            "part of a batch returned after a failure",
            "J-ERR",
            () ->
                new TestDevice() {
                  @Override
                  public List<Estimate> evaluate(List<Evaluation> batch) {
                    List<Estimate> done = new ArrayList<>();
                    try {
                      batch.forEach(each -> done.addAll(super.evaluate(List.of(each))));
                    } catch (RuntimeException failure) {
                      if (failure.getCause() == null) {
                        throw failure;
                      }
                    }
                    return done;
                  }
                }),
        new Wrong(
            "fails by an exception of its own",
            "J-ERR",
            () ->
                new TestDevice() {
                  @Override
                  Estimate attempt(Evaluation evaluation) {
                    return estimate(evaluation);
                  }
                }));
  }

  private static List<Wrong> repetitions() {
    return List.of(
        new Wrong(
            "a batch sent again is another job",
            "J-IDEM",
            () ->
                new TestDevice() {
                  private final Map<String, Integer> jobs = new ConcurrentHashMap<>();

                  @Override
                  protected double[][] exact(Evaluation evaluation) {
                    int times = jobs.merge(Hosted.text(evaluation), 1, Integer::sum);
                    return changed(super.exact(evaluation), x -> x + 1e-12 * (times - 1));
                  }
                }),
        new Wrong(
            "cannot be closed twice",
            "J-IDEM",
            () ->
                new TestDevice() {
                  private boolean closed;

                  @Override
                  public void close() {
                    if (closed) {
                      throw new IllegalStateException("closed already");
                    }
                    closed = true;
                  }
                }),
        new Wrong(
            "0 once it is closed",
            "J-IDEM",
            () ->
                new TestDevice() {
                  private boolean closed;

                  @Override
                  public void close() {
                    closed = true;
                  }

                  @Override
                  protected double[][] exact(Evaluation evaluation) {
                    return changed(super.exact(evaluation), x -> closed ? 0 : x);
                  }
                }));
  }
}
