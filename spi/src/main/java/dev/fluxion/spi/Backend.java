package dev.fluxion.spi;

import java.util.List;

/**
 * Evaluates primitives: in process, on a simulator, or on remote hardware.
 *
 * <p>A backend is thread-safe. It gets the evaluations of a request in as few batches as their
 * dependencies allow, and each distinct one once.
 */
public interface Backend extends AutoCloseable {

  /** What a backend is. */
  enum Kind {
    /** Exact code in process, cheap to call. */
    ANALYTIC,
    /** A simulation in process or nearby, exact or with shots. */
    SIMULATOR,
    /** A remote device: each evaluation costs money and may fail. */
    HARDWARE
  }

  /**
   * What a backend can do.
   *
   * @param kind what it is
   * @param exact whether it can give exact values
   * @param shots whether it can sample
   * @param batchLimit the largest number of evaluations in one batch
   */
  record Capabilities(Kind kind, boolean exact, boolean shots, int batchLimit) {
    /** Checks the limit. */
    public Capabilities {
      if (batchLimit < 1) {
        throw new FluxionException(
            "FLX-142", "a backend takes at least one evaluation at a time, got " + batchLimit);
      }
    }
  }

  /** Returns the name that an application asks for, such as {@code simulator}. */
  String id();

  /** Returns what this backend can do. */
  Capabilities capabilities();

  /**
   * Returns whether this backend evaluates a primitive; the others are evaluated in process.
   *
   * @param call the primitive with its attributes
   */
  boolean supports(BoundPrimitive call);

  /**
   * Evaluates a batch.
   *
   * <p>Each evaluation says how often it is sampled and from which seed: its result does not depend
   * on what else is in the batch, and different seeds give independent samples.
   *
   * @param batch at most {@code batchLimit} evaluations that {@link #supports} accepts, maybe none
   * @return one estimate for each evaluation, in their order; their arrays belong to the caller
   * @throws FluxionException if an evaluation fails, or if the batch asks for what {@link
   *     #capabilities} or {@link #supports} exclude; nothing is returned then, and later batches
   *     are evaluated as if it had not been
   */
  List<Estimate> evaluate(List<Evaluation> batch);

  /** Releases what the backend holds; harmless if it was closed before. */
  @Override
  void close();
}
