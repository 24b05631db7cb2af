package dev.fluxion.emulator.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many jobs each account may create within a minute. */
public final class RateLimit {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final int perMinute;
  private final Map<String, ArrayDeque<Instant>> taken = new HashMap<>();

  /** Creates a limit, 0 for none. */
  public RateLimit(int perMinute) {
    this.perMinute = perMinute;
  }

  /**
   * Takes a place, or returns how long there is none.
   *
   * @param account whose
   * @param now the time
   */
  public Optional<Duration> take(String account, Instant now) {
    ArrayDeque<Instant> times = taken.computeIfAbsent(account, ignored -> new ArrayDeque<>());
    while (!times.isEmpty() && !times.peekFirst().plus(MINUTE).isAfter(now)) {
      times.removeFirst();
    }
    if (perMinute > 0 && times.size() >= perMinute) {
      return Optional.of(Duration.between(now, times.getFirst().plus(MINUTE)));
    }
    times.addLast(now);
    return Optional.empty();
  }
}
