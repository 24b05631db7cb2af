package dev.fluxion.dsl;

import dev.fluxion.elementary.Elementary;
import dev.fluxion.spi.ElementwiseBuilder;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.PrimitiveBuilder;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Spectrum;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random trigonometric polynomials of several numbers, {@code Σ_t c_t Π_i cos(ω_ti x_i + φ_ti)}: as
 * primitives of which only the spectra are known, and written out by cosines, of which every
 * derivative is known.
 *
 * <p>With blocks, each term depends on the numbers of one block only.
 */
final class RandomWaves {
  private static final Spectrum[] SPECTRA = {
    Spectrum.of(1),
    Spectrum.of(1).withoutConstant(),
    Spectrum.of(2),
    Spectrum.of(3),
    Spectrum.ofFrequencies(0.5, 1),
    Spectrum.ofFrequencies(0.5).withoutConstant(),
    Spectrum.ofFrequencies(1, 3).withoutConstant(),
    Spectrum.ofFrequencies(1, 2.5),
  };

  private final List<Shape> inputs;
  private final List<Shape> outputs;
  private final int[] blocks;
  private final Spectrum[] spectra;
  private final Term[][] terms;

  /** A product; a frequency of 0 stands for the factor 1. */
  private record Term(double coefficient, double[] frequencies, double[] phases) {
    double at(double[] x) {
      double product = coefficient;
      for (int i = 0; i < x.length; i++) {
        product *= frequencies[i] == 0 ? 1 : Math.cos(frequencies[i] * x[i] + phases[i]);
      }
      return product;
    }

    Expr over(List<Expr> x) {
      Expr product = Expr.constant(x.get(0).shape(), coefficient);
      for (int i = 0; i < x.size(); i++) {
        if (frequencies[i] != 0) {
          product = product.times(Elementary.cos(x.get(i).times(frequencies[i]).plus(phases[i])));
        }
      }
      return product;
    }
  }

  /**
   * Makes polynomials.
   *
   * @param inputs the shapes of the inputs
   * @param outputs the shapes of the outputs, a polynomial for each element
   * @param blockCount how many blocks of numbers there are that do not act together
   */
  RandomWaves(Random random, List<Shape> inputs, List<Shape> outputs, int blockCount) {
    this.inputs = inputs;
    this.outputs = outputs;
    int m = inputs.stream().mapToInt(Shape::size).sum();
    this.blocks = random.ints(m, 0, blockCount).toArray();
    this.spectra = new Spectrum[m];
    for (int i = 0; i < m; i++) {
      Spectrum spectrum = SPECTRA[random.nextInt(SPECTRA.length)];
      boolean fits = blockCount == 1 || spectrum.hasConstant();
      spectra[i] = fits ? spectrum : Spectrum.of(1);
    }
    int size = outputs.stream().mapToInt(Shape::size).sum();
    this.terms = new Term[size][3];
    for (Term[] each : terms) {
      for (int t = 0; t < each.length; t++) {
        each[t] = term(random, t % blockCount);
      }
    }
  }

  private Term term(Random random, int block) {
    double[] frequencies = new double[spectra.length];
    for (int i = 0; i < frequencies.length; i++) {
      List<Double> choice = new ArrayList<>(spectra[i].frequencies());
      if (spectra[i].hasConstant()) {
        choice.add(0.0);
      }
      frequencies[i] = blocks[i] == block ? choice.get(random.nextInt(choice.size())) : 0;
    }
    return new Term(
        random.nextDouble() + 0.3,
        frequencies,
        random.doubles(frequencies.length, -3, 3).toArray());
  }

  int size() {
    return spectra.length;
  }

  List<Shape> inputs() {
    return inputs;
  }

  /** Returns a value of every polynomial. */
  private double[] values(double[] x) {
    double[] values = new double[terms.length];
    for (int k = 0; k < values.length; k++) {
      for (Term term : terms[k]) {
        values[k] += term.at(x);
      }
    }
    return values;
  }

  private static double[] joined(double[][] arrays, int size) {
    double[] joined = new double[size];
    int position = 0;
    for (double[] array : arrays) {
      System.arraycopy(array, 0, joined, position, array.length);
      position += array.length;
    }
    return joined;
  }

  /**
   * Returns an array primitive of all inputs and outputs.
   *
   * @param interacting whether it says which numbers act together
   */
  Primitive array(String id, boolean interacting) {
    PrimitiveBuilder builder =
        Primitive.of(id)
            .inputs(inputs.size())
            .outputs(outputs.size())
            .shape((attributes, shapes) -> outputs)
            .kernel(
                (double[][] in, double[][] out) -> {
                  double[] values = values(joined(in, spectra.length));
                  int position = 0;
                  for (double[] part : out) {
                    System.arraycopy(values, position, part, 0, part.length);
                    position += part.length;
                  }
                });
    int start = 0;
    for (int k = 0; k < inputs.size(); k++) {
      int first = start;
      builder.spectrum(k, (attributes, element) -> spectra[first + element]);
      start += inputs.get(k).size();
    }
    if (interacting) {
      builder.interaction(
          (attributes, elements) -> elements.stream().map(i -> blocks[i]).distinct().count() < 2);
    }
    return builder.build();
  }

  /** Returns an elementwise primitive of the first polynomial, with an argument for each number. */
  Primitive elementwise(String id) {
    ElementwiseBuilder builder = Primitive.elementwise(id, spectra.length);
    if (spectra.length == 1) {
      builder.kernel(x -> values(new double[] {x})[0]);
    } else if (spectra.length == 2) {
      builder.binaryKernel((x, y) -> values(new double[] {x, y})[0]);
    } else {
      builder.naryKernel(x -> values(x)[0]);
    }
    for (int i = 0; i < spectra.length; i++) {
      builder.spectrum(i, spectra[i]);
    }
    return builder.build();
  }

  /** Returns the outputs written out. */
  List<Expr> written(Expr... args) {
    List<Expr> elements = new ArrayList<>();
    for (Expr arg : args) {
      for (int i = 0; i < arg.shape().size(); i++) {
        elements.add(arg.flatten().get(i));
      }
    }
    List<Expr> result = new ArrayList<>();
    int position = 0;
    for (Shape output : outputs) {
      List<Expr> parts = new ArrayList<>();
      for (int i = 0; i < output.size(); i++) {
        parts.add(polynomial(position++, elements));
      }
      result.add(Expr.stack(parts).reshape(output.extents()));
    }
    return result;
  }

  /** Returns the first polynomial written out over arrays, element by element. */
  Expr writtenElementwise(Expr... args) {
    return polynomial(0, List.of(args));
  }

  private Expr polynomial(int k, List<Expr> x) {
    Expr sum = terms[k][0].over(x);
    for (int t = 1; t < terms[k].length; t++) {
      sum = sum.plus(terms[k][t].over(x));
    }
    return sum;
  }
}
