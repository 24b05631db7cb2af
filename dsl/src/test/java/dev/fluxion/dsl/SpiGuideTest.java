package dev.fluxion.dsl;

import static dev.fluxion.spi.Shape.scalar;
import static dev.fluxion.spi.Shape.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Attributes;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Spectrum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The plugin author's guide says what compiles, and what it says is so. */
class SpiGuideTest {
  private static final Path GUIDE = Path.of("../spi/README.md");
  private static final Path SNIPPETS =
      Path.of("src/test/java/dev/fluxion/dsl/SpiGuideSnippets.java");
  private static final Pattern BLOCK =
      Pattern.compile("(<!-- in \\S+ -->\n)?```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern OF_EXAMPLE =
      Pattern.compile("<!-- in (\\S+) -->\n```\\w+\n(.*?)```", Pattern.DOTALL);

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static DifferentiableFunction of(UnaryOperator<Expr> body) {
    return Fluxion.function("f").input("x", scalar()).returns(body);
  }

  @Test
  void every_snippet_stands_in_the_code_that_is_run() throws IOException {
    String code = withoutSpace(Files.readString(SNIPPETS));
    Matcher block = BLOCK.matcher(Files.readString(GUIDE));
    int compiled = 0;
    while (block.find()) {
      if (block.group(1) == null) {
        compiled++;
        String snippet = block.group(2);
        assertTrue(
            code.contains(withoutSpace(snippet)), () -> "not in " + SNIPPETS + ":\n" + snippet);
      }
    }
    assertEquals(8, compiled);
  }

  /** The kit builds and certifies the example. */
  @Test
  void every_other_snippet_stands_in_the_example() throws IOException {
    Matcher block = OF_EXAMPLE.matcher(Files.readString(GUIDE));
    int found = 0;
    while (block.find()) {
      found++;
      String file = withoutSpace(Files.readString(GUIDE.resolveSibling(block.group(1))));
      String snippet = block.group(2);
      assertTrue(
          file.contains(withoutSpace(snippet)),
          () -> "not in " + GUIDE + "'s example:\n" + snippet);
    }
    assertEquals(2, found);
  }

  @Test
  void the_guide_is_short() throws IOException {
    assertTrue(Files.readAllLines(GUIDE).size() <= 200);
  }

  @Test
  void the_recursive_rule_reaches_every_order() {
    DifferentiableFunction f = of(x -> SpiGuideSnippets.sin(x, Angle.PI.over(4)));
    assertEquals(OptionalInt.empty(), f.orderCapability());
    assertEquals(Math.sin(0.4), f.value(0.4).asDouble());
    assertEquals(-Math.cos(0.4), f.derivative(7).value(0.4).asDouble(), 1e-12);
  }

  @Test
  void the_other_forms_reach_what_the_table_says() {
    DifferentiableFunction nested = of(SpiGuideSnippets.NESTED_SIN::at);
    assertEquals(OptionalInt.of(2), nested.orderCapability());
    assertEquals(-Math.sin(0.4), nested.derivative(2).value(0.4).asDouble());
    DifferentiableFunction byOrder = of(SpiGuideSnippets.COS::at);
    assertEquals(OptionalInt.empty(), byOrder.orderCapability());
    assertEquals(Math.sin(0.4), byOrder.derivative(7).value(0.4).asDouble(), 1e-14);
    DifferentiableFunction opaque = of(SpiGuideSnippets.RAMP::at);
    assertEquals(OptionalInt.of(1), opaque.orderCapability());
    assertEquals(1, opaque.derivative(1).value(0.4).asDouble());
    assertThrows(FluxionException.class, () -> opaque.derivative(2));
  }

  @Test
  void partial_derivatives_and_an_absence() {
    DifferentiableFunction cube = of(x -> SpiGuideSnippets.POWER.at(x, Expr.constant(3)));
    assertEquals(12, cube.derivative(1).value(2).asDouble(), 1e-13);
    assertEquals(12, cube.derivative(2).value(2).asDouble(), 1e-13);
    DifferentiableFunction exponent = of(n -> SpiGuideSnippets.POWER.at(Expr.constant(2), n));
    FluxionException refusal = assertThrows(FluxionException.class, exponent::gradient);
    assertTrue(refusal.getMessage().endsWith(": the exponent is a whole number"));
  }

  @Test
  void the_primitive_of_arrays_is_differentiated_both_ways() {
    DifferentiableFunction polar =
        Fluxion.function("polar")
            .input("r", vector(2))
            .input("angle", vector(2))
            .returns(
                (r, angle) -> {
                  List<Expr> plane = SpiGuideSnippets.POLAR.bind().outputs(r, angle);
                  return plane.get(0).times(plane.get(1));
                });
    double[] point = {2, 3, 0.3, 0.7};
    double[] slopes = {2 * Math.sin(0.6), 3 * Math.sin(1.4), 4 * Math.cos(0.6), 9 * Math.cos(1.4)};
    assertArrayEquals(slopes, polar.sum().gradient().value(point).toArray(), 1e-13);
    double[] forward = polar.jvp().value(2, 3, 0.3, 0.7, 1, 1, 1, 1).toArray();
    assertArrayEquals(new double[] {slopes[0] + slopes[2], slopes[1] + slopes[3]}, forward, 1e-13);
    double[] hessian = polar.sum().hessian().value(point).toArray();
    assertEquals(Math.sin(0.6), hessian[0], 1e-13);
    assertEquals(4 * Math.cos(0.6), hessian[2], 1e-13);
    assertEquals(-8 * Math.sin(0.6), hessian[10], 1e-13);
  }

  @Test
  void the_elements_of_an_array_have_the_spectra_that_they_occur_with() {
    Primitive energy = SpiGuideSnippets.ENERGY;
    Primitive.SpectrumRule spectra = energy.spectra(0).orElseThrow();
    Attributes none = energy.defaults();
    assertEquals(Spectrum.of(1), spectra.apply(none, 0));
    assertEquals(Spectrum.of(2), spectra.apply(none, 1));
    Primitive.InteractionRule interaction = energy.interaction().orElseThrow();
    assertTrue(interaction.interact(none, List.of(0, 1)));
    assertTrue(interaction.interact(none, List.of(2)));
    assertFalse(interaction.interact(none, List.of(1, 2)));
    DifferentiableFunction f = Fluxion.function("f").input("x", vector(3)).returns(energy::at);
    assertEquals(
        Math.sin(0.1) * Math.pow(1 + Math.cos(0.2), 2) + Math.sin(0.3),
        f.value(0.1, 0.2, 0.3).asDouble());
    for (int element = 0; element < 3; element++) {
      assertFollows(f, element, spectra.apply(none, element));
    }
  }

  /** As many equal steps over the period as a trigonometric polynomial has terms predict it. */
  private static void assertFollows(DifferentiableFunction f, int element, Spectrum spectrum) {
    double[] point = {0.1, 0.2, 0.3};
    int count = spectrum.dimension();
    double predicted = 0;
    for (int k = 0; k < count; k++) {
      double step = 2 * Math.PI * k / count;
      double[] moved = point.clone();
      moved[element] = step;
      double kernel = 1;
      for (double frequency : spectrum.frequencies()) {
        kernel += 2 * Math.cos(frequency * (point[element] - step));
      }
      predicted += f.value(moved).asDouble() * kernel / count;
    }
    assertEquals(f.value(point).asDouble(), predicted, 1e-14);
  }

  @Test
  void the_shape_rule_refuses_in_its_own_words() {
    FluxionException refusal =
        assertThrows(
            FluxionException.class,
            () -> SpiGuideSnippets.POLAR.at(Expr.vector(1, 2), Expr.constant(0)));
    assertEquals(
        "ACME-1: 'acme:polar' needs inputs of one shape, got [[2], scalar]", refusal.getMessage());
  }

  @Test
  void the_plugin_registers_its_primitives_and_its_backend() {
    Catalog catalog = Catalog.of(new SpiGuideSnippets.AcmePlugin());
    assertEquals(List.of(), catalog.problems());
    assertEquals(SpiGuideSnippets.SIN, catalog.primitive("acme:sin"));
    assertEquals(List.of("acme-device"), catalog.backends());
  }

  @Test
  void the_backend_samples_within_its_errors() {
    try (Backend device = Catalog.of(new SpiGuideSnippets.AcmePlugin()).backend("acme-device")) {
      DifferentiableFunction slope =
          of(x -> SpiGuideSnippets.sin(x, Angle.PI.over(2)))
              .on(device, Fluxion.shots(1_000_000).seed(7))
              .gradient();
      double sampled = slope.value(0.4).asDouble();
      assertEquals(Math.cos(0.4), sampled, 0.01);
      assertEquals(sampled, slope.value(0.4).asDouble());
      assertFalse(device.capabilities().exact());
    }
  }
}
