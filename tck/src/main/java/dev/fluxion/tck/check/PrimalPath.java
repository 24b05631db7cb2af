package dev.fluxion.tck.check;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.PreparedRequest;
import dev.fluxion.dsl.Request;
import dev.fluxion.dsl.Result;
import dev.fluxion.spi.Kernel;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * D-PRIMAL: the value is the same wherever it is computed: by the kernel alone, by the function, by
 * the interpreter, and within a request for derivatives.
 */
record PrimalPath() implements Check {
  private static final int POINTS = 40;
  private static final double ROUNDING = 0x1p-49;

  @Override
  public String id() {
    return "D-PRIMAL";
  }

  @Override
  public Level level() {
    return Level.REQ;
  }

  @Override
  public String rule() {
    return "1.1";
  }

  @Override
  public boolean isPlannedFor(Subject subject) {
    return !(subject instanceof Unsampled);
  }

  @Override
  public Verdict run(Subject subject, Conditions conditions) {
    Finding finding = new Finding(this, subject, conditions);
    RandomGenerator random = conditions.random(this, subject);
    DifferentiableFunction function =
        subject instanceof Elementwise elementwise
            ? elementwise.reading().function()
            : ((ArrayMap) subject).function();
    DifferentiableFunction interpreted = function.interpreted();
    Optional<PreparedRequest> request = request(subject, function).map(Request::prepare);
    double largest = 0;
    for (int i = 0; i < POINTS; i++) {
      double[] point =
          subject instanceof Elementwise elementwise
              ? elementwise.point(random)
              : ((ArrayMap) subject).draw(random);
      double[] plain = function.value(point).toArray();
      largest = Math.max(largest, Vectors.largest(plain));
      double[] slowly = interpreted.value(point).toArray();
      if (!Vectors.same(plain, slowly)) {
        return Verdict.fail(finding.at("interpreted()", point, differ(plain, slowly)));
      }
      if (subject instanceof Elementwise elementwise) {
        double[] direct = {direct(elementwise, point)};
        if (!Vectors.same(plain, direct)) {
          return Verdict.fail(finding.at("kernel alone", point, differ(plain, direct)));
        }
      }
      if (request.isPresent()) {
        Result result = request.get().at(point);
        double[] within = result.value().toArray();
        double tolerance = ROUNDING * Math.max(1, result.errorFactor()) * largest;
        if (!close(plain, within, tolerance)) {
          String what = "request().value() with derivatives";
          return Verdict.fail(finding.at(what, point, differ(plain, within)));
        }
      }
    }
    return Verdict.pass(POINTS + " points");
  }

  private static Optional<Request> request(Subject subject, DifferentiableFunction function) {
    if (subject instanceof Elementwise elementwise) {
      Request request = function.request().value();
      for (int order = 1; order <= Reading.HIGHEST_ORDER; order++) {
        for (int i = 0; i < elementwise.arity(); i++) {
          if (elementwise.reading().reaches(i, order)) {
            request = request.partial(Reading.repeated(i, order));
          }
        }
      }
      return Optional.of(request);
    }
    return ((ArrayMap) subject).reaches(1)
        ? Optional.of(function.request().value().jacobian())
        : Optional.empty();
  }

  private static double direct(Elementwise subject, double[] point) {
    Kernel kernel = subject.call().primitive().kernel(subject.call().attributes()).orElseThrow();
    if (kernel instanceof Kernel.Unary unary) {
      return unary.function().applyAsDouble(point[0]);
    } else if (kernel instanceof Kernel.Binary binary) {
      return binary.function().applyAsDouble(point[0], point[1]);
    }
    return ((Kernel.Nary) kernel).function().applyAsDouble(point.clone());
  }

  private static boolean close(double[] a, double[] b, double tolerance) {
    boolean close = a.length == b.length;
    for (int i = 0; close && i < a.length; i++) {
      close = Double.compare(a[i], b[i]) == 0 || Math.abs(a[i] - b[i]) <= tolerance;
    }
    return close;
  }

  private static String differ(double[] plain, double[] other) {
    return "value " + Arrays.toString(plain) + ", there " + Arrays.toString(other);
  }
}
