package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.job.Life;
import dev.fluxion.emulator.run.Runner;
import dev.fluxion.emulator.setup.Account;
import dev.fluxion.emulator.setup.Prices;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A job. */
final class IbmJob {
  static final String TOO_LONG = "Ran too long";

  final String id;
  final Account account;
  final JsonNode request;
  final Life life;
  final BigDecimal usage;
  private final Optional<IbmWork> work;
  private final long seed;
  private final List<String> tags = new ArrayList<>();
  private Instant listedFrom;
  private int missing;
  private boolean isRead;
  private Optional<IbmWork.Run> run = Optional.empty();

  IbmJob(
      String id,
      Account account,
      JsonNode request,
      Life life,
      Optional<IbmWork> work,
      Prices prices,
      long seed) {
    this.id = id;
    this.account = account;
    this.request = request;
    this.life = life;
    this.work = work;
    this.seed = seed;
    this.listedFrom = life.created();
    request.path("tags").forEach(tag -> tags.add(tag.textValue()));
    this.usage = prices.seconds(work.map(IbmWork::shots).orElse(0L));
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

  String program() {
    return request.get("program_id").textValue();
  }

  /** Returns the session that the job is part of. */
  Optional<String> session() {
    return Optional.ofNullable(request.path("session_id").textValue());
  }

  /** Returns whether parameters are not shown and results can be read only once. */
  boolean isPrivate() {
    return request.path("private").asBoolean();
  }

  /** Returns the number of circuits. */
  int circuits() {
    return work.map(IbmWork::circuits).orElse(0);
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

  /**
   * Returns the results, which are those of the first call; none if the job is private and was read
   * before.
   */
  Optional<IbmWork.Run> read(Runner runner) {
    if (isRead && isPrivate()) {
      return Optional.empty();
    }
    isRead = true;
    if (run.isEmpty()) {
      run = work.map(each -> each.run(runner, seed));
    }
    return run;
  }

  /** Returns when the circuits of a job were run that is over. */
  IbmWork.Span span(Instant now) {
    return new IbmWork.Span(life.started(now).orElse(life.created()), life.ended(now).orElse(now));
  }

  /** Returns how many parts have no results, from the end. */
  int missing() {
    return missing;
  }

  /** Returns what a job that is over has logged. */
  String log(Instant now) {
    Life.State state = life.state(now);
    String failure = life.failure().map(Life.Failure::message).orElse("");
    return state == Life.State.FAILED ? failure + "\n" : "\n";
  }

  /** Returns what a client can know the job by: its tags, and what follows {@code evk-} in them. */
  Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>(tags);
    tags.stream().filter(t -> t.startsWith("evk-")).forEach(t -> keys.add(t.substring(4)));
    return keys;
  }
}
