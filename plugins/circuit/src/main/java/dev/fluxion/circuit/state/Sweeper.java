package dev.fluxion.circuit.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Does steps to states, sweep by sweep. */
final class Sweeper {
  private final List<Step> steps;
  private final Workers workers;
  private final int lowBits;
  private final List<Sweep> whole;

  /**
   * Creates a sweeper.
   *
   * @param steps the steps of a circuit
   * @param lowBits the bits of an index within a page
   * @param workers who does it
   */
  Sweeper(List<Step> steps, int lowBits, Workers workers) {
    this.steps = steps;
    this.workers = workers;
    this.lowBits = lowBits;
    this.whole = Sweep.of(steps, 0, steps.size(), lowBits);
  }

  private List<Sweep> sweeps(int from, int to) {
    boolean isWhole = from == 0 && to == steps.size();
    return isWhole ? whole : Sweep.of(steps, from, to, lowBits);
  }

  /** Does some steps. */
  void forward(StateVector state, double[] parameters, int from, int to) {
    for (Sweep sweep : sweeps(from, to)) {
      int[] places = sweep.places(state);
      List<TileOperation> operations = new ArrayList<>();
      for (Step step : steps.subList(sweep.from(), sweep.to())) {
        operations.add(step.forward(step.bind(parameters), places));
      }
      tiles(
          sweep,
          state,
          (worker, pages) -> {
            for (TileOperation operation : operations) {
              operation.apply(state, pages);
            }
          });
    }
  }

  /**
   * Undoes all steps on two states and collects their overlaps after each step.
   *
   * @param overlaps gets them, by the place of each step
   * @param at the place of the overlaps of each step
   */
  void backward(
      StateVector state, StateVector dual, double[] parameters, double[] overlaps, int[] at) {
    List<Sweep> sweeps = new ArrayList<>(whole);
    Collections.reverse(sweeps);
    double[][] sums = new double[workers.count()][overlaps.length];
    for (Sweep sweep : sweeps) {
      int[] places = sweep.places(state);
      List<Undone> undone = new ArrayList<>();
      for (int k = sweep.to() - 1; k >= sweep.from(); k--) {
        Step step = steps.get(k);
        undone.add(
            new Undone(
                step.overlap(places),
                step.overlaps() > 0 ? at[k] : -1,
                step.backward(step.bind(parameters), places)));
      }
      tiles(
          sweep,
          state,
          (worker, pages) -> {
            for (Undone each : undone) {
              if (each.at() >= 0) {
                each.overlap().add(state, dual, pages, sums[worker], each.at());
              }
              each.inverse().apply(state, pages);
              each.inverse().apply(dual, pages);
            }
          });
    }
    for (double[] each : sums) {
      for (int k = 0; k < overlaps.length; k++) {
        overlaps[k] += each[k];
      }
    }
  }

  private record Undone(Overlap overlap, int at, TileOperation inverse) {}

  private interface Tile {
    void visit(int worker, int[] pages);
  }

  private void tiles(Sweep sweep, StateVector state, Tile tile) {
    int size = 1 << sweep.high().size();
    workers.run(
        sweep.tiles(state),
        size,
        (worker, from, to) -> {
          int[] pages = new int[size];
          for (int number = from; number < to; number++) {
            sweep.pages(state, number, pages);
            tile.visit(worker, pages);
          }
        });
  }
}
