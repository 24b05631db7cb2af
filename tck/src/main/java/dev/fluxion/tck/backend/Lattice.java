package dev.fluxion.tck.backend;

import dev.fluxion.spi.Evaluation;
import dev.fluxion.tck.statistics.Outcomes;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * ST-LATTICE: if single shots have few outcomes, equally spaced, the mean of N shots is one of them
 * plus a multiple of spacing / N: the mean of other than N shots, or of no shots at all, is not.
 *
 * <p>Outcomes so rare that 10,000 single shots do not show them are rare among the 40 means, too:
 * it is an alarm if all of them are off. With a rare outcome of probability p that is {@code
 * (1-p)^10000 (1-(1-p)^997)^40}, at most 1e-10 for any p; so it is with a tenth of both, or four
 * times both.
 */
final class Lattice extends Statistic {
  private static final int POINTS = 1;
  private static final int SINGLES = 10_000;
  private static final int SOME = 100;
  private static final int MEANS = 40;
  private static final int CERTAINTY = 50;

  /** A prime: the mean of a part of the shots is on the lattice of few others. */
  private static final long SHOTS = 997;

  Lattice() {
    super(POINTS);
  }

  @Override
  public String id() {
    return "ST-LATTICE";
  }

  @Override
  public String rule() {
    return "7.4";
  }

  @Override
  int testsAtOnePoint() {
    return 1;
  }

  @Override
  Look look(Device device, Hosted hosted, Evaluation point, Trial trial, RandomGenerator random) {
    long shots = primeUpTo(trial.shots(SHOTS));
    Draws some = Draws.of(device, hosted, point, 1, SOME, random);
    if (Arrays.stream(some.values()).allMatch(Outcomes::areMany)) {
      return Look.still("single shots have many outcomes");
    }
    if (Arrays.stream(some.reported()).anyMatch(taken -> taken > 1)) {
      return Look.still("one shot is not enough for an estimate, so that there are no single ones");
    }
    Draws singles = Draws.of(device, hosted, point, 1, singles(trial), random);
    Draws means = Draws.of(device, hosted, point, shots, MEANS, random);
    boolean judged = false;
    for (int i = 0; i < singles.values().length; i++) {
      Optional<Outcomes> outcomes = Outcomes.of(singles.values()[i]);
      if (outcomes.isEmpty()) {
        continue;
      }
      judged = true;
      boolean all = true;
      for (double mean : means.values()[i]) {
        all &= !outcomes.get().isMean(mean, shots);
      }
      if (all) {
        return Look.broken(
            Hosted.text(point)
                + ", element "
                + i
                + ": single shots give "
                + outcomes.get().first()
                + " plus multiples of "
                + outcomes.get().spacing()
                + "; the mean of "
                + shots
                + " of them cannot be "
                + means.values()[i][0]
                + ", nor any of "
                + (MEANS - 1)
                + " others");
      }
    }
    return judged
        ? Look.judged(MEANS + " means of " + shots + " shots")
        : Look.still("single shots have no few outcomes that are equally spaced");
  }

  /** As many more as the means have shots: see above. */
  private static int singles(Trial trial) {
    return (int) Math.max(SOME, trial.shots(SINGLES));
  }

  private static long primeUpTo(long most) {
    long prime = Math.max(2, most);
    while (!BigInteger.valueOf(prime).isProbablePrime(CERTAINTY)) {
      prime--;
    }
    return prime;
  }

  /** Where outcomes have no lattice, there is nothing to keep to. */
  @Override
  Outcome still(String text) {
    return Outcome.kept(text);
  }
}
