package dev.fluxion.dsl;

import dev.fluxion.dsl.engine.compile.Program;
import dev.fluxion.dsl.engine.plan.GroupPlan;
import dev.fluxion.dsl.engine.run.Preparation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an evaluation will do: rules chosen and why, distinct evaluations, conditioning, shots and
 * the errors that they leave, and what other ways would cost.
 *
 * <p>The text, {@link #toString()}, is for people; {@link #toJson()} and the other methods are for
 * programs and, by way of {@link PlanAssert}, for tests.
 *
 * <p>Shots and errors are those of the derivatives of primitives that a plan is made of, before
 * what is done with them in process, and with the deviation of a single shot that {@link Sampling}
 * assumes. {@link Result#standardErrors()} has those of the results.
 */
public final class Explanation {
  private static final double WARNING = 1e6;
  private static final int LISTED = 100;

  private final String function;
  private final Preparation preparation;
  private final Settings settings;
  private final PlanNoise noise;

  private Explanation(String function, Preparation preparation, Settings settings) {
    this.function = function;
    this.preparation = preparation;
    this.settings = settings;
    this.noise = new PlanNoise(preparation, settings.target());
  }

  static Explanation of(String function, Preparation preparation, Settings settings) {
    return new Explanation(function, preparation, settings);
  }

  /** Returns the name of the function. */
  public String function() {
    return function;
  }

  Preparation preparation() {
    return preparation;
  }

  Settings settings() {
    return settings;
  }

  PlanNoise noise() {
    return noise;
  }

  /** Returns the number of evaluations of primitives that will be run, one for each element. */
  public long evaluations() {
    return preparation.evaluations();
  }

  /** Returns the number of evaluations by the id of the primitive, in the order of these. */
  public Map<String, Long> evaluationsByPrimitive() {
    return Collections.unmodifiableMap(
        new TreeMap<>(preparation.executable().program().evaluations()));
  }

  /** Returns the evaluations if every derivative were written out by its rule term by term. */
  public double requested() {
    return preparation.requested();
  }

  /** Returns the evaluations if equal shifts were merged and nothing else were used. */
  public double merged() {
    return preparation.merged();
  }

  /** Returns the number of times that evaluations wait for others of the backend; 0 in process. */
  public int roundTrips() {
    return (int) waves().stream().filter(wave -> !wave.calls().isEmpty()).count();
  }

  /**
   * Returns the number of batches that leave for the backend, none larger than it allows; 0 in
   * process. A pilot takes as many again.
   */
  public long batches() {
    long limit = batchLimit();
    return waves().stream().mapToLong(wave -> (wave.calls().size() + limit - 1) / limit).sum();
  }

  private List<Program.Wave> waves() {
    return preparation.executable().program().waves();
  }

  int batchLimit() {
    return settings
        .target()
        .backend()
        .map(backend -> backend.capabilities().batchLimit())
        .orElse(Integer.MAX_VALUE);
  }

  /**
   * Returns the shots that an evaluation takes, 0 if it is exact; for a goal of an error, with the
   * deviation of a shot that is assumed.
   */
  public long shots() {
    return (long) Math.ceil(noise.shots());
  }

  /**
   * Returns the root of the summed variances of all derivatives of primitives, with the deviation
   * of a shot that is assumed; 0 if evaluations are exact.
   */
  public double expectedError() {
    return noise.error();
  }

  /**
   * Returns how much larger an error of an evaluation can come out in a derivative, against a
   * derivative that is as large as the spectrum allows; 1 is best.
   */
  public double errorFactor() {
    return preparation.plan().errorFactor();
  }

  /** Returns the largest sum of absolute coefficients of a derivative, 1 for a plain value. */
  public double norm() {
    return preparation.plan().groups().stream()
        .mapToDouble(group -> group.condition().norm())
        .max()
        .orElse(1);
  }

  /**
   * Returns the choices of points that were weighed against each other, the one that was made among
   * them; empty if no derivative is made of shifted evaluations.
   */
  public List<Alternative> alternatives() {
    return Alternative.of(preparation, noise);
  }

  /** Returns what a user should know before trusting the result; empty if there is nothing. */
  public List<String> warnings() {
    Set<String> warnings = new LinkedHashSet<>();
    for (GroupPlan group : preparation.plan().groups()) {
      if (group.condition().errorFactor() > WARNING) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "%s is ill-conditioned: an error of an evaluation grows %.2e times; declare its"
                    + " spectrum or use a larger shift",
                group.primitive(),
                group.condition().errorFactor()));
      }
    }
    return List.copyOf(warnings);
  }

  /** Returns why points were not chosen as might have been expected; empty if they were. */
  public List<String> notes() {
    Set<String> notes = new LinkedHashSet<>();
    for (GroupPlan group : preparation.plan().groups()) {
      group.notes().forEach(note -> notes.add(group.primitive() + ": " + note));
    }
    return List.copyOf(notes);
  }

  /** Returns which derivatives were written out as expressions, and by which rules. */
  List<String> writtenOut() {
    return new ArrayList<>(preparation.plan().writtenOut());
  }

  /** Returns the plan as JSON, with at most 100 entries in a list; see {@link #toJson(int)}. */
  public String toJson() {
    return toJson(LISTED);
  }

  /**
   * Returns the plan as JSON: one object, indented, with fields in a fixed order. Numbers that are
   * not finite are null.
   *
   * <ul>
   *   <li>{@code function}
   *   <li>{@code backend}: an object of {@code name}, {@code kind}, and {@code batchLimit} where
   *       there is a backend
   *   <li>{@code execution}: {@code compiled} or {@code interpreted}; {@code planning} and {@code
   *       merging}: what was asked for
   *   <li>{@code sampling}: an object of {@code goal}, {@code pilot}, {@code deviation}, {@code
   *       shots} and {@code expectedError}
   *   <li>{@code evaluations}, {@code backendEvaluations}, {@code evaluationsByPrimitive} (an
   *       object of numbers by id), {@code roundTrips}, {@code batches}, {@code requested}, {@code
   *       merged}, {@code norm}, {@code errorFactor}
   *   <li>{@code alternatives}: objects of {@code layout}, {@code evaluations}, {@code variance}
   *       and {@code norm}
   *   <li>{@code groupCount} and {@code groups}, one for each primitive and base point:
   *       <ul>
   *         <li>{@code primitive}, {@code elements}, {@code external} (whether the backend
   *             evaluates it), {@code evaluations}, {@code rule}
   *         <li>{@code derivativeCount}, {@code derivativesByOrder} (an object of numbers by total
   *             order), {@code derivatives} (texts)
   *         <li>{@code pointCount} and {@code points}: each an array of the axes that are shifted,
   *             as objects of {@code axis}, {@code shift} (exact) and {@code radians}
   *         <li>{@code norm}, {@code errorFactor}, {@code errorFactorByOrder} (an object of numbers
   *             by total order), {@code shots}, {@code expectedError}
   *         <li>{@code requested}, {@code merged}, and {@code grid} where there is a plain grid
   *         <li>{@code alternatives}: objects of {@code layout}, {@code points} and {@code
   *             variance} at one base point and for one element, {@code norm} and {@code chosen}
   *         <li>{@code notes}
   *       </ul>
   *   <li>{@code writtenOutCount} and {@code writtenOut}, {@code notes}, {@code warnings}: texts
   * </ul>
   *
   * @param listed how many groups, derivatives, points and texts are listed at most, 0 or more; the
   *     counts are those of all
   */
  public String toJson(int listed) {
    return new PlanJson(this, listed).write();
  }

  /** Returns the plan as text, a few lines for each primitive and base point. */
  @Override
  public String toString() {
    return new PlanText(this).write();
  }
}
