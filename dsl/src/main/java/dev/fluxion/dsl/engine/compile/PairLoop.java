package dev.fluxion.dsl.engine.compile;

/**
 * Two operations, one on the result of the other, on many numbers of the frame, wherever they are;
 * results are stored next to each other.
 *
 * @param kind which operations
 * @param a the place of each first operand of the inner operation
 * @param b of each second one
 * @param c of each operand of the outer operation alone
 * @param result the place of the first result
 */
record PairLoop(Operation.Kind kind, int[] a, int[] b, int[] c, int result) implements BlockCode {
  /** Each pair has a loop of its own, so that nothing is decided within it. */
  @Override
  public void run(Memory memory) {
    double[] v = memory.frame();
    if (kind.inner() == Opcode.ADD) {
      sums(v);
    } else if (kind.inner() == Opcode.SUB) {
      differences(v);
    } else {
      products(v);
    }
  }

  private void sums(double[] v) {
    switch (kind.outer()) {
      case ADD -> sumPlus(v, a, b, c, result);
      case MUL -> sumTimes(v, a, b, c, result);
      default -> {
        if (kind.isFirst()) {
          sumMinus(v, a, b, c, result);
        } else {
          minusSum(v, a, b, c, result);
        }
      }
    }
  }

  private void differences(double[] v) {
    switch (kind.outer()) {
      case ADD -> differencePlus(v, a, b, c, result);
      case MUL -> differenceTimes(v, a, b, c, result);
      default -> {
        if (kind.isFirst()) {
          differenceMinus(v, a, b, c, result);
        } else {
          minusDifference(v, a, b, c, result);
        }
      }
    }
  }

  private void products(double[] v) {
    switch (kind.outer()) {
      case ADD -> productPlus(v, a, b, c, result);
      case MUL -> productTimes(v, a, b, c, result);
      default -> {
        if (kind.isFirst()) {
          productMinus(v, a, b, c, result);
        } else {
          minusProduct(v, a, b, c, result);
        }
      }
    }
  }

  private static void sumPlus(double[] v, int[] a, int[] b, int[] c, int result) {
    for (int i = 0; i < a.length; i++) {
      v[result + i] = (v[a[i]] + v[b[i]]) + v[c[i]];
    }
  }

  private static void sumTimes(double[] v, int[] a, int[] b, int[] c, int result) {
    for (int i = 0; i < a.length; i++) {
      v[result + i] = (v[a[i]] + v[b[i]]) * v[c[i]];
    }
  }

  private static void sumMinus(double[] v, int[] a, int[] b, int[] c, int result) {
    for (int i = 0; i < a.length; i++) {
      v[result + i] = (v[a[i]] + v[b[i]]) - v[c[i]];
    }
  }

  private static void minusSum(double[] v, int[] a, int[] b, int[] c, int result) {
    for (int i = 0; i < a.length; i++) {
      v[result + i] = v[c[i]] - (v[a[i]] + v[b[i]]);
    }
  }

  private static void differencePlus(double[] v, int[] a, int[] b, int[] c, int result) {
    for (int i = 0; i < a.length; i++) {
      v[result + i] = (v[a[i]] - v[b[i]]) + v[c[i]];
    }
  }

  private static void differenceTimes(double[] v, int[] a, int[] b, int[] c, int result) {
    for (int i = 0; i < a.length; i++) {
      v[result + i] = (v[a[i]] - v[b[i]]) * v[c[i]];
    }
  }

  private static void differenceMinus(double[] v, int[] a, int[] b, int[] c, int result) {
    for (int i = 0; i < a.length; i++) {
      v[result + i] = (v[a[i]] - v[b[i]]) - v[c[i]];
    }
  }

  private static void minusDifference(double[] v, int[] a, int[] b, int[] c, int result) {
    for (int i = 0; i < a.length; i++) {
      v[result + i] = v[c[i]] - (v[a[i]] - v[b[i]]);
    }
  }

  private static void productPlus(double[] v, int[] a, int[] b, int[] c, int result) {
    for (int i = 0; i < a.length; i++) {
      v[result + i] = v[a[i]] * v[b[i]] + v[c[i]];
    }
  }

  private static void productTimes(double[] v, int[] a, int[] b, int[] c, int result) {
    for (int i = 0; i < a.length; i++) {
      v[result + i] = v[a[i]] * v[b[i]] * v[c[i]];
    }
  }

  private static void productMinus(double[] v, int[] a, int[] b, int[] c, int result) {
    for (int i = 0; i < a.length; i++) {
      v[result + i] = v[a[i]] * v[b[i]] - v[c[i]];
    }
  }

  private static void minusProduct(double[] v, int[] a, int[] b, int[] c, int result) {
    for (int i = 0; i < a.length; i++) {
      v[result + i] = v[c[i]] - v[a[i]] * v[b[i]];
    }
  }
}
