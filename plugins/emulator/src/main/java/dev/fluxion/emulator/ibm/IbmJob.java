package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.job.Life;
import dev.fluxion.emulator.run.Runner;
import dev.fluxion.emulator.setup.Account;
import dev.fluxion.emulator.setup.Prices;
import dev.fluxion.spi.Estimate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A job. */
final class IbmJob {
  static final String TOO_LONG = "Ran too long";

  final String id;
  final Account account;
  final JsonNode request;
  final Life life;
  final List<IbmPub> pubs;
  final BigDecimal usage;
  private final long seed;
  private final List<String> tags = new ArrayList<>();
  private Instant listedFrom;
  private int missing;
  private @Nullable List<NdArray<Estimate>> results;

  IbmJob(
      String id,
      Account account,
      JsonNode request,
      Life life,
      List<IbmPub> pubs,
      Prices prices,
      long seed) {
    this.id = id;
    this.account = account;
    this.request = request;
    this.life = life;
    this.pubs = List.copyOf(pubs);
    this.seed = seed;
    this.listedFrom = life.created();
    request.path("tags").forEach(tag -> tags.add(tag.textValue()));
    this.usage = prices.seconds(pubs.stream().mapToLong(p -> p.shots() * p.configurations()).sum());
    if (cap().filter(most -> usage.compareTo(most) > 0).isPresent()) {
      life.fail(Integer.toString(IbmErrors.RAN_TOO_LONG), TOO_LONG);
    }
  }

  /** Applies a fault that was decided when the job was created. */
  void apply(Fault fault) {
    if (fault instanceof Fault.Failed failed) {
      life.fail(Integer.toString(IbmErrors.INTERNAL), failed.code());
    } else if (fault instanceof Fault.Late late) {
      listedFrom = life.created().plus(late.delay());
    } else if (fault instanceof Fault.Fate fate) {
      switch (fate) {
        case STUCK_IN_QUEUE -> life.getStuck();
        case CANCELED_BY_OTHERS -> life.starts().ifPresent(life::cancel);
        case RAN_TOO_LONG -> life.fail(Integer.toString(IbmErrors.RAN_TOO_LONG), TOO_LONG);
        case CHILD_MISSING -> missing = 1;
        case CHILD_FAILED, CHILD_AND_PARENT_FAILED ->
            life.fail(Integer.toString(IbmErrors.INTERNAL), "a circuit failed");
        default -> {}
      }
    }
  }

  String backend() {
    return request.get("backend").textValue();
  }

  /** Returns the longest time that the job may use, in seconds. */
  Optional<BigDecimal> cap() {
    return Optional.of(request.path("cost")).filter(JsonNode::isInt).map(JsonNode::decimalValue);
  }

  List<String> tags() {
    return tags;
  }

  boolean isListed(Instant now) {
    return !now.isBefore(listedFrom);
  }

  boolean isTooLong() {
    return life.failure().filter(f -> f.message().equals(TOO_LONG)).isPresent();
  }

  /** Returns what the job has used, in seconds: nothing before it is over. */
  BigDecimal cost(Instant now) {
    Life.State state = life.state(now);
    if (state == Life.State.COMPLETED) {
      return usage;
    }
    return state == Life.State.FAILED && isTooLong()
        ? cap().orElse(usage).min(usage)
        : BigDecimal.ZERO;
  }

  /** Returns the results of the parts. */
  List<NdArray<Estimate>> results(Runner runner) {
    if (results == null) {
      results = new ArrayList<>();
      for (int k = 0; k < pubs.size() - missing; k++) {
        results.add(pubs.get(k).run(runner, seed + 1_000_003L * k));
      }
    }
    return results;
  }

  /** Returns what a client can know the job by: its tags, and what follows {@code evk-} in them. */
  Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>(tags);
    tags.stream().filter(t -> t.startsWith("evk-")).forEach(t -> keys.add(t.substring(4)));
    return keys;
  }
}
