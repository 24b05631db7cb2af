package dev.fluxion.tck.check;

import static dev.fluxion.tck.check.Primitives.likeItsInput;
import static dev.fluxion.tck.check.Primitives.plugin;

import dev.fluxion.spi.Attributes;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Mutants that are right with the attributes of each sample, and wrong with those of several. */
final class WrongAttributes {
  private WrongAttributes() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant(
            "one attribute forgotten if another is set, too",
            "D-ATTR",
            wave(
                attributes -> {
                  double a = attributes.number("amplitude");
                  double f = attributes.number("frequency");
                  return a != 1 && f != 1 ? a : a * f;
                }),
            Grade.FAIL,
            oneEach("test:wave")),
        new Mutant(
            "a combination of attributes is refused by an index",
            "D-ATTR",
            wave(
                attributes -> {
                  double a = attributes.number("amplitude");
                  double f = attributes.number("frequency");
                  double[] few = {a, a * f, a * f};
                  return few[(int) (a + f) - 1];
                }),
            Grade.FAIL,
            oneEach("test:wave")),
        new Mutant(
            "an array primitive that mixes up two attributes",
            "D-ATTR",
            arrays(),
            Grade.FAIL,
            List.of(
                new Given("test:powers", Map.of("power", 2), vector(2)),
                new Given("test:powers", Map.of("factor", 3), vector(2)))));
  }

  /** Samples that set one attribute each. */
  static List<Given> oneEach(String id) {
    return List.of(
        new Given(id, Map.of("amplitude", 2.0), List.of()),
        new Given(id, Map.of("frequency", 3.0), List.of()));
  }

  private static List<Given.Input> vector(int size) {
    return List.of(new Given.Input(Shape.vector(size), Optional.empty()));
  }

  /** What a rule makes of the attributes. */
  @FunctionalInterface
  interface Factor {
    double of(Attributes attributes);
  }

  /** A sine with an amplitude and a frequency, whose derivative has a factor. */
  static Supplier<Plugin> wave(Factor factor) {
    return plugin(
        () ->
            Primitive.elementwise("test:wave")
                .attribute("amplitude", 1.0)
                .attribute("frequency", 1.0)
                .attribute("offset", 0.0)
                .kernel(
                    (x, attributes) ->
                        attributes.number("amplitude")
                                * Math.sin(attributes.number("frequency") * x)
                            + attributes.number("offset"))
                .derivative(
                    (self, x) ->
                        COSINE
                            .bind()
                            .with("frequency", self.attributes().number("frequency"))
                            .at(x)
                            .times(factor.of(self.attributes())))
                .build());
  }

  private static final Primitive COSINE =
      Primitive.elementwise("test:cosine")
          .attribute("frequency", 1.0)
          .kernel((x, attributes) -> Math.cos(attributes.number("frequency") * x))
          .build();

  private static Supplier<Plugin> arrays() {
    return plugin(
        () ->
            likeItsInput("powers")
                .attribute("power", 1)
                .attribute("factor", 1)
                .bind(
                    attributes -> {
                      int p = attributes.integer("power");
                      int a = attributes.integer("factor");
                      return (shapes, in, out) ->
                          Arrays.setAll(out[0], i -> a * Math.pow(in[0][i], p));
                    })
                .vjp(
                    (self, args, w) -> {
                      int p = self.attributes().integer("power");
                      int a = self.attributes().integer("factor");
                      int wrong = p == 2 ? p * Math.min(a, 2) : a;
                      return List.of(w.get(0).times(args.get(0).pow(p - 1)).times(wrong));
                    })
                .build());
  }
}
