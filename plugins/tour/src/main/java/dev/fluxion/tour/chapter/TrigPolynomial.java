package dev.fluxion.tour.chapter;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.ElementwiseBuilder;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Spectrum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A random trigonometric polynomial in several variables, of which every derivative is known: a sum
 * of products of polynomials in one variable each. It stands for a circuit.
 */
final class TrigPolynomial {
  private static final int TERMS = 3;

  private final List<Spectrum> spectra;
  private final double[][] frequencies;

  /** By term and variable: the constant, then a cosine and a sine for each frequency. */
  private final double[][][] coefficients;

  private long lookups;

  /**
   * Draws a polynomial.
   *
   * @param seed of its coefficients
   * @param spectra its frequencies in each variable
   */
  TrigPolynomial(long seed, List<Spectrum> spectra) {
    this.spectra = List.copyOf(spectra);
    Random random = new Random(seed);
    frequencies = spectra.stream().map(TrigPolynomial::frequencies).toArray(double[][]::new);
    coefficients = new double[TERMS][spectra.size()][];
    for (double[][] term : coefficients) {
      for (int i = 0; i < term.length; i++) {
        term[i] = random.doubles(2L * frequencies[i].length + 1, -1, 1).toArray();
        term[i][0] *= spectra.get(i).hasConstant() ? 1 : 0;
      }
    }
  }

  private static double[] frequencies(Spectrum spectrum) {
    return spectrum.frequencies().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Draws a polynomial with the same spectrum in each of its variables. */
  static TrigPolynomial of(int variables, Spectrum spectrum) {
    return new TrigPolynomial(variables, Collections.nCopies(variables, spectrum));
  }

  /** Returns the number of variables. */
  int variables() {
    return spectra.size();
  }

  /** Returns a random point, always the same one. */
  double[] point() {
    return point(variables());
  }

  /**
   * Returns a random point.
   *
   * @param seed which one
   */
  double[] point(long seed) {
    return new Random(seed).doubles(variables(), -3, 3).toArray();
  }

  /** Returns a number that the polynomial does not exceed anywhere. */
  double size() {
    double size = 0;
    for (double[][] term : coefficients) {
      double product = 1;
      for (double[] factor : term) {
        double sum = Math.abs(factor[0]);
        for (int k = 1; k < factor.length; k += 2) {
          sum += Math.hypot(factor[k], factor[k + 1]);
        }
        product *= sum;
      }
      size += product;
    }
    return size;
  }

  /**
   * Returns a partial derivative.
   *
   * @param x where
   * @param orders how often by each variable
   */
  double derivative(double[] x, int... orders) {
    double sum = 0;
    for (double[][] term : coefficients) {
      double product = 1;
      for (int i = 0; i < x.length; i++) {
        product *= factor(term[i], frequencies[i], x[i], orders[i]);
      }
      sum += product;
    }
    return sum;
  }

  private static double factor(double[] term, double[] frequencies, double x, int order) {
    double sum = order == 0 ? term[0] : 0;
    for (int k = 0; k < frequencies.length; k++) {
      double frequency = frequencies[k];
      double cos = ExactSine.derivative(order + 1, frequency * x);
      double sin = ExactSine.derivative(order, frequency * x);
      sum += Math.pow(frequency, order) * (term[2 * k + 1] * cos + term[2 * k + 2] * sin);
    }
    return sum;
  }

  /** Returns the value, with the sines of each variable computed once. */
  private double value(double[] x) {
    double[] products = new double[TERMS];
    Arrays.fill(products, 1);
    double[] factors = new double[TERMS];
    for (int i = 0; i < x.length; i++) {
      for (int t = 0; t < TERMS; t++) {
        factors[t] = coefficients[t][i][0];
      }
      for (int k = 0; k < frequencies[i].length; k++) {
        double cos = Math.cos(frequencies[i][k] * x[i]);
        double sin = Math.sin(frequencies[i][k] * x[i]);
        for (int t = 0; t < TERMS; t++) {
          double[] factor = coefficients[t][i];
          factors[t] += factor[2 * k + 1] * cos + factor[2 * k + 2] * sin;
        }
      }
      for (int t = 0; t < TERMS; t++) {
        products[t] *= factors[t];
      }
    }
    return Arrays.stream(products).sum();
  }

  private Spectrum spectrum(int element) {
    lookups++;
    return spectra.get(element);
  }

  /** Returns how often a planner has asked for the spectrum of an element so far. */
  long lookups() {
    return lookups;
  }

  /** Returns the polynomial as one call of an array, with its spectra declared. */
  DifferentiableFunction ofArray() {
    Primitive circuit =
        Primitive.of("tour:circuit")
            .shape((attributes, shapes) -> List.of(Shape.scalar()))
            .kernel((double[][] inputs, double[][] outputs) -> outputs[0][0] = value(inputs[0]))
            .spectrum(0, (attributes, element) -> spectrum(element))
            .build();
    return Fluxion.function("energy")
        .input("x", Shape.vector(variables()))
        .returns(x -> circuit.at(x));
  }

  /**
   * Returns the polynomial as a call of as many arguments as variables, with an author's rule for
   * each: that of a frequency 1.
   *
   * @param shift of the rule
   * @param declaration declares the structure of an argument
   */
  DifferentiableFunction ofArguments(Angle shift, ArgumentDeclaration declaration) {
    ElementwiseBuilder builder =
        Primitive.elementwise("tour:gates", variables()).naryKernel(this::value);
    for (int i = 0; i < variables(); i++) {
      int argument = i;
      builder.partial(i, (self, args) -> shifted(self, args, argument, shift));
      declaration.declare(builder, i);
    }
    Primitive gates = builder.build();
    return Fluxion.function("energy")
        .input("x", Shape.vector(variables()))
        .returns(x -> gates.bind().at(elements(x)));
  }

  /** Declares the structure of an argument of a primitive. */
  interface ArgumentDeclaration {
    /** Nothing is declared. */
    ArgumentDeclaration NOTHING = (builder, argument) -> builder;

    /** One frequency and a constant. */
    ArgumentDeclaration SPECTRUM =
        (builder, argument) -> builder.spectrum(argument, Spectrum.of(1));

    /** A full turn is the period. */
    ArgumentDeclaration PERIOD = (builder, argument) -> builder.period(argument, Angle.PI.times(2));

    /** Returns the builder. */
    ElementwiseBuilder declare(ElementwiseBuilder builder, int argument);
  }

  private List<Expr> elements(Expr x) {
    List<Expr> elements = new ArrayList<>();
    for (int i = 0; i < variables(); i++) {
      elements.add(x.get(i));
    }
    return elements;
  }

  private static Expr shifted(BoundPrimitive self, List<Expr> args, int argument, Angle shift) {
    List<Expr> up = new ArrayList<>(args);
    List<Expr> down = new ArrayList<>(args);
    up.set(argument, args.get(argument).plus(shift));
    down.set(argument, args.get(argument).minus(shift));
    return self.at(up).minus(self.at(down)).times(1 / (2 * shift.sin()));
  }
}
