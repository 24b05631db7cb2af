package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.plan.points.Layout;
import dev.fluxion.dsl.engine.plan.points.Objective;
import dev.fluxion.dsl.engine.plan.points.Orders;
import dev.fluxion.dsl.engine.plan.points.Planned;
import dev.fluxion.dsl.engine.plan.points.PointPlanner;
import dev.fluxion.dsl.engine.plan.points.ShiftVector;
import dev.fluxion.dsl.engine.plan.points.Stencil;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Plans mixed derivatives by the declared spectra of all axes at once: for each shift that a group
 * is called at, the points that the derivatives there share.
 */
final class SupportPlan {
  private final CallAxes axes;
  private final List<Demand> demands;
  private final PointPlanner planner;
  private final Objective objective;
  private final Set<ShiftVector> known;
  private final boolean closed;
  private final List<Map<ShiftVector, Double>> rows = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private final Set<String> names = new LinkedHashSet<>();
  private List<AlternativePlan> alternatives = List.of();

  private SupportPlan(
      PointPlanner points,
      CallGroup group,
      Objective objective,
      Set<ShiftVector> known,
      boolean closed) {
    this.axes = group.axes();
    this.planner =
        points.with(
            axis -> axes.spectrum(axis).orElseThrow(),
            support -> axes.interact(Arrays.stream(support).boxed().toList()));
    this.demands = group.demands();
    this.objective = objective;
    this.known = known;
    this.closed = closed;
  }

  /**
   * Returns the plan; every axis that is differentiated has a spectrum.
   *
   * @param points has what was solved before
   * @param group what is needed
   * @param objective which plan is best
   * @param known points that cost nothing
   */
  static Way of(PointPlanner points, CallGroup group, Objective objective, Set<ShiftVector> known) {
    if (known.isEmpty() || objective.layout().isPresent()) {
      return new SupportPlan(points, group, objective, known, false).plan();
    }
    Optional<Way> best = Optional.empty();
    for (Layout layout : Layout.values()) {
      Way way = new SupportPlan(points, group, Objective.fixed(layout), known, false).plan();
      if (best.isEmpty() || unknown(way.stencil(), known) < unknown(best.get().stencil(), known)) {
        best = Optional.of(way);
      }
    }
    return best.orElseThrow();
  }

  /**
   * Returns a plan with derivatives that nobody asked for but that make lines possible; nothing
   * where there are none to add.
   */
  static Optional<Way> closed(
      PointPlanner points, CallGroup group, Objective objective, Set<ShiftVector> known) {
    Set<Orders> orders = group.demands().stream().map(Demand::orders).collect(Collectors.toSet());
    return PairClosure.of(orders).isEmpty()
        ? Optional.empty()
        : Optional.of(new SupportPlan(points, group, objective, known, true).plan().withClosure());
  }

  /** Returns the number of points that are not known. */
  static int unknown(Stencil stencil, Set<ShiftVector> known) {
    return (int) stencil.points().stream().filter(point -> !known.contains(point)).count();
  }

  private Way plan() {
    demands.forEach(demand -> rows.add(Map.of()));
    Map<ShiftVector, Map<Orders, List<Integer>>> byOffset = new LinkedHashMap<>();
    for (int i = 0; i < demands.size(); i++) {
      byOffset
          .computeIfAbsent(demands.get(i).offset(), ignored -> new LinkedHashMap<>())
          .computeIfAbsent(demands.get(i).orders(), ignored -> new ArrayList<>())
          .add(i);
    }
    byOffset.forEach((offset, orders) -> plan(offset, orders));
    boolean isOneChoice = byOffset.size() == 1;
    return new Way(
        "declared spectra, by " + String.join("; ", names),
        stencil(),
        isOneChoice ? alternatives : List.of(),
        List.copyOf(notes));
  }

  private void plan(ShiftVector offset, Map<Orders, List<Integer>> orders) {
    List<Orders> targets = new ArrayList<>(orders.keySet());
    if (closed) {
      targets.addAll(PairClosure.of(orders.keySet()));
    }
    Planned planned = planner.plan(targets, objective);
    Stencil stencil = planned.stencil();
    List<Signed> points = new ArrayList<>();
    for (ShiftVector point : stencil.points()) {
      points.add(folded(point.plus(offset)));
    }
    int t = 0;
    for (List<Integer> same : orders.values()) {
      Map<ShiftVector, Double> row = new LinkedHashMap<>();
      for (int k = 0; k < stencil.rowSize(t); k++) {
        Signed point = points.get(stencil.point(t, k));
        row.merge(point.shift(), point.sign() * stencil.weight(t, k), Double::sum);
      }
      same.forEach(demand -> rows.set(demand, row));
      t++;
    }
    names.add(
        planned.chosen().text()
            + ", "
            + (known.isEmpty() ? planned.reason() : "the fewest points that are not known"));
    notes.addAll(planned.fallbacks());
    alternatives =
        planned.alternatives().stream()
            .map(
                each ->
                    new AlternativePlan(
                        each.layout().text(),
                        each.points(),
                        each.variance(),
                        each.norm(),
                        each.layout() == planned.chosen()))
            .toList();
  }

  private Stencil stencil() {
    Stencil.Builder builder = Stencil.builder();
    for (Map<ShiftVector, Double> row : rows) {
      builder.row();
      row.forEach(builder::add);
    }
    return builder.build();
  }

  /** {@code f(x + point) = sign f(x + shift)}. */
  private record Signed(ShiftVector shift, int sign) {}

  private Signed folded(ShiftVector point) {
    ShiftVector shift = ShiftVector.ZERO;
    int sign = 1;
    for (int k = 0; k < point.size(); k++) {
      var folded = axes.folding(point.axis(k)).fold(point.shift(k));
      shift = shift.with(point.axis(k), folded.shift());
      sign *= folded.sign();
    }
    return new Signed(shift, sign);
  }
}
