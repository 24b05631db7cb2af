package dev.fluxion.dsl.engine.run;

import com.google.common.math.LongMath;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Shots;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Evaluations that are wanted together: what is known of each so far, and what that has cost. For
 * one thread.
 */
final class Wave {
  private final Backend backend;
  private final @Nullable EvaluationStore store;
  private final Reuse reuse;
  private final List<Evaluation> wanted;
  private final EvaluationKey[] keys;
  private final @Nullable Estimate[] known;
  private final long[] taken;
  private final BitSet fromStore = new BitSet();
  private final BitSet sent = new BitSet();
  private final Seeds seeds;
  private final OutputSizes sizes = new OutputSizes();
  private long batches;
  private long executed;
  private long shots;

  /**
   * Looks up what is known.
   *
   * @param sampled whether samples will do, rather than exact values only
   */
  Wave(
      Backend backend,
      Optional<EvaluationStore> store,
      Reuse reuse,
      long seed,
      boolean sampled,
      List<Evaluation> wanted) {
    this.backend = backend;
    this.store = store.orElse(null);
    this.reuse = reuse;
    this.wanted = wanted;
    this.known = new Estimate[wanted.size()];
    this.taken = new long[wanted.size()];
    this.seeds = new Seeds(seed);
    this.keys = new EvaluationKey[store.isPresent() ? wanted.size() : 0];
    store.ifPresent(each -> lookUp(each, sampled && reuse != Reuse.EXACT_ONLY));
  }

  private void lookUp(EvaluationStore kept, boolean samplesToo) {
    for (int i = 0; i < keys.length; i++) {
      keys[i] = kept.key(backend, wanted.get(i));
      Estimate estimate = kept.find(keys[i]).orElse(null);
      if (estimate != null && Samples.isExact(estimate)) {
        known[i] = estimate;
      } else if (estimate != null && samplesToo) {
        known[i] = estimate;
        fromStore.set(i);
      }
    }
  }

  /** Returns the evaluations whose exact value is not known. */
  int[] open() {
    return IntStream.range(0, known.length)
        .filter(i -> known[i] == null || !Samples.isExact(Objects.requireNonNull(known[i])))
        .toArray();
  }

  /** Returns the shots that were asked of the backend for an evaluation. */
  long taken(int i) {
    return taken[i];
  }

  /** Returns how many shots an evaluation lacks if it is to have some. */
  long missing(int i, long aim) {
    long have = Samples.count(known[i]);
    return have >= aim ? 0 : aim - (isOfNoUse(i, aim) ? 0 : have);
  }

  private boolean isOfNoUse(int i, long aim) {
    return reuse == Reuse.KEPT && fromStore.get(i) && Samples.count(known[i]) < aim;
  }

  /** Returns the standard deviation of a single shot of an evaluation. */
  double deviation(int i, double assumed) {
    return Samples.deviation(known[i], assumed);
  }

  /** Evaluates exactly. */
  void evaluate(int[] which) {
    send(which, new long[which.length]);
  }

  /**
   * Takes the shots that are missing.
   *
   * @param which the evaluations
   * @param aims how many each is to have
   */
  void sample(int[] which, long[] aims) {
    int[] lacking = new int[which.length];
    long[] counts = new long[which.length];
    int size = 0;
    for (int k = 0; k < which.length; k++) {
      int i = which[k];
      long count = missing(i, aims[k]);
      if (count > 0) {
        if (isOfNoUse(i, aims[k])) {
          known[i] = null;
          fromStore.clear(i);
        }
        lacking[size] = i;
        counts[size] = count;
        size++;
      }
    }
    send(Arrays.copyOf(lacking, size), Arrays.copyOf(counts, size));
  }

  private void send(int[] which, long[] counts) {
    int limit = backend.capabilities().batchLimit();
    for (int from = 0; from < which.length; ) {
      int to = from + Math.min(limit, which.length - from);
      sendBatch(Arrays.copyOfRange(which, from, to), Arrays.copyOfRange(counts, from, to));
      from = to;
    }
  }

  private void sendBatch(int[] which, long[] counts) {
    List<Evaluation> batch = new ArrayList<>(which.length);
    for (int k = 0; k < which.length; k++) {
      batch.add(evaluation(which[k], counts[k]));
    }
    List<Estimate> estimates = backend.evaluate(Collections.unmodifiableList(batch));
    if (estimates.size() != batch.size()) {
      throw new FluxionException(
          "FLX-341",
          "backend '"
              + backend.id()
              + "' must return one estimate for each of "
              + batch.size()
              + " evaluations, got "
              + estimates.size());
    }
    for (int k = 0; k < which.length; k++) {
      if (sizes.fit(batch.get(k), estimates.get(k))) {
        add(which[k], counts[k], estimates.get(k));
      }
    }
    for (int k = 0; k < which.length; k++) {
      sizes.check(backend, batch.get(k), estimates.get(k));
    }
    batches++;
    executed += which.length;
  }

  private Evaluation evaluation(int i, long count) {
    Evaluation exact = store == null ? wanted.get(i) : keys[i].evaluation();
    if (count == 0) {
      return exact;
    }
    long before = store == null ? taken[i] : store.reserve(keys[i], count);
    return new Evaluation(
        exact.call(),
        exact.orders(),
        exact.inputs(),
        exact.shapes(),
        new Shots(count, seeds.of(exact, before)));
  }

  private void add(int i, long count, Estimate estimate) {
    if (store != null) {
      store.keep(keys[i], estimate);
    }
    known[i] = Samples.pooled(known[i], estimate);
    if (Samples.isExact(estimate)) {
      fromStore.clear(i);
    }
    taken[i] += count;
    sent.set(i);
    shots = LongMath.saturatedAdd(shots, estimate.shots());
  }

  /** Returns the estimates, when all are known. */
  Evaluated evaluated() {
    double largest = 0;
    for (Estimate estimate : known) {
      largest = Math.max(largest, Samples.largestError(Objects.requireNonNull(estimate)));
    }
    int hits = known.length - sent.cardinality();
    if (store != null) {
      store.count(hits, sent.cardinality());
    }
    return new Evaluated(
        Collections.unmodifiableList(Arrays.asList(known)),
        new Spending(batches, executed, hits, fromStore.cardinality(), shots, largest));
  }
}
