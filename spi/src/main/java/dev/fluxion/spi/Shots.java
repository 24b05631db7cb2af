package dev.fluxion.spi;

/**
 * How often a stochastic backend samples each evaluation, and from which seed.
 *
 * @param count the number of samples of each evaluation; 0 asks for exact values
 * @param seed the seed of the random numbers; equal seeds give equal results
 */
public record Shots(long count, long seed) {
  /** Exact values, without sampling. */
  public static final Shots EXACT = new Shots(0, 0);

  /** Checks the count. */
  public Shots {
    if (count < 0) {
      throw new FluxionException("FLX-140", "shots are 0 (exact) or more, got " + count);
    }
  }

  /**
   * Returns the same number of shots from another seed.
   *
   * @param newSeed any number
   */
  public Shots seed(long newSeed) {
    return new Shots(count, newSeed);
  }
}
