package dev.fluxion.dsl.engine.plan.points;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.spi.Spectrum;
import java.util.List;
import org.junit.jupiter.api.Test;

class AxisRuleTest {
  private static AxisRule rule(AxisRule.Style style) {
    return new AxisRule(0, new AxisSpace(Spectrum.of(1)), style);
  }

  @Test
  void weights_of_one_frequency_are_short_fractions() {
    AxisRule parity = rule(AxisRule.Style.PARITY);
    assertEquals("[0, π/2, -π/2, π]", parity.nodes().toString());
    assertArrayEquals(new double[] {0, 0.5, -0.5, 0}, parity.weights(1), 0);
    assertArrayEquals(new double[] {-0.5, 0, 0, 0.5}, parity.weights(2), 0);
    AxisRule quarter = rule(AxisRule.Style.QUARTER);
    assertArrayEquals(new double[] {-1, 0.5, 0.5}, quarter.weights(2), 0);
    AxisRule third = rule(AxisRule.Style.THIRD);
    assertEquals("[0, 2π/3, -2π/3]", third.nodes().toString());
    assertArrayEquals(new double[] {-2 / 3.0, 1 / 3.0, 1 / 3.0}, third.weights(2), 1e-15);
  }

  @Test
  void points_of_both_parities_are_one_more_than_the_dimension() {
    List<double[]> relations = rule(AxisRule.Style.PARITY).relations();
    assertEquals(1, relations.size());
    assertArrayEquals(new double[] {1, -1, -1, 1}, relations.get(0), 1e-15);
    assertEquals(0, rule(AxisRule.Style.THIRD).relations().size());
  }
}
