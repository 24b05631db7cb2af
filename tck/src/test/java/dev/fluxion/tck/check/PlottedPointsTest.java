package dev.fluxion.tck.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every check that compares derivatives keeps points for a plot, with a curve of its own. */
class PlottedPointsTest {
  private static final Supplier<Plugin> PRODUCT =
      Primitives.plugin(
          () ->
              Primitive.elementwise("test:product", 2)
                  .binaryKernel((x, y) -> x * y)
                  .partial(0, (self, args) -> args.get(1))
                  .partial(1, (self, args) -> args.get(0))
                  .build());

  private static final Supplier<Plugin> SQUARES =
      Primitives.plugin(
          () ->
              Primitives.likeItsInput("squares")
                  .kernel(
                      (in, out) -> {
                        for (int k = 0; k < in[0].length; k++) {
                          out[0][k] = in[0][k] * in[0][k];
                        }
                      })
                  .vjp((self, args, w) -> List.of(w.get(0).times(args.get(0)).times(2)))
                  .build());

  private static Set<String> curves(Supplier<Plugin> plugin, String check) {
    Suite suite = Suite.of(plugin, List.of());
    return suite.planned(suite.subjects().get(0)).stream()
        .filter(planned -> planned.check().id().equals(check))
        .map(planned -> planned.run(Conditions.USUAL))
        .map(Verdict::samples)
        .flatMap(Collection::stream)
        .map(point -> point.order() + " " + point.axis() + " " + point.curve())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void ofNumbers() {
    assertEquals(
        Set.of("1 x0 gradient(\"x0\")", "1 x1 gradient(\"x1\")"), curves(PRODUCT, "D-FULLJ"));
    assertEquals(Set.of("2 x0 partial(1, 0)", "2 x1 partial(0, 1)"), curves(PRODUCT, "D-HESS"));
    assertEquals(
        Set.of("2 x0 curvature of the values along x0", "2 x1 curvature of the values along x1"),
        curves(PRODUCT, "D-SECOND"));
  }

  @Test
  void ofArrays() {
    assertEquals(
        Set.of("1 case jacobian forward", "1 case jacobian in reverse"),
        curves(SQUARES, "D-FULLJ"));
    assertEquals(Set.of("2 case hessian"), curves(SQUARES, "D-HESS"));
    assertEquals(Set.of("2 case curvature of the values"), curves(SQUARES, "D-SECOND"));
  }
}
