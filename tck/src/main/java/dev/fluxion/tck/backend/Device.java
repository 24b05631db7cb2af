package dev.fluxion.tck.backend;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * An open backend that is handed copies and hands out copies, so that what it does to arrays is the
 * concern of one rule only.
 */
final class Device implements AutoCloseable {
  private static final int LARGEST_BATCH = 1000;

  /** Two runs of a device that does not repeat itself agree by chance in one evaluation. */
  private static final int TWICE = 8;

  private final Hosted hosted;
  private final Backend backend;
  private final int[] sizes;

  Device(Hosted hosted, Backend backend) {
    this.hosted = hosted;
    this.backend = backend;
    this.sizes = hosted.outputSizes();
  }

  /** Returns the backend itself. */
  Backend backend() {
    return backend;
  }

  /** Evaluates one batch. */
  List<Estimate> batch(List<Evaluation> batch) {
    List<Evaluation> copies = batch.stream().map(Device::copy).toList();
    List<Estimate> estimates = backend.evaluate(copies);
    if (estimates.size() != batch.size()) {
      throw new BrokenPromise(
          batch.size() + " evaluations gave " + estimates.size() + " estimates");
    }
    List<Estimate> own = new ArrayList<>();
    for (int k = 0; k < batch.size(); k++) {
      own.add(checked(batch.get(k), estimates.get(k)));
    }
    return own;
  }

  /** Evaluates any number, in as many batches as it takes. */
  List<Estimate> all(List<Evaluation> evaluations) {
    int limit = Math.min(LARGEST_BATCH, hosted.capabilities().batchLimit());
    List<Estimate> all = new ArrayList<>();
    for (int from = 0; from < evaluations.size(); from += limit) {
      all.addAll(batch(evaluations.subList(from, Math.min(evaluations.size(), from + limit))));
    }
    return all;
  }

  /** Evaluates one alone. */
  Estimate one(Evaluation evaluation) {
    return batch(List.of(evaluation)).get(0);
  }

  /** Evaluates each alone. */
  List<Estimate> singly(List<Evaluation> evaluations) {
    return evaluations.stream().map(this::one).toList();
  }

  static Evaluation copy(Evaluation evaluation) {
    return new Evaluation(
        evaluation.call(),
        evaluation.orders(),
        Estimates.copy(evaluation.inputs()),
        evaluation.shapes(),
        evaluation.shots());
  }

  /** Hands out a copy; an estimate of the wrong form breaks a promise whatever is tried. */
  private Estimate checked(Evaluation evaluation, Estimate estimate) {
    if (evaluation.call().primitive() == hosted.call().primitive()
        && evaluation.call().attributes().equals(hosted.call().attributes())) {
      boolean fits = estimate.values().size() == sizes.length;
      for (int k = 0; fits && k < sizes.length; k++) {
        fits = estimate.values().get(k).length == sizes[k];
      }
      if (!fits) {
        throw new BrokenPromise(
            Hosted.text(evaluation)
                + " gave "
                + Estimates.text(estimate)
                + ", which are not the lengths of its outputs");
      }
    }
    return Estimates.copy(estimate);
  }

  /**
   * Returns how estimates of equal evaluations are compared: bit for bit, except on hardware that
   * does not repeat itself.
   */
  Likeness likeness(RandomGenerator random) {
    if (hosted.isSeeded()) {
      return Estimates::same;
    }
    long shots = hosted.modes().get(hosted.modes().size() - 1);
    boolean repeats = true;
    // A backend that remembers repeats itself; another one tells whether the device does.
    try (Device other = hosted.open()) {
      for (int k = 0; k < TWICE && repeats; k++) {
        Evaluation twice = hosted.one(shots, random);
        repeats = Estimates.same(one(twice), other.one(twice));
      }
    }
    return repeats ? Estimates::same : Estimates::close;
  }

  /** Whether two estimates may belong to equal evaluations. */
  @FunctionalInterface
  interface Likeness {
    boolean alike(Estimate a, Estimate b);
  }

  @Override
  public void close() {
    backend.close();
  }
}
