package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.normalize.ShiftOperator;
import dev.fluxion.spi.Angle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shifts of several arguments at once. */
final class ShiftVector {
  private ShiftVector() {}

  /** Returns the product of operators in different arguments: one coefficient for each vector. */
  static Map<List<Angle>, Double> product(List<ShiftOperator> operators) {
    Map<List<Angle>, Double> terms = new LinkedHashMap<>();
    terms.put(List.of(), 1.0);
    for (ShiftOperator operator : operators) {
      Map<List<Angle>, Double> longer = new LinkedHashMap<>();
      terms.forEach(
          (vector, coefficient) ->
              operator.forEach(
                  (shift, factor) -> {
                    List<Angle> extended = new ArrayList<>(vector);
                    extended.add(shift);
                    longer.put(extended, coefficient * factor);
                  }));
      terms = longer;
    }
    return terms;
  }

  static String text(List<Angle> vector) {
    return vector.size() == 1 ? vector.get(0).toString() : vector.toString();
  }
}
