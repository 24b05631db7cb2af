package dev.fluxion.tck.check;

import dev.fluxion.spi.Spectrum;
import dev.fluxion.tck.check.TrigonometricFit.Miss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * M-FREQ: a trigonometric polynomial of the declared frequencies that fits the function at some
 * points predicts it elsewhere, and no declared frequency is idle.
 */
record Frequencies() implements Check {
  private static final int LINES = 4;

  /** The share of a function from which a frequency counts as used. */
  static final double IDLE = 1e-9;

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
      TrigonometricFit fit = TrigonometricFit.of(spectrum, f, random);
      Optional<Miss> miss = fit.miss(f, fit.largest(), random);
      if (miss.isPresent()) {
        point[argument] = miss.get().x();
        return Verdict.fail(finding.at("value", point, text(spectrum, miss.get())));
      }
      for (int k = 0; k < used.length; k++) {
        used[k] = Math.max(used[k], fit.share(k, fit.largest()));
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

  static String text(Spectrum spectrum, Miss miss) {
    return "a fit of " + spectrum + " predicts " + miss.predicted() + ", got " + miss.value();
  }
}
