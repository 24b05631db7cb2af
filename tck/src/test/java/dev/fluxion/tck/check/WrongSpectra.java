package dev.fluxion.tck.check;

import static dev.fluxion.tck.check.Circuits.circuit;
import static dev.fluxion.tck.check.Primitives.likeItsInput;
import static dev.fluxion.tck.check.Primitives.plugin;

import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.PrimitiveBuilder;
import dev.fluxion.spi.Spectrum;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Mutants in what is declared of the elements of array primitives (class E). */
final class WrongSpectra {
  private WrongSpectra() {}

  private static Mutant frequencies(String name, Primitive.SpectrumRule rule) {
    return new Mutant(name, "M-FREQ", plugin(() -> circuit().spectrum(0, rule).build()));
  }

  private static Mutant interaction(String name, Primitive.InteractionRule rule) {
    return new Mutant(
        name,
        "M-INTER",
        plugin(
            () ->
                circuit()
                    .spectrum(0, (attributes, element) -> Circuits.spectrum(element))
                    .interaction(rule)
                    .build()));
  }

  private static PrimitiveBuilder each(DoubleUnaryOperator wave) {
    return likeItsInput("waves")
        .kernel((in, out) -> Arrays.setAll(out[0], i -> wave.applyAsDouble(in[0][i])));
  }

  static List<Mutant> all() {
    return List.of(
        frequencies("too few frequencies in all elements", (attributes, k) -> Spectrum.of(1)),
        frequencies(
            "a parameter that occurs twice declared once",
            (attributes, k) -> k == 1 ? Spectrum.of(1) : Spectrum.of(2)),
        frequencies("elements interchanged", (attributes, k) -> Circuits.spectrum((k + 1) % 3)),
        frequencies(
            "constant of a product denied",
            (attributes, k) -> Circuits.spectrum(k).withoutConstant()),
        frequencies(
            "frequency that no element has",
            (attributes, k) -> Circuits.spectrum(k).times(Spectrum.of(3))),
        new Mutant(
            "undeclared constant in each element",
            "M-FREQ",
            plugin(
                () ->
                    Circuits.product(x -> 1e-6 + Math.sin(x))
                        .spectrum(0, Spectrum.of(1).withoutConstant())
                        .build())),
        new Mutant(
            "a weight that is no angle",
            "M-FREQ",
            plugin(
                () ->
                    circuit()
                        .spectrum(0, (attributes, k) -> Circuits.spectrum(k))
                        .spectrum(1, Spectrum.of(2))
                        .build())),
        new Mutant(
            "half the frequency",
            "M-FREQ",
            plugin(() -> each(x -> Math.cos(x / 2)).spectrum(0, Spectrum.of(1)).build())),
        interaction("no angles act together", (attributes, elements) -> elements.size() < 2),
        interaction(
            "the wrong pair is apart",
            (attributes, elements) -> !elements.containsAll(List.of(1, 2))),
        interaction(
            "elements counted from 1",
            (attributes, elements) -> !elements.containsAll(List.of(1, 3)) && elements.get(0) > 0),
        new Mutant(
            "three that act together",
            "M-INTER",
            plugin(
                () ->
                    Circuits.product(x -> 0.5 + Math.cos(x))
                        .spectrum(0, Spectrum.of(1))
                        .interaction((attributes, elements) -> elements.size() < 3)
                        .build())));
  }
}
