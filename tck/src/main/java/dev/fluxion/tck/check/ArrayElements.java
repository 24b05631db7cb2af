package dev.fluxion.tck.check;

import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Spectrum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The elements of an array primitive for which spectra are declared, and its code as a function of
 * them; no rule is needed for that.
 */
final class ArrayElements {
  private static final double WIDTH = 5;
  private static final int SIZES = 25;

  private final ArrayMap map;
  private final Kernel.ShapedFunction code;
  private final List<Element> elements = new ArrayList<>();

  /**
   * An element of an input.
   *
   * @param input the position of the input
   * @param index the row-major position in the input
   * @param number the row-major position through all inputs
   * @param spectrum its frequencies
   */
  record Element(int input, int index, int number, Spectrum spectrum) {
    @Override
    public String toString() {
      return "element " + index + " of input " + input;
    }
  }

  ArrayElements(ArrayMap map) {
    this.map = map;
    Primitive primitive = map.call().primitive();
    this.code = map.code();
    int number = 0;
    for (int i = 0; i < map.shapes().size(); i++) {
      Optional<Primitive.SpectrumRule> rule = primitive.spectra(i);
      for (int k = 0; k < map.shapes().get(i).size(); k++) {
        if (rule.isPresent()) {
          Spectrum spectrum = rule.get().apply(map.call().attributes(), k);
          elements.add(new Element(i, k, number, spectrum));
        }
        number++;
      }
    }
  }

  /** Returns whether a spectrum is declared for an input of a subject. */
  static boolean areDeclared(Subject subject) {
    Primitive primitive = subject.call().primitive();
    return subject instanceof ArrayMap map
        && IntStream.range(0, map.shapes().size()).anyMatch(i -> primitive.spectra(i).isPresent());
  }

  /** Returns all elements, in rising order. */
  List<Element> all() {
    return elements;
  }

  /**
   * Returns some elements, all if they are few.
   *
   * @param most how many
   * @param random chooses
   */
  List<Element> some(int most, RandomGenerator random) {
    List<Element> shuffled = new ArrayList<>(elements);
    Collections.shuffle(shuffled, new Random(random.nextLong()));
    return shuffled.subList(0, Math.min(most, shuffled.size()));
  }

  /** Returns inputs in which the elements are anywhere, since a spectrum holds everywhere. */
  double[][] draw(RandomGenerator random) {
    double[][] inputs = map.kernelInputs(random);
    for (Element element : elements) {
      inputs[element.input()][element.index()] = random.nextDouble(-WIDTH, WIDTH);
    }
    return inputs;
  }

  /** Returns all outputs, one after the other. */
  double[] value(double[][] inputs) {
    double[][] given = copy(inputs);
    double[][] outputs = map.kernelOutputs(0);
    code.fill(map.shapes(), given, outputs);
    return Vectors.join(outputs);
  }

  /**
   * Returns all outputs at a point that differs in one element.
   *
   * @param inputs the point
   * @param element the element
   * @param x its value
   */
  double[] value(double[][] inputs, Element element, double x) {
    return value(moved(inputs, element, x));
  }

  /** Returns inputs of which one element is replaced. */
  static double[][] moved(double[][] inputs, Element element, double x) {
    double[][] moved = copy(inputs);
    moved[element.input()][element.index()] = x;
    return moved;
  }

  private static double[][] copy(double[][] arrays) {
    return Arrays.stream(arrays).map(double[]::clone).toArray(double[][]::new);
  }

  /** Returns the largest output at some points: what is small beside it is rounding. */
  double size(RandomGenerator random) {
    double size = 0;
    for (int k = 0; k < SIZES; k++) {
      size = Math.max(size, Vectors.largest(value(draw(random))));
    }
    return size;
  }
}
