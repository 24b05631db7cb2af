package dev.fluxion.emulator.seen;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A job that was created.
 *
 * @param provider {@code ionq} or {@code ibm}
 * @param id the provider's
 * @param keys what a client can know it by: name and metadata {@code eval_key} at IonQ, tags at IBM
 * @param tasks the names of its circuits, empty if they have none
 * @param backend where it runs
 * @param created when it was
 * @param status the provider's word for how far it is
 * @param billed what it has cost, 0 until it is billed
 * @param unit {@code usd} or {@code s}
 */
public record SeenJob(
    String provider,
    String id,
    Set<String> keys,
    List<String> tasks,
    String backend,
    Instant created,
    String status,
    BigDecimal billed,
    String unit) {
  /** Copies the collections. */
  public SeenJob {
    keys = Set.copyOf(keys);
    tasks = List.copyOf(tasks);
  }

  /** Returns whether it was paid for. */
  public boolean isBilled() {
    return billed.signum() > 0;
  }
}
