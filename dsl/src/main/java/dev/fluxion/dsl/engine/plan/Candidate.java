package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.normalize.DerivativeRule;
import dev.fluxion.dsl.engine.normalize.ShiftOperator;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Expr;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One way to make all derivatives of a group, with its cost. */
final class Candidate {
  private final CallGroup group;
  private final List<AxisChoice> axes;
  private final Map<Expr, Map<List<Angle>, Double>> terms = new IdentityHashMap<>();
  private final Set<List<Angle>> points = new LinkedHashSet<>();
  private double norm;
  private double errorFactor = 1;
  private double naive;

  Candidate(CallGroup group, List<AxisChoice> axes) {
    this.group = group;
    this.axes = axes;
    for (int c = 0; c < group.calls().size(); c++) {
      add(c);
    }
  }

  private void add(int call) {
    List<ShiftOperator> operators = new ArrayList<>();
    double scale = 1;
    double enumerated = 1;
    for (int i = 0; i < axes.size(); i++) {
      AxisDemand demand = group.demand(call, i);
      operators.add(axes.get(i).plan().operators().get(demand));
      scale *= Math.pow(axes.get(i).highest().orElse(1.0), demand.order());
      enumerated *= Math.pow(axes.get(i).termsOfRule(), demand.order());
    }
    Map<List<Angle>, Double> product = ShiftVector.product(operators);
    terms.put(group.calls().get(call), product);
    points.addAll(product.keySet());
    double sum = product.values().stream().mapToDouble(Math::abs).sum();
    norm = Math.max(norm, sum);
    errorFactor = Math.max(errorFactor, sum / scale);
    naive += enumerated;
  }

  /** Fewer points are better; of as many, smaller coefficients. */
  boolean isBetterThan(Candidate other) {
    return points.size() < other.points.size()
        || (points.size() == other.points.size() && norm < other.norm * (1 - 1e-9));
  }

  Map<Expr, Map<List<Angle>, Double>> terms() {
    return terms;
  }

  GroupPlan describe() {
    List<String> rules = new ArrayList<>();
    for (AxisChoice axis : axes) {
      Optional<DerivativeRule> rule = axis.rule();
      rules.add(rule.map(each -> each.text() + ", by ").orElse("") + axis.plan().method());
    }
    return new GroupPlan(
        group.op().primitive().bind(group.op().attributes()).toString(),
        group.orders(),
        String.join("; ", rules),
        points.stream().map(ShiftVector::text).toList(),
        group.elements(),
        norm,
        errorFactor,
        naive);
  }
}
