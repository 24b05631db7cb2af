package dev.fluxion.dsl.engine.compile.contract;

import dev.fluxion.dsl.engine.define.ContractLoops;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A contraction with arguments for it, somewhere in longer arrays. */
record Sample(
    Op.Contract op,
    Shape leftShape,
    Shape rightShape,
    double[] left,
    int leftAt,
    double[] right,
    int rightAt,
    int resultAt) {

  private static final int[] EXTENTS = {1, 1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 31, 63, 64, 65, 257};
  private static final int MARGIN = 3;

  /** Written around and into what a run may not rely on. */
  static final double GARBAGE = Double.NaN;

  /** A contraction with letters of each kind in any order, of at most about 2 x 10^5 products. */
  static Sample random(Random random) {
    List<Character> left = new ArrayList<>();
    List<Character> right = new ArrayList<>();
    List<Character> result = new ArrayList<>();
    Map<Character, Integer> extents = new HashMap<>();
    long products = 1;
    int kinds = 1 + random.nextInt(5);
    for (char letter = 'a'; letter < 'a' + kinds; letter++) {
      int kind = random.nextInt(6);
      int extent = EXTENTS[random.nextInt(EXTENTS.length)];
      extent = products * extent > 200_000 ? 1 + random.nextInt(3) : extent;
      products *= extent;
      extents.put(letter, extent);
      if (kind != 1) {
        left.add(letter);
      }
      if (kind != 2) {
        right.add(letter);
      }
      if (kind < 4) {
        result.add(letter);
      }
    }
    for (List<Character> letters : List.of(left, right, result)) {
      Collections.shuffle(letters, random);
    }
    return of(text(left), text(right), text(result), extents, random);
  }

  private static String text(List<Character> letters) {
    StringBuilder text = new StringBuilder();
    letters.forEach(text::append);
    return text.toString();
  }

  /** A contraction with given extents and random numbers. */
  static Sample of(
      String left, String right, String result, Map<Character, Integer> extents, Random random) {
    Shape leftShape = shape(left, extents);
    Shape rightShape = shape(right, extents);
    int leftAt = random.nextInt(MARGIN);
    int rightAt = random.nextInt(MARGIN);
    return new Sample(
        new Op.Contract(left, right, result),
        leftShape,
        rightShape,
        numbers(leftShape.size(), leftAt, random),
        leftAt,
        numbers(rightShape.size(), rightAt, random),
        rightAt,
        random.nextInt(MARGIN));
  }

  private static Shape shape(String letters, Map<Character, Integer> extents) {
    return Shape.of(letters.chars().map(letter -> extents.get((char) letter)).toArray());
  }

  private static double[] numbers(int size, int at, Random random) {
    double[] numbers = new double[at + size + MARGIN];
    Arrays.fill(numbers, GARBAGE);
    for (int i = 0; i < size; i++) {
      numbers[at + i] = random.nextGaussian();
    }
    return numbers;
  }

  Contraction contraction() {
    return Contraction.of(op, leftShape, rightShape);
  }

  Kernel kernel() {
    return KernelChoice.of(op, leftShape, rightShape);
  }

  /** Returns the result with its surroundings, computed in runs up to each of some slices. */
  double[] run(int... ends) {
    Contraction contraction = contraction();
    double[] result = new double[resultAt + contraction.loops().resultSize() + MARGIN];
    Arrays.fill(result, GARBAGE);
    double[][] scratch = contraction.newScratch();
    int first = 0;
    for (int end : ends) {
      for (double[] each : scratch) {
        Arrays.fill(each, GARBAGE);
      }
      contraction.run(left, leftAt, right, rightAt, result, resultAt, scratch, first, end);
      first = end;
    }
    return result;
  }

  double[] run() {
    return run(contraction().slices());
  }

  /** Returns the result, computed product by product. */
  double[] plain() {
    ContractLoops loops = loops();
    double[] result = new double[loops.resultSize()];
    loops.forEach((to, i, j) -> result[to] += left[leftAt + i] * right[rightAt + j]);
    return result;
  }

  /** Returns how far two ways to sum each element may lie apart: n eps of the absolute terms. */
  double[] bounds() {
    ContractLoops loops = loops();
    double[] bounds = new double[loops.resultSize()];
    loops.forEach((to, i, j) -> bounds[to] += Math.abs(left[leftAt + i] * right[rightAt + j]));
    double terms = (double) loops.products() / Math.max(1, loops.resultSize());
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] *= terms * Math.ulp(1.0);
    }
    return bounds;
  }

  private ContractLoops loops() {
    return new ContractLoops(op, leftShape, rightShape);
  }

  @Override
  public String toString() {
    return op + " of " + leftShape + " and " + rightShape;
  }
}
