package dev.fluxion.tck.check;

import dev.fluxion.dsl.Accuracy;
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
 * the interpreter, and within a request for derivatives. A faster form of the kernel is near it,
 * and gives the same bits for numbers and for ranges.
 */
record PrimalPath() implements Check {
  private static final int POINTS = 40;

  /** What a faster form and a kernel may differ by, in units in the last place. */
  private static final int FAST_UNITS = 8;

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
    return subject.isFunction();
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
    DifferentiableFunction strict = function.accuracy(Accuracy.STRICT);
    Optional<PreparedRequest> request = request(subject, function).map(Request::prepare);
    double[][] points = Evaluations.points(subject, POINTS, random);
    double largest = 0;
    for (double[] point : points) {
      double size = Vectors.largest(function.value(point).toArray());
      largest = Double.isFinite(size) ? Math.max(largest, size) : largest;
    }
    for (double[] point : points) {
      double[] plain = function.value(point).toArray();
      double[] slowly = interpreted.value(point).toArray();
      if (!Vectors.same(plain, slowly)) {
        return Verdict.fail(finding.at("interpreted()", point, differ(plain, slowly)));
      }
      if (subject instanceof Elementwise elementwise) {
        double[] direct = {direct(elementwise, point)};
        double[] reference = strict.value(point).toArray();
        if (!Vectors.same(reference, direct)) {
          return Verdict.fail(finding.at("kernel alone", point, differ(reference, direct)));
        }
        Optional<FastForm> fast = FastForm.of(elementwise);
        if (fast.isPresent()) {
          double[] one = {fast.get().number(point)};
          if (!near(direct[0], one[0])) {
            return Verdict.fail(finding.at("fast kernel", point, differ(direct, one)));
          }
          for (double[] range : fast.get().ranges(point)) {
            double[] expected = {0, one[0], 0};
            if (!Vectors.same(expected, range)) {
              String what = "fast kernel on a range";
              return Verdict.fail(finding.at(what, point, differ(expected, range)));
            }
          }
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

  /** Both forms may be off by their own few units. */
  private static boolean near(double kernel, double fast) {
    return Double.compare(kernel, fast) == 0
        || Math.abs(kernel - fast) <= FAST_UNITS * Math.ulp(kernel);
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
