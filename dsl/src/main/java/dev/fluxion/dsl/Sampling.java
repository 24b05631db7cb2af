package dev.fluxion.dsl;

import dev.fluxion.dsl.engine.run.ShotPolicy;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a stochastic backend is sampled: how many shots there are and how they are divided among the
 * evaluations.
 *
 * <pre>{@code
 * Sampling.exact();
 * Sampling.each(10_000).seed(7);
 * Sampling.total(100_000).pilot(100).weight("gradient", 4);
 * Sampling.toError(1e-3).deviation(0.5);
 * }</pre>
 */
public final class Sampling {
  private static final Sampling EXACT = of(new ShotPolicy.Exact());

  private final ShotPolicy policy;
  private final Map<String, Double> weights;

  private Sampling(ShotPolicy policy, Map<String, Double> weights) {
    this.policy = policy;
    this.weights = weights;
  }

  private static Sampling of(ShotPolicy.Goal goal) {
    return new Sampling(ShotPolicy.of(goal), Map.of());
  }

  /** Returns exact values, without sampling. */
  public static Sampling exact() {
    return EXACT;
  }

  /**
   * Returns the same number of shots for each evaluation.
   *
   * @param shots 1 or more
   */
  public static Sampling each(long shots) {
    return of(new ShotPolicy.Each(shots));
  }

  /**
   * Returns a number of shots for all evaluations of a request together, divided so that the
   * weighted sum of the variances of its results is the least.
   *
   * @param shots 1 to 2^62, and one or more for each evaluation
   */
  public static Sampling total(long shots) {
    return of(new ShotPolicy.Total(shots));
  }

  /**
   * Returns as few shots as bring the results of a request to a standard error, as far as the
   * deviations of single shots are known.
   *
   * <p>Where results are not linear in the evaluations, how much they depend on each is found at
   * guesses of their values, and the error can come out larger or smaller.
   *
   * @param error the root of the weighted sum of the variances of all results; above 0. Symmetric
   *     entries of a Hessian are one result
   */
  public static Sampling toError(double error) {
    return of(new ShotPolicy.ToError(error));
  }

  /**
   * Returns this with another seed; equal seeds give equal results.
   *
   * @param seed any number, 0 if not set
   */
  public Sampling seed(long seed) {
    return new Sampling(policy.withSeed(seed), weights);
  }

  /**
   * Returns this with shots that find out how much each evaluation scatters before the rest is
   * divided. They are part of the total and of the results.
   *
   * @param shots of each evaluation, 2 or more
   */
  public Sampling pilot(long shots) {
    return new Sampling(policy.withPilot(shots), weights);
  }

  /**
   * Returns this with another standard deviation of a single shot, for evaluations without a pilot.
   *
   * @param deviation above 0; 1 if not set, the largest that outcomes of ±1 have
   */
  public Sampling deviation(double deviation) {
    return new Sampling(policy.withDeviation(deviation), weights);
  }

  /**
   * Returns this with another weight of a result of a request: how much its variance counts.
   *
   * @param item what is asked for: {@code value}, {@code gradient}, {@code derivative 3}, {@code
   *     partial [0, 1]} and so on. A request that does not ask for it is refused with FLX-250; a
   *     function that is evaluated without a request has one result and no use for weights
   * @param weight 0 or more; 1 if not set
   */
  public Sampling weight(String item, double weight) {
    policy.requireDivision("a weight");
    if (!(weight >= 0) || weight == Double.POSITIVE_INFINITY) {
      throw ShotPolicy.refusal(
          "the weight of '" + item + "' is finite and 0 or more, got " + weight);
    }
    Map<String, Double> changed = new TreeMap<>(weights);
    changed.put(item, weight);
    return new Sampling(policy, changed);
  }

  ShotPolicy policy() {
    return policy;
  }

  /** Refuses weights of what a request does not ask for. */
  void checkWeights(String function, Set<String> asked) {
    for (String item : weights.keySet()) {
      if (!asked.contains(item)) {
        throw ShotPolicy.refusal(
            "a weight is of what a request asks for, the request to '"
                + function
                + "' asks for "
                + asked
                + ", got a weight of '"
                + item
                + "'");
      }
    }
  }

  double weightOf(String item) {
    return weights.getOrDefault(item, 1.0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sampling sampling
        && policy.equals(sampling.policy)
        && weights.equals(sampling.weights);
  }

  @Override
  public int hashCode() {
    return policy.hashCode() * 31 + weights.hashCode();
  }

  /** Returns the goal, such as {@code total(100000)}. */
  @Override
  public String toString() {
    return policy.goal().toString();
  }
}
