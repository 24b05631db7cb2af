package dev.fluxion.tck.check;

import dev.fluxion.spi.Spectrum;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * M-FREQ: a trigonometric polynomial of the declared frequencies that fits the function at some
 * points predicts it elsewhere, and no declared frequency is idle.
 */
record Frequencies() implements Check {
  private static final int LINES = 4;
  private static final int PREDICTIONS = 40;
  private static final double TOLERANCE = 1e-9;
  private static final double IDLE = 1e-9;

  @Override
  public String id() {
    return "M-FREQ";
  }

  @Override
  public Level level() {
    return Level.OPT;
  }

  @Override
  public String rule() {
    return "4.3";
  }

  @Override
  public boolean isPlannedFor(Subject subject) {
    return subject instanceof Elementwise elementwise
        && elementwise.arguments().anyMatch(i -> elementwise.declaration(i).spectrum().isPresent());
  }

  @Override
  public Verdict run(Subject subject, Conditions conditions) {
    Elementwise elementwise = (Elementwise) subject;
    Finding finding = new Finding(this, subject, conditions);
    RandomGenerator random = conditions.random(this, subject);
    for (int i = 0; i < elementwise.arity(); i++) {
      if (elementwise.declaration(i).spectrum().isPresent()) {
        Spectrum spectrum = elementwise.declaration(i).spectrum().get();
        Verdict verdict = fitted(elementwise, i, spectrum, finding, random);
        if (verdict.grade() != Grade.PASS) {
          return verdict;
        }
      }
    }
    return Verdict.pass("fits");
  }

  private static Verdict fitted(
      Elementwise subject,
      int argument,
      Spectrum spectrum,
      Finding finding,
      RandomGenerator random) {
    double[] used = new double[spectrum.frequencies().size()];
    for (int line = 0; line < LINES; line++) {
      double[] point = subject.point(random);
      DoubleUnaryOperator f = new Repetition(subject, argument, random).along(point);
      double range = range(spectrum);
      TrigonometricFit fit = TrigonometricFit.of(spectrum, f, range, random);
      for (int k = 0; k < PREDICTIONS; k++) {
        double x = random.nextDouble(-range, range);
        double value = f.applyAsDouble(x);
        if (!(Math.abs(fit.at(x) - value) <= TOLERANCE * fit.largest())) {
          point[argument] = x;
          return Verdict.fail(
              finding.at(
                  "value",
                  point,
                  "a fit of " + spectrum + " predicts " + fit.at(x) + ", got " + value));
        }
      }
      for (int k = 0; k < used.length; k++) {
        used[k] = Math.max(used[k], fit.share(k));
      }
    }
    List<Double> idle = new ArrayList<>();
    for (int k = 0; k < used.length; k++) {
      if (used[k] < IDLE) {
        idle.add(spectrum.frequencies().get(k));
      }
    }
    return idle.isEmpty()
        ? Verdict.pass("")
        : Verdict.fail(
            finding.of("declared are " + spectrum + ", but the function has nothing of " + idle));
  }

  /** Two frequencies can be told apart over a whole beat of the two. */
  private static double range(Spectrum spectrum) {
    double gap = spectrum.frequencies().get(0);
    for (int k = 1; k < spectrum.frequencies().size(); k++) {
      gap = Math.min(gap, spectrum.frequencies().get(k) - spectrum.frequencies().get(k - 1));
    }
    return 2 * Math.PI / gap;
  }
}
