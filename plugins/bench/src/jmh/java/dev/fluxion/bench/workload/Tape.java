package dev.fluxion.bench.workload;

import dev.fluxion.bench.task.Kernel;
import java.util.Arrays;

/** A random graph interpreted forward and backward over arrays: its value, then its gradient. */
final class Tape implements Kernel {
  private static final int VARIABLES = RandomGraph.VARIABLES;

  private final int[] operation;
  private final int[] first;
  private final int[] second;
  private final double[] values;
  private final double[] adjoints;
  private final double[] point = RandomGraph.point();

  Tape(RandomGraph graph) {
    operation = graph.operation;
    first = graph.first;
    second = graph.second;
    values = new double[VARIABLES + operation.length];
    adjoints = new double[values.length];
  }

  @Override
  public Object run() {
    System.arraycopy(point, 0, values, 0, VARIABLES);
    forward(operation, first, second, values);
    backward(operation, first, second, values, adjoints);
    return adjoints;
  }

  private static void forward(int[] operation, int[] first, int[] second, double[] v) {
    for (int k = 0; k < operation.length; k++) {
      double a = v[first[k]];
      double b = v[second[k]];
      v[VARIABLES + k] =
          switch (operation[k]) {
            case RandomGraph.ADD -> a + b;
            case RandomGraph.SUBTRACT -> a - b;
            case RandomGraph.MULTIPLY -> a * b;
            default -> Math.sin(a);
          };
    }
  }

  private static void backward(
      int[] operation, int[] first, int[] second, double[] v, double[] adjoints) {
    Arrays.fill(adjoints, 0);
    adjoints[adjoints.length - 1] = 1;
    for (int k = operation.length - 1; k >= 0; k--) {
      double d = adjoints[VARIABLES + k];
      int a = first[k];
      int b = second[k];
      switch (operation[k]) {
        case RandomGraph.ADD -> {
          adjoints[a] += d;
          adjoints[b] += d;
        }
        case RandomGraph.SUBTRACT -> {
          adjoints[a] += d;
          adjoints[b] -= d;
        }
        case RandomGraph.MULTIPLY -> {
          adjoints[a] += d * v[b];
          adjoints[b] += d * v[a];
        }
        default -> adjoints[a] += d * Math.cos(v[a]);
      }
    }
  }

  @Override
  public double[] results() {
    double[] all = new double[1 + VARIABLES];
    all[0] = values[values.length - 1];
    System.arraycopy(adjoints, 0, all, 1, VARIABLES);
    return all;
  }
}
