package dev.fluxion.tck.check;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.dsl.Result;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * S-SHAPE of elementwise primitives: an array of any shape, empty and broadcast ones included,
 * gives what its elements give one by one, and so do the derivatives; a long array too, whose value
 * and gradient faster forms of kernels compute together.
 */
record Shapes() implements Check {
  private static final List<Shape> SHAPES =
      List.of(
          Shape.scalar(),
          Shape.vector(0),
          Shape.vector(1),
          Shape.vector(9),
          Shape.matrix(2, 3),
          Shape.matrix(3, 1),
          Shape.matrix(0, 2),
          Shape.of(2, 1, 3));

  private static final double ROUNDING = 1e-13;

  /** So long that it is computed in loops. */
  private static final int LONG = 100;

  /** What faster forms are off by, and what cancels: much less than if they were mixed up. */
  private static final double FAST = 1e-9;

  @Override
  public String id() {
    return "S-SHAPE";
  }

  @Override
  public Level level() {
    return Level.REQ;
  }

  @Override
  public String rule() {
    return "2.1";
  }

  @Override
  public boolean isPlannedFor(Subject subject) {
    return subject instanceof Elementwise;
  }

  @Override
  public Verdict run(Subject subject, Conditions conditions) {
    Elementwise elementwise = (Elementwise) subject;
    Finding finding = new Finding(this, subject, conditions);
    RandomGenerator random = conditions.random(this, subject);
    for (Shape shape : SHAPES) {
      List<Shape> shapes = new ArrayList<>(Collections.nCopies(elementwise.arity(), shape));
      Verdict verdict = applied(elementwise, shapes, finding, random);
      if (verdict.grade() == Grade.PASS && elementwise.arity() > 1) {
        shapes.set(elementwise.arity() - 1, Shape.scalar());
        verdict = applied(elementwise, shapes, finding, random);
      }
      if (verdict.grade() != Grade.PASS) {
        return verdict;
      }
    }
    Verdict together = together(elementwise, finding, random);
    return together.grade() == Grade.PASS ? Verdict.pass(SHAPES.size() + " shapes") : together;
  }

  /** Checks the value and the gradient of a sum over long arrays in one request. */
  private static Verdict together(Elementwise subject, Finding finding, RandomGenerator random) {
    List<Shape> shapes = Collections.nCopies(subject.arity(), Shape.vector(LONG));
    double[][] points = new double[LONG][];
    Arrays.setAll(points, k -> subject.point(random));
    DifferentiableFunction sum = function(subject, shapes).sum();
    double[] flat = flat(points, shapes);
    double[] terms = each(points, subject.reading().function());
    for (int i = 0; i < subject.arity(); i++) {
      if (subject.reading().reaches(i, 1)) {
        Result result = sum.request().value().gradient("x" + i).prepare().compile().at(flat);
        double[] value = {result.value().asDouble()};
        double[] total = {Arrays.stream(terms).sum()};
        double size = Arrays.stream(terms).map(Math::abs).sum();
        if (!close(value, total, FAST * size)) {
          String what = "value with gradient(\"x" + i + "\") on " + shapes;
          return Verdict.fail(finding.at(what, flat, differ(value, total)));
        }
        double[] gradient = result.gradient("x" + i).toArray();
        double[] parts = each(points, subject.reading().partial(i));
        double largest = Math.max(Vectors.largest(gradient), Vectors.largest(parts));
        if (!close(gradient, parts, FAST * largest)) {
          String what = "gradient(\"x" + i + "\") with the value on " + shapes;
          return Verdict.fail(finding.at(what, flat, differ(gradient, parts)));
        }
      }
    }
    return Verdict.pass("");
  }

  private static Verdict applied(
      Elementwise subject, List<Shape> shapes, Finding finding, RandomGenerator random) {
    int size = shapes.get(0).size();
    double[][] points = new double[size][];
    for (int k = 0; k < size; k++) {
      points[k] = subject.point(random);
      for (int i = 0; i < shapes.size(); i++) {
        points[k][i] = shapes.get(i).size() < size ? points[0][i] : points[k][i];
      }
    }
    DifferentiableFunction function = function(subject, shapes);
    double[] flat = flat(points, shapes);
    double[] values = function.value(flat).toArray();
    double[] expected = each(points, subject.reading().function());
    if (!function.outputShape().equals(shapes.get(0)) || !Vectors.same(values, expected)) {
      return Verdict.fail(finding.at("value on " + shapes, flat, differ(values, expected)));
    }
    for (int i = 0; i < shapes.size(); i++) {
      if (subject.reading().reaches(i, 1)) {
        double[] gradient = function.sum().gradient("x" + i).value(flat).toArray();
        double[] parts = each(points, subject.reading().partial(i));
        if (shapes.get(i).size() != size) {
          parts = new double[] {Arrays.stream(parts).sum()};
        }
        if (!close(gradient, parts)) {
          return Verdict.fail(
              finding.at(
                  "sum().gradient(\"x" + i + "\") on " + shapes, flat, differ(gradient, parts)));
        }
      }
    }
    return Verdict.pass("");
  }

  private static DifferentiableFunction function(Elementwise subject, List<Shape> shapes) {
    Map<String, Shape> inputs = new LinkedHashMap<>();
    for (int i = 0; i < shapes.size(); i++) {
      inputs.put("x" + i, shapes.get(i));
    }
    return Fluxion.function(subject.call().primitive().id())
        .inputs(inputs)
        .returns((List<Expr> args) -> subject.call().at(args));
  }

  private static double[] flat(double[][] points, List<Shape> shapes) {
    return IntStream.range(0, shapes.size())
        .boxed()
        .flatMapToDouble(
            i ->
                IntStream.range(0, shapes.get(i).size())
                    .mapToDouble(k -> points.length == 0 ? 0.5 : points[k][i]))
        .toArray();
  }

  private static double[] each(double[][] points, DifferentiableFunction function) {
    return Arrays.stream(points).mapToDouble(point -> function.value(point).asDouble()).toArray();
  }

  /** A sum over repeated elements is rounded differently, so its size counts. */
  private static boolean close(double[] a, double[] b) {
    return close(a, b, ROUNDING * Math.max(Vectors.largest(a), Vectors.largest(b)));
  }

  private static boolean close(double[] a, double[] b, double tolerance) {
    boolean close = a.length == b.length;
    for (int i = 0; close && i < a.length; i++) {
      close = Double.compare(a[i], b[i]) == 0 || Math.abs(a[i] - b[i]) <= tolerance;
    }
    return close;
  }

  private static String differ(double[] got, double[] expected) {
    return "got " + Arrays.toString(got) + ", one by one " + Arrays.toString(expected);
  }
}
