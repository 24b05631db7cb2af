package dev.fluxion.tck.check;

import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.PrimitiveBuilder;
import dev.fluxion.spi.Shape;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;

/** Short ways to plugins of one primitive. */
final class Primitives {
  private Primitives() {}

  /** A plugin of primitives that are defined anew for each instance. */
  static Supplier<Plugin> plugin(Supplier<Primitive> primitive) {
    return () -> {
      Primitive own = primitive.get();
      return registrar -> registrar.primitive(own);
    };
  }

  /** A function with derivatives as numbers. */
  static Supplier<Plugin> numbers(
      String name, DoubleUnaryOperator function, DoubleUnaryOperator... derivatives) {
    return plugin(
        () ->
            Primitive.elementwise("test:" + name)
                .kernel(function)
                .derivatives(derivatives)
                .build());
  }

  /** An array primitive whose inputs and whose output have one shape of any kind. */
  static PrimitiveBuilder likeItsInput(String name) {
    return Primitive.of("test:" + name)
        .shape(
            (attributes, inputs) -> {
              for (Shape input : inputs) {
                if (!input.equals(inputs.get(0))) {
                  throw new FluxionException(
                      "TEST-1", "inputs of one shape are needed, got " + inputs);
                }
              }
              return List.of(inputs.get(0));
            });
  }
}
