package dev.fluxion.tour.chapter;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.ElementwiseBuilder;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Primitive;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleUnaryOperator;

/**
 * A sine that counts how often it is called: a witness of what the engine says about itself.
 *
 * <p>The shipped sines cannot be counted from outside, so this is another one with the same rules.
 */
final class CountingSine {
  private final AtomicLong calls = new AtomicLong();

  /** Returns how often the sine, or its derivative as a number, was called so far. */
  long calls() {
    return calls.get();
  }

  /** Returns the sine with a first derivative that is a number. */
  Primitive opaque() {
    return Primitive.elementwise("tour:sin-opaque")
        .kernel(counted(Math::sin))
        .opaqueDerivative(counted(Math::cos))
        .build();
  }

  /** Returns the sine with two derivatives that are numbers. */
  Primitive nested() {
    return Primitive.elementwise("tour:sin-nested")
        .kernel(counted(Math::sin))
        .derivatives(counted(Math::cos), counted(x -> -Math.sin(x)))
        .build();
  }

  /** Returns the sine with the recursive rule, of which something may still be declared. */
  ElementwiseBuilder recursive() {
    return Primitive.elementwise("tour:sin")
        .attribute("shift", Angle.PI.over(2))
        .kernel(counted(Math::sin))
        .derivative(CountingSine::shifted);
  }

  private static Expr shifted(BoundPrimitive self, Expr x) {
    Angle s = self.angle("shift");
    return self.at(x.plus(s)).minus(self.at(x.minus(s))).times(1 / (2 * s.sin()));
  }

  private DoubleUnaryOperator counted(DoubleUnaryOperator function) {
    return x -> {
      calls.incrementAndGet();
      return function.applyAsDouble(x);
    };
  }
}
