package dev.fluxion.tour.chapter;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Spectrum;
import dev.fluxion.tour.page.Checks;
import dev.fluxion.tour.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One parameter with R frequencies: 2R + 1 evaluations for everything. */
final class OneParameter {
  private static final int HIGHEST = 30;
  private static final int POINTS = 3;

  private final Page page;
  private final Checks checks;
  private final Meter meter;
  private final List<List<String>> rows = new ArrayList<>();

  OneParameter(Page page) {
    this.page = page;
    this.checks = page.checks();
    this.meter = new Meter(checks);
  }

  void write() {
    page.say(
        "One parameter. Along it the energy is a trigonometric polynomial with R frequencies and a"
            + " constant: 2R + 1 numbers, so that 2R + 1 evaluations tell every derivative there"
            + " is, while the first or the second alone takes 2R. Frequencies are 1 to R;"
            + " coefficients and points are random. The 1-norm is the largest sum of absolute"
            + " coefficients of a derivative; the error is the largest difference from the exact"
            + " derivatives, as a part of the 1-norm and of the largest value of the function, and"
            + " must be below 1e-9.");
    for (int r = 1; r <= 5; r++) {
      TrigPolynomial polynomial = TrigPolynomial.of(1, Spectrum.of(r));
      row("R = " + r, polynomial, polynomial.ofArray(), r);
    }
    TrigPolynomial rotation = TrigPolynomial.of(1, Spectrum.ofFrequencies(0.5, 1));
    row("controlled rotation, 1/2 and 1", rotation, rotation.ofArray(), 2);
    TrigPolynomial author = TrigPolynomial.of(1, Spectrum.of(1));
    row(
        "R = 1, by a rule with the shift 0.3",
        author,
        author.ofArguments(Angle.of(0.3), TrigPolynomial.ArgumentDeclaration.SPECTRUM),
        1);
    page.table(
        List.of("function", "f′", "f″", "0 to 2", "0 to 5", "0 to " + HIGHEST, "1-norm", "error"),
        rows);
  }

  private void row(
      String name, TrigPolynomial polynomial, DifferentiableFunction function, int frequencies) {
    long some = 2L * frequencies;
    Measurement all = measure(name, polynomial, function, 0, HIGHEST);
    rows.add(
        List.of(
            name,
            count(name + ", f′", measure(name, polynomial, function, 1, 1), some),
            count(name + ", f″", measure(name, polynomial, function, 2, 2), some),
            count(name + ", to 2", measure(name, polynomial, function, 0, 2), some + 1),
            count(name + ", to 5", measure(name, polynomial, function, 0, 5), some + 1),
            count(name + ", to " + HIGHEST, all, some + 1),
            checks.atMost(name + ", 1-norm", all.norm(), 1e24, "%.3g"),
            checks.atMost(name + ", error", all.relativeError(), Measurement.PRECISION, "%.1e")));
  }

  private String count(String what, Measurement measurement, long expected) {
    return checks.count(what, measurement.evaluations(), expected);
  }

  private Measurement measure(
      String what, TrigPolynomial polynomial, DifferentiableFunction function, int from, int to) {
    List<int[]> partials = IntStream.rangeClosed(from, to).mapToObj(int[]::new).toList();
    Measurement worst = meter.partials(what, polynomial, function, polynomial.point(1), partials);
    for (int seed = 2; seed <= POINTS; seed++) {
      Measurement other =
          meter.partials(what, polynomial, function, polynomial.point(seed), partials);
      checks.count(what + ", another point", other.evaluations(), worst.evaluations());
      worst = worst.worse(other);
    }
    return worst;
  }
}
