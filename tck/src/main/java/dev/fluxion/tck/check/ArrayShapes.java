package dev.fluxion.tck.check;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Shape;
import dev.fluxion.tck.numerics.Comparison;
import dev.fluxion.tck.numerics.Surroundings;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * S-SHAPE of array primitives: shapes are either refused by the shape rule, with an error of the
 * library, or value and gradient exist and are right, empty arrays and arrays of one element
 * included.
 */
record ArrayShapes() implements Check {
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
    return "2.2";
  }

  @Override
  public boolean isPlannedFor(Subject subject) {
    return subject instanceof ArrayMap;
  }

  @Override
  public Verdict run(Subject subject, Conditions conditions) {
    ArrayMap map = (ArrayMap) subject;
    Finding finding = new Finding(this, subject, conditions);
    RandomGenerator random = conditions.random(this, subject);
    Tally tally = new Tally(finding);
    int accepted = 0;
    for (List<Shape> shapes : ShapeSearch.extreme(map.shapes().size())) {
      String on = "on shapes " + shapes;
      try {
        if (isAccepted(map, shapes)) {
          accepted++;
          tried(map, shapes, tally, finding, random);
        }
      } catch (RuntimeException exception) {
        return new Verdict(
            Grade.FAIL, finding.of(on + ": threw " + exception), Optional.of(exception));
      }
    }
    return accepted == 0 || tally.isEmpty()
        ? Verdict.pass(accepted + " shapes accepted")
        : tally.verdict();
  }

  /** Only a refusal by the shape rule is one; a rule that stumbles over a shape is not. */
  private static boolean isAccepted(ArrayMap map, List<Shape> shapes) {
    try {
      map.call().at(shapes.stream().map(shape -> Expr.constant(shape, 1)).toList());
      return true;
    } catch (FluxionException refusal) {
      return false;
    }
  }

  private static void tried(
      ArrayMap like, List<Shape> shapes, Tally tally, Finding finding, RandomGenerator random) {
    ArrayMap map = like.at(shapes);
    double[] x = map.draw(random);
    DifferentiableFunction function = map.function();
    function.value(x);
    if (!map.reaches(1)) {
      return;
    }
    double[] w = Vectors.random(map.outputSize(), random);
    double[] v = Vectors.random(map.size(), random);
    double[] pulled = function.vjp().value(Vectors.join(x, w)).toArray();
    double[] pushed = function.jvp().value(Vectors.join(x, v)).toArray();
    if (map.size() == 0 || map.outputSize() == 0) {
      return;
    }
    add("vjp()", Vectors.dot(pulled, v), map, x, v, w, tally, finding, random);
    add("jvp()", Vectors.dot(pushed, w), map, x, v, w, tally, finding, random);
  }

  private static void add(
      String what,
      double analytic,
      ArrayMap map,
      double[] x,
      double[] v,
      double[] w,
      Tally tally,
      Finding finding,
      RandomGenerator random) {
    Comparison comparison =
        finding
            .conditions()
            .judge()
            .forTermsOf(map.termSize(x))
            .slope(
                t -> Vectors.dot(w, map.function().value(Vectors.moved(x, t, v)).toArray()),
                0,
                analytic,
                Surroundings.OPEN,
                random);
    String where = what + " on shapes " + map.shapes();
    tally.add(comparison, () -> finding.derivative(where, x, comparison));
  }
}
