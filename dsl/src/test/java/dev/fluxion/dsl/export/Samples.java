package dev.fluxion.dsl.export;

import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import java.time.Duration;
import java.util.List;

/** Functions and primitives that the tests of this package print. */
final class Samples {
  /**
   * It takes a tenth of this on an idle machine; what grows faster than the graph takes for ever.
   */
  static final Duration SOON = Duration.ofSeconds(5);

  static final Primitive SHIFT_SIN =
      Primitive.elementwise("shift:sin")
          .attribute("shift", Angle.PI.over(2))
          .kernel(Math::sin)
          .build();

  static final Primitive SIN = Primitive.elementwise("math:sin").kernel(Math::sin).build();

  static final Primitive ATAN2 =
      Primitive.elementwise("math:atan2", 2).binaryKernel(Math::atan2).build();

  static final Primitive SPLIT =
      Primitive.of("acme:split_up")
          .outputs(2)
          .attribute("by", "a_b & \"c\" <d> \\e")
          .shape((attributes, shapes) -> List.of(Shape.scalar(), Shape.scalar()))
          .build();

  static final Expr X = input("x");
  static final Expr A = input("a");
  static final Expr B = input("b");
  static final Expr C = input("c");
  static final Expr W = input("w", 3);
  static final Expr M = input("M", 2, 3);

  private Samples() {}

  static Expr input(String name, int... extents) {
    return Expr.of(new Op.Input(name, Shape.of(extents), "test"));
  }

  /** The function of the article. */
  static Graph model() {
    Expr y = Expr.stack(W.get(1).times(W.get(2)), W.get(2), W.get(0));
    Expr first = SHIFT_SIN.with("shift", Angle.PI.over(4)).at(W);
    return new Graph(List.of(W), List.of(first.plus(SHIFT_SIN.at(y).pow(2).times(3))));
  }

  static Expr derivative(Primitive primitive, List<Integer> orders, Expr... args) {
    return Expr.of(new Op.Call(primitive, primitive.defaults(), orders, 0), args);
  }

  /** A chain of calls, each of the one before. */
  static Graph chain(int length) {
    Expr y = X;
    for (int k = 0; k < length; k++) {
      y = SIN.at(y);
    }
    return new Graph(List.of(X), List.of(y));
  }

  /** Has few nodes as a graph and as many as can be as a tree. */
  static Graph doubling(int times) {
    Expr y = X;
    for (int k = 0; k < times; k++) {
      y = y.times(y).plus(y);
    }
    return new Graph(List.of(X), List.of(y));
  }

  /** Has names, attributes and operations with everything that needs to be escaped. */
  static Graph awkward() {
    Expr odd = input("a_1\"<&>\\{\n}\u0001", 3);
    Expr theta = input("theta");
    Expr half = SPLIT.bind().output(1, List.of(theta.plus(Angle.named("s_0", 0.3).times(3))));
    Expr mask = half.lt(theta.div(theta.plus(1)));
    Expr chosen =
        Expr.where(mask, odd.get(0).pow(-0.5), derivative(ATAN2, List.of(1, 2), half, theta));
    Expr more = Expr.vector(1, 2, 3).dot(odd).times(chosen).plus(Expr.constant(1e-20));
    return new Graph(List.of(odd, theta), List.of(more, SIN.at(more), Expr.constant(Double.NaN)));
  }
}
