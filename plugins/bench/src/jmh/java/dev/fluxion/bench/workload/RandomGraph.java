package dev.fluxion.bench.workload;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.elementary.Elementary;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A random function of 10 variables, one number computed by a given number of operations: sums,
 * differences and products alike, and 5 % sines.
 *
 * <p>Every operation contributes to the result. Operands are mostly recent; 20 operations at most
 * lie between a variable and the final sum, and values stay between 0.05 and 4 at the point used,
 * so that nothing overflows, vanishes or becomes subnormal, backwards included.
 */
final class RandomGraph {
  static final int VARIABLES = 10;
  static final int ADD = 0;
  static final int SUBTRACT = 1;
  static final int MULTIPLY = 2;
  static final int SINE = 3;

  private static final int DEEPEST = 20;
  private static final int RECENT = 200;
  private static final int WAITING = 32;
  private static final int ATTEMPTS = 20;

  /** Operations; operands are numbered from the variables on. */
  final int[] operation;

  final int[] first;
  final int[] second;

  private final SplittableRandom random;
  private final double[] values;
  private final int[] depths;
  private final List<Integer> unused = new ArrayList<>();
  private int size;
  private int sum = -1;

  /**
   * Makes one.
   *
   * @param seed which
   * @param n the number of operations
   */
  RandomGraph(long seed, int n) {
    operation = new int[n];
    first = new int[n];
    second = new int[n];
    random = new SplittableRandom(seed);
    values = new double[VARIABLES + n];
    depths = new int[VARIABLES + n];
    System.arraycopy(point(), 0, values, 0, VARIABLES);
    size = VARIABLES;
    while (size < VARIABLES + n) {
      if (unused.size() >= VARIABLES + n - size) {
        finish();
      } else {
        grow();
      }
    }
  }

  static double[] point() {
    return Data.uniform(7, VARIABLES, 0.3, 1.7);
  }

  /** Adds what is not used to the sum; the last one needs no operation if it is the first. */
  private void finish() {
    int node = unused.remove(unused.size() - 1);
    if (sum < 0) {
      sum = node;
    } else {
      sum = append(ADD, sum, node, 0);
    }
  }

  private void grow() {
    boolean enough = unused.size() >= WAITING;
    int a = enough ? unused.remove(random.nextInt(unused.size())) : shallow();
    if (depths[a] >= DEEPEST) {
      unused.add(a);
      finish();
      return;
    }
    if (!enough) {
      unused.remove(Integer.valueOf(a));
    }
    if (random.nextInt(20) == 0 && fits(Math.sin(values[a]))) {
      unused.add(append(SINE, a, a, depths[a] + 1));
      return;
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int b = shallow();
      int kind = random.nextInt(3);
      if (fits(apply(kind, values[a], values[b]))) {
        unused.remove(Integer.valueOf(b));
        unused.add(append(kind, a, b, Math.max(depths[a], depths[b]) + 1));
        return;
      }
    }
    unused.add(a);
    finish();
  }

  private static boolean fits(double value) {
    double magnitude = Math.abs(value);
    return magnitude >= 0.05 && magnitude <= 4;
  }

  private int shallow() {
    int from = random.nextInt(5) == 0 ? 0 : Math.max(0, size - RECENT);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int node = from + random.nextInt(size - from);
      if (depths[node] < DEEPEST && fits(values[node])) {
        return node;
      }
    }
    return random.nextInt(VARIABLES);
  }

  private static double apply(int kind, double a, double b) {
    return kind == ADD ? a + b : kind == SUBTRACT ? a - b : kind == MULTIPLY ? a * b : Math.sin(a);
  }

  private int append(int kind, int a, int b, int depth) {
    int k = size - VARIABLES;
    operation[k] = kind;
    first[k] = a;
    second[k] = b;
    values[size] = apply(kind, values[a], values[b]);
    depths[size] = depth == 0 ? Integer.MAX_VALUE : depth;
    return size++;
  }

  /** Returns it as a function of Fluxion. */
  DifferentiableFunction function() {
    return Fluxion.function("graph").input("x", Shape.vector(VARIABLES)).returns(this::result);
  }

  private Expr result(Expr x) {
    Expr[] nodes = new Expr[VARIABLES + operation.length];
    for (int i = 0; i < VARIABLES; i++) {
      nodes[i] = x.get(i);
    }
    for (int k = 0; k < operation.length; k++) {
      Expr a = nodes[first[k]];
      Expr b = nodes[second[k]];
      nodes[VARIABLES + k] =
          switch (operation[k]) {
            case ADD -> a.plus(b);
            case SUBTRACT -> a.minus(b);
            case MULTIPLY -> a.times(b);
            default -> Elementary.sin(a);
          };
    }
    return nodes[nodes.length - 1];
  }
}
