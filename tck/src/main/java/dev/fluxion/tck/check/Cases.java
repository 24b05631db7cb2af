package dev.fluxion.tck.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Draws cases from a jqwik arbitrary and shrinks the first that fails.
 *
 * <p>A jqwik property would stop at the first primitive that fails, so the kit draws by itself. The
 * session gives back what jqwik keeps while it generates.
 */
final class Cases {
  private static final int GENERATOR_SIZE = 200;
  private static final int MOST_SHRINKING_STEPS = 20;
  private static final int MOST_CANDIDATES = 20;

  private Cases() {}

  /**
   * Returns a simple case that fails, if one of those drawn does.
   *
   * @param arbitrary what to draw from
   * @param tries how many to draw
   * @param seed chooses the cases
   * @param fails whether a case fails
   */
  static <T> Optional<T> failing(Arbitrary<T> arbitrary, int tries, long seed, Predicate<T> fails) {
    List<T> found = new ArrayList<>();
    JqwikSession.run(
        () -> {
          RandomGenerator<T> generator = arbitrary.generator(GENERATOR_SIZE);
          Random random = new Random(seed);
          for (int k = 0; k < tries && found.isEmpty(); k++) {
            Shrinkable<T> drawn = generator.next(random);
            if (fails.test(drawn.value())) {
              found.add(shrunk(drawn, fails));
            }
          }
        });
    return found.stream().findFirst();
  }

  private static <T> T shrunk(Shrinkable<T> failing, Predicate<T> fails) {
    Shrinkable<T> simplest = failing;
    for (int step = 0; step < MOST_SHRINKING_STEPS; step++) {
      Optional<Shrinkable<T>> simpler =
          simplest
              .shrink()
              .limit(MOST_CANDIDATES)
              .filter(each -> fails.test(each.value()))
              .findFirst();
      if (simpler.isEmpty()) {
        return simplest.value();
      }
      simplest = simpler.get();
    }
    return simplest.value();
  }
}
