package dev.fluxion.tck.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MeanTestTest {
  private static final Significance ALPHA = new Significance(2.5e-9);
  private static final int SHOTS = 100_000;

  /** Counts are whole, so that the law is not exactly normal even for 0.5. */
  private static final double WHOLE = 1.05;

  /** A sample of 0 and 1 with so many ones. */
  private static Moments ones(int k) {
    double p = (double) k / SHOTS;
    double variance = p * (1 - p);
    double skewness = variance > 0 ? (1 - 2 * p) / Math.sqrt(variance) : 0;
    return new Moments(SHOTS, p, variance, skewness);
  }

  /** The sum of the probabilities of all counts that raise an alarm, by the exact binomial law. */
  private static double falseAlarms(double p) {
    double sum = 0;
    double logarithm = SHOTS * Math.log1p(-p);
    for (int k = 0; k <= SHOTS; k++) {
      if (logarithm > -60 && new MeanTest(ones(k), p, ALPHA).isAlarm()) {
        sum += Math.exp(logarithm);
      }
      logarithm += Math.log((double) (SHOTS - k) / (k + 1) * p / (1 - p));
    }
    return sum;
  }

  @Test
  void rareOutcomesAreNotBlamedMoreOftenThanOthers() {
    for (double p = 0.5; p > 1e-6; p *= 0.8) {
      double alarms = falseAlarms(p);
      double probability = p;
      assertTrue(alarms <= WHOLE * ALPHA.alpha(), () -> "p = " + probability + ": " + alarms);
    }
  }

  @Test
  void theDetectableBiasIsDetected() {
    SplittableRandom random = new SplittableRandom(1);
    int found = 0;
    for (int trial = 0; trial < 200; trial++) {
      double[] sample = random.doubles(400).map(u -> u < 0.5 ? 1 : -1).toArray();
      Moments moments = Moments.of(sample);
      double bias = new MeanTest(moments, 0, ALPHA).detectable();
      found += new MeanTest(moments, bias, ALPHA).isAlarm() ? 1 : 0;
    }
    assertTrue(found >= 198, found + " of 200");
  }

  @Test
  void whatDoesNotScatterIsNotJudged() {
    MeanTest still = new MeanTest(Moments.of(new double[] {2, 2, 2}), 1, ALPHA);
    assertFalse(still.isConclusive());
    assertFalse(still.isAlarm());
  }

  @Test
  void limitsAreThoseOfTheLiterature() {
    assertEquals(5.96, ALPHA.deviations(), 0.01);
    assertEquals(1.83, new Significance(2.5e-9).varianceFactor(399, 399), 0.03);
    assertEquals(2.5e-9, Significance.ofEachOf(400).alpha(), 1e-20);
    assertEquals(0.133, new Correlation(2000, 0).limit(ALPHA), 0.001);
  }

  @Test
  void correlationsOfIndependentSamplesAreSmall() {
    SplittableRandom random = new SplittableRandom(2);
    double[] a = random.doubles(2000).toArray();
    double[] b = random.doubles(2000).toArray();
    assertFalse(Correlation.of(a, b).isAlarm(ALPHA));
    b[0] = a[0];
    for (int k = 1; k < b.length; k++) {
      b[k] = 0.7 * b[k] + 0.3 * a[k];
    }
    assertTrue(Correlation.of(a, b).isAlarm(ALPHA));
    assertEquals(0, Correlation.of(a, new double[2000]).coefficient());
  }
}
