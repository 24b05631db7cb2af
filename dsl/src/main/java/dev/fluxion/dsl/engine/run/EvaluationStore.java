package dev.fluxion.dsl.engine.run;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.MapMaker;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Estimates that were paid for, by exactly what was evaluated: bounded, and shared by any number of
 * threads.
 *
 * <p>Samples of one evaluation are pooled. Whoever takes more of them reserves them first, so that
 * their seeds differ from all that were used before: samples in a store are independent, even if
 * two threads take some of the same evaluation at the same time.
 *
 * <p>A backend is told apart by identity. The keys hold an object that stands for it rather than
 * the backend itself: a store does not keep a backend alive, and what it has of one that is gone is
 * never found again and makes room like everything else that is not asked for.
 */
public final class EvaluationStore {
  private final ConcurrentMap<Backend, Object> backends = new MapMaker().weakKeys().makeMap();
  private final Cache<EvaluationKey, Ledger> ledgers;
  private final AtomicLong forgotten = new AtomicLong();
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  private EvaluationStore(long largestSize) {
    this.ledgers =
        CacheBuilder.newBuilder()
            .maximumSize(largestSize)
            .<EvaluationKey, Ledger>removalListener(
                removal -> forget(Objects.requireNonNull(removal.getValue())))
            .build();
  }

  /**
   * Returns an empty store.
   *
   * @param largestSize how many evaluations it keeps, 1 or more; those that were not asked for the
   *     longest are dropped
   */
  public static EvaluationStore of(long largestSize) {
    if (largestSize < 1) {
      throw ShotPolicy.refusal("a store keeps 1 evaluation or more, got " + largestSize);
    }
    return new EvaluationStore(largestSize);
  }

  /** Returns the number of evaluations of which something is kept. */
  public long size() {
    ledgers.cleanUp();
    return ledgers.size();
  }

  /** Returns how many evaluations were answered without a backend. */
  public long hits() {
    return hits.sum();
  }

  /** Returns how many evaluations were looked for and sent to a backend all the same. */
  public long misses() {
    return misses.sum();
  }

  EvaluationKey key(Backend backend, Evaluation evaluation) {
    return new EvaluationKey(
        backends.computeIfAbsent(backend, ignored -> new Object()), evaluation);
  }

  /** Returns what is kept: exact, or pooled from all samples. */
  Optional<Estimate> find(EvaluationKey key) {
    Ledger ledger = ledgers.getIfPresent(key);
    return ledger == null ? Optional.empty() : ledger.kept();
  }

  /**
   * Reserves samples that are about to be taken.
   *
   * @return how many were reserved before
   */
  long reserve(EvaluationKey key, long shots) {
    return ledger(key).reserve(shots);
  }

  /** Keeps an estimate, pooled with what there is, unless its number of samples is not known. */
  void keep(EvaluationKey key, Estimate estimate) {
    if (estimate.shots() > 0 || Samples.isExact(estimate)) {
      ledger(key).add(Samples.copy(estimate));
    }
  }

  void count(long answered, long sent) {
    hits.add(answered);
    misses.add(sent);
  }

  private Ledger ledger(EvaluationKey key) {
    Ledger present = ledgers.getIfPresent(key);
    if (present != null) {
      return present;
    }
    Ledger fresh = new Ledger(forgotten.get());
    Ledger before = ledgers.asMap().putIfAbsent(key, fresh);
    return before == null ? fresh : before;
  }

  /** Later ledgers begin where this one ended: one of the same key repeats none of its seeds. */
  private void forget(Ledger ledger) {
    forgotten.accumulateAndGet(ledger.reserve(0), Math::max);
  }

  /** What is known of one evaluation. */
  private static final class Ledger {
    private long reserved;
    private @Nullable Estimate kept;

    Ledger(long reserved) {
      this.reserved = reserved;
    }

    synchronized Optional<Estimate> kept() {
      return Optional.ofNullable(kept);
    }

    synchronized long reserve(long shots) {
      long before = reserved;
      reserved += shots;
      return before;
    }

    synchronized void add(Estimate estimate) {
      kept = Samples.pooled(kept, estimate);
    }
  }
}
