package dev.fluxion.dsl.engine.plan;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import dev.fluxion.dsl.engine.normalize.ShiftOperator;
import dev.fluxion.dsl.engine.normalize.ShiftOperator.Folding;
import dev.fluxion.dsl.engine.plan.points.Orders;
import dev.fluxion.dsl.engine.plan.points.ShiftVector;
import dev.fluxion.spi.Angle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;

/** What the rules of a group cost if they are applied as they are written, at one base point. */
public final class LiteralCost {
  /** Distinct shifts are not counted beyond this many. */
  public static final int LIMIT = 500_000;

  private final double naive;
  private final Supplier<Integer> merged;

  private LiteralCost(double naive, Supplier<Integer> merged) {
    this.naive = naive;
    this.merged = Suppliers.memoize(merged);
  }

  /**
   * Returns the cost.
   *
   * @param demands what is needed
   * @param counts how often each is asked for
   * @param rules the rule of the first derivative along each axis
   */
  static LiteralCost of(
      List<Demand> demands, List<Integer> counts, IntFunction<ShiftOperator> rules) {
    Powers powers = new Powers(rules);
    double naive = 0;
    for (int i = 0; i < demands.size(); i++) {
      double terms = counts.get(i);
      Orders orders = demands.get(i).orders();
      for (int k = 0; k < orders.size(); k++) {
        terms *= Math.pow(powers.rule(orders.axis(k)).size(), orders.orderAt(k));
      }
      naive += terms;
    }
    return new LiteralCost(naive, () -> powers.distinct(demands));
  }

  /** Returns the evaluations if every entry is expanded term by term and nothing is shared. */
  public double naive() {
    return naive;
  }

  /**
   * Returns the evaluations if equal shifts are merged and nothing else is used; {@link #LIMIT} if
   * there are more.
   */
  public int merged() {
    return Objects.requireNonNull(merged.get());
  }

  /** Powers of the rules. */
  private static final class Powers {
    private final IntFunction<ShiftOperator> rules;
    private final Map<Integer, List<ShiftOperator>> known = new HashMap<>();

    Powers(IntFunction<ShiftOperator> rules) {
      this.rules = rules;
    }

    ShiftOperator rule(int axis) {
      return power(axis, 1);
    }

    private ShiftOperator power(int axis, int order) {
      List<ShiftOperator> powers =
          known.computeIfAbsent(
              axis,
              added -> new ArrayList<>(List.of(ShiftOperator.shift(Angle.ZERO, Folding.NONE))));
      while (powers.size() <= order) {
        ShiftOperator rule = powers.size() == 1 ? rules.apply(axis) : powers.get(1);
        powers.add(powers.get(powers.size() - 1).times(rule, Folding.NONE));
      }
      return powers.get(order);
    }

    int distinct(List<Demand> demands) {
      Set<ShiftVector> points = new HashSet<>();
      for (Demand demand : demands) {
        add(points, demand.offset(), demand.orders(), 0);
      }
      return points.size();
    }

    private void add(Set<ShiftVector> points, ShiftVector at, Orders orders, int k) {
      if (points.size() >= LIMIT) {
        return;
      } else if (k == orders.size()) {
        points.add(at);
        return;
      }
      int axis = orders.axis(k);
      for (Angle shift : power(axis, orders.orderAt(k)).shifts()) {
        add(points, at.with(axis, at.at(axis).plus(shift)), orders, k + 1);
      }
    }
  }
}
