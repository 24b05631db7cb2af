package dev.fluxion.circuit.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs one circuit at several values of its parameters: what they have in common at its beginning
 * is done once, and the state is copied where they part.
 */
final class Branching {
  private final Simulation simulation;
  private final List<double[]> points;
  private final Visitor visitor;
  private final List<int[]> parametersOf = new ArrayList<>();
  private final int[] firstUse;

  /** Gets the final states. */
  interface Visitor {
    /**
     * Reads a state, which is not to be kept or changed.
     *
     * @param point the number of the point
     */
    void visit(int point, StateVector state);
  }

  Branching(Simulation simulation, List<double[]> points, Visitor visitor) {
    this.simulation = simulation;
    this.points = points;
    this.visitor = visitor;
    List<Step> steps = simulation.steps();
    this.firstUse = new int[simulation.experiment().ansatz().parameters()];
    Arrays.fill(firstUse, steps.size());
    for (int k = 0; k < steps.size(); k++) {
      int[] used =
          steps.get(k).parts().stream()
              .flatMapToInt(part -> part.angle().factors().keySet().stream().mapToInt(p -> p))
              .distinct()
              .toArray();
      parametersOf.add(used);
      for (int parameter : used) {
        firstUse[parameter] = Math.min(firstUse[parameter], k);
      }
    }
  }

  /** Runs all points. */
  void run() {
    StatePool pool = simulation.pool();
    int depth = 64 - Long.numberOfLeadingZeros(points.size());
    List<List<Integer>> together = new ArrayList<>();
    if (pool.isRoomFor(depth + 1)) {
      List<Integer> all = new ArrayList<>();
      for (int k = 0; k < points.size(); k++) {
        all.add(k);
      }
      together.add(all);
    } else {
      for (int k = 0; k < points.size(); k++) {
        together.add(List.of(k));
      }
    }
    for (List<Integer> some : together) {
      StateVector state = pool.take();
      state.reset();
      follow(some, 0, state);
      pool.give(state);
    }
  }

  /** Goes on from a state that some points have in common; the largest group keeps it. */
  private void follow(List<Integer> start, int from, StateVector state) {
    List<Integer> some = start;
    int position = from;
    while (true) {
      int end = parting(some);
      simulation.sweeper().forward(state, points.get(some.get(0)), position, end);
      position = end;
      if (end == simulation.steps().size()) {
        some.forEach(point -> visitor.visit(point, state));
        return;
      }
      List<List<Integer>> groups = groups(some, end);
      some = groups.remove(groups.size() - 1);
      for (List<Integer> group : groups) {
        StateVector copy = simulation.pool().take();
        copy.copyFrom(state);
        follow(group, position, copy);
        simulation.pool().give(copy);
      }
    }
  }

  /** Returns the first step in which some points differ, or the number of steps. */
  private int parting(List<Integer> some) {
    int parting = simulation.steps().size();
    double[] first = points.get(some.get(0));
    for (int point : some) {
      double[] other = points.get(point);
      for (int parameter = 0; parameter < first.length; parameter++) {
        if (firstUse[parameter] < parting
            && Double.doubleToRawLongBits(first[parameter])
                != Double.doubleToRawLongBits(other[parameter])) {
          parting = firstUse[parameter];
        }
      }
    }
    return parting;
  }

  /** Returns the points that are the same in a step, the largest group last. */
  private List<List<Integer>> groups(List<Integer> some, int step) {
    Map<List<Double>, List<Integer>> byValue = new LinkedHashMap<>();
    for (int point : some) {
      List<Double> values = new ArrayList<>();
      for (int parameter : parametersOf.get(step)) {
        values.add(points.get(point)[parameter]);
      }
      byValue.computeIfAbsent(values, ignored -> new ArrayList<>()).add(point);
    }
    List<List<Integer>> groups = new ArrayList<>(byValue.values());
    groups.sort((a, b) -> Integer.compare(a.size(), b.size()));
    return groups;
  }
}
