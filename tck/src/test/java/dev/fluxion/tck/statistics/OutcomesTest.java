package dev.fluxion.tck.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomesTest {
  @Test
  void equallySpacedOutcomesMakeALattice() {
    Outcomes two = Outcomes.of(new double[] {-1, 1, 1, -1}).orElseThrow();
    assertEquals(new Outcomes(-1, 2), two);
    assertTrue(two.isMean((500.0 - 497.0) / 997, 997));
    assertFalse(two.isMean((500.0 - 497.0) / 996, 997));
    Outcomes four = Outcomes.of(new double[] {0.8, -0.4, 0, 0.4}).orElseThrow();
    assertTrue(four.isMean(0.1, 4));
    assertFalse(four.isMean(0.15, 4));
  }

  @Test
  void otherOutcomesMakeNone() {
    assertEquals(Optional.empty(), Outcomes.of(new double[] {1, 1, 1}));
    assertEquals(Optional.empty(), Outcomes.of(new double[] {0, 1, Math.PI}));
    double[] many = new double[40];
    for (int k = 0; k < many.length; k++) {
      many[k] = k;
    }
    assertEquals(Optional.empty(), Outcomes.of(many));
    assertTrue(Outcomes.areMany(many));
  }
}
