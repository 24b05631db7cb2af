package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.job.Life;
import dev.fluxion.emulator.run.Runner;
import dev.fluxion.emulator.setup.Account;
import dev.fluxion.emulator.setup.Prices;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A job. */
final class IonqJob {
  final String id;
  final Account account;
  final JsonNode request;
  final Life life;
  final List<IonqPart> parts;
  final Optional<IonqEnergy> function;
  final BigDecimal estimate;
  private final Prices prices;
  final long oneQubitGates;
  final long twoQubitGates;
  private boolean hasFailedPart;
  private List<IonqPart> listed;
  private Instant listedFrom;

  /**
   * Creates a job.
   *
   * @param parts its circuits; none if it failed before they were made
   * @param function what is made of their outcomes, if they are no results of their own
   */
  IonqJob(
      String id,
      Account account,
      JsonNode request,
      Life life,
      List<IonqPart> parts,
      Optional<IonqEnergy> function,
      Prices prices) {
    this.id = id;
    this.account = account;
    this.request = request;
    this.life = life;
    this.parts = List.copyOf(parts);
    this.function = function;
    this.prices = prices;
    this.listed = this.parts;
    this.listedFrom = life.created();
    this.oneQubitGates = parts.stream().mapToLong(part -> part.oneQubitGates).sum();
    this.twoQubitGates = parts.stream().mapToLong(part -> part.twoQubitGates).sum();
    this.estimate = isPaid() && !parts.isEmpty() ? price(0, 0) : BigDecimal.ZERO;
  }

  private BigDecimal price(long lessOneQubitGates, long lessTwoQubitGates) {
    return prices.dollars(
        oneQubitGates - lessOneQubitGates, twoQubitGates - lessTwoQubitGates, shots());
  }

  /** Applies a fault that was decided when the job was created. */
  void apply(Fault fault) {
    if (fault instanceof Fault.Failed failed) {
      life.fail(failed.code(), "planned fault");
    } else if (fault instanceof Fault.Late late) {
      listedFrom = life.created().plus(late.delay());
    } else if (fault instanceof Fault.Fate fate) {
      apply(fate);
    }
  }

  private void apply(Fault.Fate fate) {
    switch (fate) {
      case STUCK_IN_QUEUE -> life.getStuck();
      case CANCELED_BY_OTHERS -> life.starts().ifPresent(life::cancel);
      case RAN_TOO_LONG -> life.fail("TooLongPredictedExecutionTime", "planned fault");
      case CHILD_FAILED -> {
        if (isBatch()) {
          failLast();
        } else {
          life.fail("InternalError", "planned fault");
        }
      }
      case CHILD_AND_PARENT_FAILED -> {
        if (isBatch()) {
          failLast();
        }
        life.fail("InternalError", "a circuit failed");
      }
      case CHILDREN_OUT_OF_ORDER -> {
        List<IonqPart> turned = new ArrayList<>(parts);
        Collections.reverse(turned);
        listed = List.copyOf(turned);
      }
      case CHILD_MISSING -> listed = parts.subList(0, Math.max(0, parts.size() - 1));
      case LEAKAGE -> parts.forEach(IonqPart::leak);
      default -> {}
    }
  }

  private void failLast() {
    parts.get(parts.size() - 1).fail("InternalError", "planned fault");
    hasFailedPart = true;
  }

  boolean isBatch() {
    return type().equals("ionq.multi-circuit.v1");
  }

  String type() {
    return request.get("type").textValue();
  }

  String backend() {
    return request.get("backend").textValue();
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(request.path(key).textValue());
  }

  long shots() {
    return request.path("shots").asLong(100);
  }

  boolean isDryRun() {
    return request.path("dry_run").booleanValue();
  }

  boolean isProcessor() {
    return backend().startsWith("qpu.");
  }

  String noiseModel() {
    return request.path("noise").path("model").asText("ideal");
  }

  /** Returns whether outcomes are counted, rather than probabilities known. */
  boolean isSampled() {
    return isProcessor() || !noiseModel().equals("ideal");
  }

  /** Returns whether the shots are divided among variants of each circuit. */
  boolean isDebiased() {
    JsonNode mitigation = request.path("settings").path("error_mitigation");
    return isSampled() && function.isEmpty() && mitigation.path("debiasing").booleanValue();
  }

  boolean isPaid() {
    return isProcessor() && !isDryRun();
  }

  /** Returns the children in the order in which they are listed. */
  List<IonqPart> listed() {
    return listed;
  }

  boolean isListed(Instant now) {
    return !now.isBefore(listedFrom);
  }

  /** Returns what the job has cost so far: nothing before it is over. */
  BigDecimal cost(Instant now) {
    Life.State state = life.state(now);
    boolean isOver = state == Life.State.COMPLETED || state == Life.State.FAILED;
    boolean hasRun = state == Life.State.COMPLETED || hasFailedPart;
    if (!isPaid() || !isOver || !hasRun) {
      return BigDecimal.ZERO;
    } else if (!hasFailedPart) {
      return estimate;
    }
    List<IonqPart> failed = parts.stream().filter(part -> part.failure().isPresent()).toList();
    return failed.size() == parts.size()
        ? BigDecimal.ZERO
        : price(
            failed.stream().mapToLong(part -> part.oneQubitGates).sum(),
            failed.stream().mapToLong(part -> part.twoQubitGates).sum());
  }

  /** Returns how far a part is: a part can fail alone, and complete although the job fails. */
  Life.State state(IonqPart part, Instant now) {
    Life.State state = life.state(now);
    if (!isBatch()) {
      return state;
    }
    if (state == Life.State.COMPLETED || (state == Life.State.FAILED && hasFailedPart)) {
      return part.failure().isPresent() ? Life.State.FAILED : Life.State.COMPLETED;
    }
    return state;
  }

  /** Returns how long a processor works on circuits, in microseconds. */
  long computeMicros(long oneQubit, long twoQubit) {
    return (oneQubit + 10 * twoQubit) * shots();
  }

  SortedMap<Long, Long> counts(IonqPart part, Runner runner) {
    return part.counts(runner, shots(), true);
  }

  /** Returns the fraction of each outcome. */
  SortedMap<Long, Double> probabilities(IonqPart part, Runner runner) {
    if (!isSampled()) {
      return part.exact(runner);
    }
    SortedMap<Long, Long> counts = counts(part, runner);
    double kept = counts.values().stream().mapToLong(count -> count).sum();
    SortedMap<Long, Double> fractions = new TreeMap<>();
    counts.forEach((outcome, count) -> fractions.put(outcome, count / kept));
    return fractions;
  }

  /** Returns what a client can know the job by. */
  Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    text("name").ifPresent(keys::add);
    JsonNode key = request.path("metadata").path("eval_key");
    if (key.isTextual()) {
      keys.add(key.textValue());
    }
    return keys;
  }
}
