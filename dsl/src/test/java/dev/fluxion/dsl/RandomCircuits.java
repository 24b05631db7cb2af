package dev.fluxion.dsl;

import dev.fluxion.elementary.Elementary;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * Random functions around random trigonometric polynomials, in two versions: by primitives of which
 * the spectra are declared, and written out.
 *
 * @param planned by primitives whose ids begin with {@code test:}
 * @param written by cosines
 */
record RandomCircuits(DifferentiableFunction planned, DifferentiableFunction written) {

  /** What a polynomial is called by. */
  private interface Caller {
    List<Expr> call(RandomWaves waves, String id, Expr... args);
  }

  private static final Caller WRITTEN = (waves, id, args) -> waves.written(args);

  /** Returns functions with calls of array primitives. */
  static RandomCircuits arrays(long seed) {
    return arrays(seed, 1, false);
  }

  /**
   * Returns functions with calls of array primitives.
   *
   * @param blocks how many blocks of elements there are that do not act together
   * @param interacting whether primitives say so
   */
  static RandomCircuits arrays(long seed, int blocks, boolean interacting) {
    Caller planned = planned(interacting);
    return new RandomCircuits(arrays(seed, blocks, planned), arrays(seed, blocks, WRITTEN));
  }

  private static Caller planned(boolean interacting) {
    Map<String, Primitive> known = new HashMap<>();
    return (waves, id, args) ->
        known.computeIfAbsent(id, name -> waves.array(name, interacting)).bind().outputs(args);
  }

  private static DifferentiableFunction arrays(long seed, int blocks, Caller caller) {
    Random random = new Random(seed);
    List<Shape> inputs = shapes(random);
    List<Shape> outputs = random.nextInt(3) == 0 ? shapes(random) : List.of(Shape.scalar());
    RandomWaves f = new RandomWaves(random, inputs, outputs, blocks);
    if (random.nextInt(4) == 0) {
      return overInputs(f, args -> caller.call(f, "test:f", args));
    }
    int size = f.size();
    RandomWaves g = new RandomWaves(random, List.of(Shape.scalar()), List.of(Shape.scalar()), 1);
    long composition = random.nextLong();
    return Fluxion.function("circuit")
        .input("theta", Shape.vector(size))
        .returns(
            theta ->
                compose(
                    new Random(composition),
                    theta,
                    x -> joined(caller.call(f, "test:f", parts(x, inputs))),
                    x -> caller.call(g, "test:g", x).get(0)));
  }

  private static List<Shape> shapes(Random random) {
    return switch (random.nextInt(7)) {
      case 0 -> List.of(Shape.scalar());
      case 1 -> List.of(Shape.vector(2), Shape.scalar());
      case 2 -> List.of(Shape.matrix(2, 2));
      case 3 -> List.of(Shape.vector(4));
      case 4 -> List.of(Shape.vector(1), Shape.matrix(1, 2));
      default -> List.of(Shape.vector(1 + random.nextInt(3)));
    };
  }

  private static DifferentiableFunction overInputs(
      RandomWaves f, Function<Expr[], List<Expr>> call) {
    if (f.inputs().size() == 1) {
      return Fluxion.function("circuit")
          .input("x", f.inputs().get(0))
          .returns(x -> joined(call.apply(new Expr[] {x})));
    }
    return Fluxion.function("circuit")
        .input("x", f.inputs().get(0))
        .input("y", f.inputs().get(1))
        .returns((x, y) -> joined(call.apply(new Expr[] {x, y})));
  }

  private static Expr[] parts(Expr flat, List<Shape> shapes) {
    List<Expr> parts = new ArrayList<>();
    int position = 0;
    for (Shape shape : shapes) {
      parts.add(flat.slice(position, position + shape.size()).reshape(shape.extents()));
      position += shape.size();
    }
    return parts.toArray(Expr[]::new);
  }

  /** Returns the only number as it is, and several in one vector. */
  private static Expr joined(List<Expr> outputs) {
    if (outputs.size() == 1) {
      return outputs.get(0);
    }
    return Expr.concat(outputs.stream().map(Expr::flatten).toArray(Expr[]::new));
  }

  private static Expr compose(
      Random random, Expr theta, Function<Expr, Expr> f, Function<Expr, Expr> g) {
    Expr x = random.nextInt(3) == 0 ? mixed(random, theta) : theta;
    Expr last = theta.get(theta.shape().size() - 1);
    return switch (random.nextInt(7)) {
      case 0 -> f.apply(x);
      case 1 -> f.apply(x).times(f.apply(x.plus(Angle.PI.over(2)))).plus(f.apply(x.plus(0.3)));
      case 2 -> Elementary.exp(f.apply(x).times(0.2)).plus(Elementary.sin(g.apply(last)));
      case 3 -> f.apply(x).times(g.apply(last));
      case 4 -> f.apply(x).pow(2).plus(last);
      case 5 -> f.apply(x).plus(f.apply(x.minus(Angle.PI.times(2)))).times(last);
      default -> f.apply(x).times(f.apply(x.times(0.5).plus(Angle.PI.over(3)))).sum();
    };
  }

  private static Expr mixed(Random random, Expr theta) {
    int m = theta.shape().size();
    Expr weights = Expr.constant(Shape.matrix(m, m), random.doubles(m * m, -0.7, 0.7).toArray());
    return weights.matmul(theta);
  }

  /** Returns functions with an elementwise primitive of one to three arguments. */
  static RandomCircuits elementwise(long seed) {
    Random random = new Random(seed);
    int arity = 1 + random.nextInt(3);
    List<Shape> inputs = Collections.nCopies(arity, Shape.scalar());
    RandomWaves f = new RandomWaves(random, inputs, List.of(Shape.scalar()), 1);
    Primitive primitive = f.elementwise("test:f");
    RandomWaves g = new RandomWaves(random, List.of(Shape.scalar()), List.of(Shape.scalar()), 1);
    Primitive other = g.elementwise("test:g");
    int size = 1 + random.nextInt(3);
    long composition = random.nextLong();
    return new RandomCircuits(
        elementwise(composition, arity, size, primitive::at, other::at),
        elementwise(composition, arity, size, f::writtenElementwise, g::writtenElementwise));
  }

  private static DifferentiableFunction elementwise(
      long composition, int arity, int size, Function<Expr[], Expr> f, Function<Expr[], Expr> g) {
    return Fluxion.function("circuit")
        .input("theta", Shape.vector(size))
        .returns(
            theta ->
                compose(
                    new Random(composition),
                    theta,
                    x -> f.apply(spread(new Random(composition), x, arity)).sum(),
                    x -> g.apply(new Expr[] {x})));
  }

  private static Expr[] spread(Random random, Expr x, int arity) {
    Expr[] args = new Expr[arity];
    for (int i = 0; i < arity; i++) {
      args[i] = random.nextBoolean() ? x : x.times(random.nextDouble() * 2 - 1);
    }
    return args;
  }
}
