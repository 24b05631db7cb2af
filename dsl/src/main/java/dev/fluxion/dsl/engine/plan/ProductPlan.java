package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.normalize.ShiftOperator;
import dev.fluxion.dsl.engine.plan.points.ShiftVector;
import dev.fluxion.dsl.engine.plan.points.Stencil;
import dev.fluxion.spi.Angle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes mixed derivatives as products of what was chosen along each axis. */
final class ProductPlan {
  private ProductPlan() {}

  /**
   * Returns the stencil.
   *
   * @param demands what is needed
   * @param axes what was chosen along each axis
   */
  static Stencil of(List<Demand> demands, List<AxisChoice> axes) {
    Stencil.Builder rows = Stencil.exactBuilder();
    for (Demand demand : demands) {
      Map<ShiftVector, Double> terms = Map.of(ShiftVector.ZERO, 1.0);
      for (int axis = 0; axis < axes.size(); axis++) {
        ShiftOperator operator = axes.get(axis).plan().operator(demand.along(axis));
        if (!operator.isIdentity()) {
          terms = times(terms, axis, operator);
        }
      }
      rows.row();
      terms.forEach(rows::add);
    }
    return rows.build();
  }

  private static Map<ShiftVector, Double> times(
      Map<ShiftVector, Double> terms, int axis, ShiftOperator operator) {
    Map<ShiftVector, Double> product = new LinkedHashMap<>();
    terms.forEach(
        (vector, coefficient) ->
            operator.forEach(
                (Angle shift, Double factor) ->
                    product.put(vector.with(axis, shift), coefficient * factor)));
    return product;
  }

  /** Returns how the axes' derivatives are made, in words. */
  static String text(List<AxisChoice> axes) {
    List<String> rules = new ArrayList<>();
    for (AxisChoice axis : axes) {
      String text =
          axis.rule().map(each -> each.text() + ", by ").orElse("") + axis.plan().method();
      if (!rules.contains(text)) {
        rules.add(text);
      }
    }
    return String.join("; ", rules);
  }
}
