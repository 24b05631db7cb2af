package dev.fluxion.tck.check;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import dev.fluxion.tck.numerics.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A primitive within a larger function, and a point of it.
 *
 * @param function one number of a vector {@code x}
 * @param point the point
 */
record Composed(DifferentiableFunction function, double[] point) {
  /** What the primitive is composed with, beside itself. */
  private static final Primitive STANDARD =
      Primitive.elementwise("tck:sin")
          .kernel(Math::sin)
          .derivative((self, x) -> self.at(x.plus(Angle.PI.over(2))))
          .build();

  static Composed of(Elementwise subject, Recipe recipe) {
    SplittableRandom random = Seeds.random(recipe.seed());
    // Close to trouble an inner expression could vary too little to be seen.
    double[] point = subject.plainPoint(random);
    boolean same =
        recipe.form() == Recipe.Form.SAME
            && subject.arguments().allMatch(i -> subject.around(i, point[0]).clearance() > 0.1);
    if (same) {
      Arrays.fill(point, point[0]);
    }
    double[] reach =
        subject
            .arguments()
            .mapToDouble(
                i -> {
                  double clearance = subject.around(i, point[i]).clearance();
                  double scale = subject.declaration(i).domain().scale();
                  return 0.3 * Math.min(clearance, scale);
                })
            .toArray();
    DifferentiableFunction function =
        Fluxion.function("composed")
            .input("x", Shape.vector(1))
            .returns(
                input -> {
                  Expr x = input.get(0);
                  List<Expr> u = inner(point, reach, recipe.a(), x);
                  if (same) {
                    u = Collections.nCopies(u.size(), u.get(0));
                  }
                  List<Expr> v = inner(point, reach, recipe.b(), x.times(x).negate());
                  return outer(subject, recipe, u, v, point, reach);
                });
    return new Composed(function, new double[] {0.1});
  }

  private static List<Expr> inner(double[] point, double[] reach, double factor, Expr x) {
    return IntStream.range(0, point.length)
        .mapToObj(i -> x.times((i % 2 == 0 ? factor : -factor) * reach[i]).plus(point[i]))
        .toList();
  }

  private static Expr outer(
      Elementwise subject,
      Recipe recipe,
      List<Expr> u,
      List<Expr> v,
      double[] point,
      double[] reach) {
    Expr f = subject.call().at(u);
    return switch (recipe.form()) {
      case INNER -> f;
      // The factor keeps derivatives from vanishing, as those of atan2(u, u) do.
      case SAME -> f.times(u.get(0)).times(u.get(0));
      case PRODUCT -> f.times(u.get(0));
      case SQUARE -> f.times(f);
      case TWICE -> f.plus(subject.call().at(v));
      case WAVE_OF -> STANDARD.at(f);
      case OF_WAVE -> {
        List<Expr> waves = new ArrayList<>();
        for (int i = 0; i < u.size(); i++) {
          Expr wave = STANDARD.at(v.get(i).minus(point[i]).div(reach[i]));
          waves.add(u.get(i).plus(wave.times(0.5 * reach[i])));
        }
        yield subject.call().at(waves);
      }
      case NESTED -> {
        double value = subject.reading().function().value(point).asDouble();
        double slope =
            subject.reading().reaches(0, 1)
                ? subject.reading().partial(0).value(point).asDouble()
                : 0;
        double gentle = reach[0] / (1 + Math.abs(value) + Math.abs(slope) * reach[0]);
        List<Expr> again = new ArrayList<>(v);
        again.set(0, f.minus(value).times(gentle).plus(point[0]));
        yield subject.call().at(again);
      }
    };
  }

  static Composed of(ArrayMap map, Recipe recipe) {
    SplittableRandom random = Seeds.random(recipe.seed());
    double[] point = map.draw(random);
    double[] w = Vectors.random(map.outputSize(), random);
    DifferentiableFunction function =
        Fluxion.function("composed")
            .input("x", Shape.vector(map.size()))
            .returns(x -> outer(map, recipe, x, w));
    return new Composed(map.hosted(function), point);
  }

  private static Expr outer(ArrayMap map, Recipe recipe, Expr x, double[] w) {
    Expr weights = Expr.vector(w);
    Expr f = map.at(x).dot(weights);
    return switch (recipe.form()) {
      case INNER -> f;
      case PRODUCT -> f.times(x.sum());
      case SQUARE -> f.times(f);
      case TWICE -> f.plus(map.at(x.times(recipe.a())).dot(weights));
      case WAVE_OF -> STANDARD.at(map.at(x)).dot(weights);
      case OF_WAVE -> map.at(x.plus(STANDARD.at(x.times(recipe.a())).times(0.01))).dot(weights);
      case SAME -> map.flattened(sameWhereItFits(map.unpacked(x))).dot(weights);
      case NESTED -> {
        List<Expr> again = new ArrayList<>(map.unpacked(x));
        Expr first = map.call().at(again);
        if (first.shape().equals(again.get(0).shape())) {
          again.set(0, first.times(recipe.b()));
        }
        yield map.flattened(again).dot(weights);
      }
    };
  }

  private static List<Expr> sameWhereItFits(List<Expr> arguments) {
    List<Expr> same = new ArrayList<>();
    for (Expr argument : arguments) {
      same.add(
          same.stream()
              .filter(each -> each.shape().equals(argument.shape()))
              .findFirst()
              .orElse(argument));
    }
    return same;
  }
}
