package dev.fluxion.tour.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.Catalog;
import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Primitive;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SubjectTest {
  private static final Catalog CATALOG = Catalog.load();
  private static final int POINTS = 150;

  static List<Subject> subjects() {
    return Subject.all();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void fastForm_isWithinTwoUnits_inEachRange(Subject subject) {
    Primitive primitive = CATALOG.primitive("elementary:" + subject.name());
    for (Arguments range : subject.ranges()) {
      Errors errors = subject.measure(primitive, range, POINTS, 1);
      assertTrue(errors.fast() <= 2, () -> subject.title() + ", " + range.name() + ": " + errors);
    }
  }

  @Test
  void subjects_areAllFunctionsWithAFastForm() {
    Stream<String> fast =
        CATALOG.primitives().stream()
            .filter(primitive -> hasFastForm(primitive.kernel(primitive.defaults())))
            .map(Primitive::name);
    Set<String> named = Subject.all().stream().map(Subject::name).collect(Collectors.toSet());
    assertEquals(fast.collect(Collectors.toSet()), named);
  }

  private static boolean hasFastForm(Optional<Kernel> kernel) {
    Kernel found = kernel.orElse(null);
    return found instanceof Kernel.Unary unary
        ? unary.fast().isPresent()
        : found instanceof Kernel.Binary binary && binary.fast().isPresent();
  }

  @Test
  void measure_findsAnErrorOfThreeUnits() {
    Kernel.FastUnary wrong =
        new Kernel.FastUnary() {
          @Override
          public double applyAsDouble(double x) {
            double y = Math.exp(x);
            return x > 0.9 ? y + 3 * Math.ulp(y) : y;
          }

          @Override
          public void apply(double[] x, double[] y, int from, int to) {
            throw new UnsupportedOperationException();
          }
        };
    Primitive primitive =
        Primitive.elementwise("test:exp").kernel(Math::exp).fastKernel(wrong).build();
    Subject exp = subjects().stream().filter(s -> s.name().equals("exp")).findFirst().orElseThrow();
    Errors errors = exp.measure(primitive, Arguments.between(-1, 1), POINTS, 1);
    assertEquals(3, errors.fast(), 0.6);
    assertEquals(0.5, errors.strict(), 0.1);
    assertTrue(errors.worst() > 0.9);
  }
}
