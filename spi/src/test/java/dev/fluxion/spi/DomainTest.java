package dev.fluxion.spi;

import static dev.fluxion.spi.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DomainTest {

  @Test
  void the_real_line_has_no_trouble_anywhere() {
    assertEquals(Double.POSITIVE_INFINITY, Domain.all().distanceToTrouble(3));
    assertTrue(Domain.all().contains(Double.POSITIVE_INFINITY));
    assertEquals(1, Domain.all().scale());
  }

  @Test
  void the_nearest_edge_counts() {
    Domain domain = Domain.between(-1, 3);
    assertEquals(1, domain.distanceToTrouble(0));
    assertEquals(0.5, domain.distanceToTrouble(2.5));
    assertEquals(0, domain.distanceToTrouble(3));
    assertTrue(domain.contains(3));
    assertFalse(domain.contains(3.1));
    assertFalse(domain.contains(Double.NaN));
  }

  @Test
  void outside_the_edges_the_distance_is_negative() {
    assertEquals(-0.5, Domain.between(0, 1).distanceToTrouble(-0.5));
    assertEquals(-2, Domain.between(0, Double.POSITIVE_INFINITY).distanceToTrouble(-2));
  }

  @Test
  void kinks_are_trouble_too() {
    Domain domain = Domain.between(-10, 10).withKinks(2, -1);
    assertArrayEquals(new double[] {-1, 2}, domain.kinks());
    assertEquals(0.25, domain.distanceToTrouble(1.75));
    assertEquals(1, domain.distanceToTrouble(-2));
    assertEquals(0, domain.distanceToTrouble(2));
  }

  @Test
  void poles_repeat_on_both_sides() {
    Domain tangent = Domain.all().withPoles(Math.PI / 2, Math.PI);
    assertEquals(Math.PI / 2, tangent.distanceToTrouble(0), 1e-15);
    assertEquals(0.1, tangent.distanceToTrouble(Math.PI / 2 - 0.1), 1e-15);
    assertEquals(0.1, tangent.distanceToTrouble(-7 * Math.PI / 2 + 0.1), 1e-14);
  }

  @Test
  void each_addition_keeps_the_others() {
    Domain domain = Domain.between(0, 5).withPoles(1, 2).withKinks(4).withScale(0.1);
    assertEquals(0.1, domain.scale());
    assertEquals(0.25, domain.distanceToTrouble(4.25));
    assertEquals(0.25, domain.distanceToTrouble(2.75));
    assertEquals(0.25, domain.distanceToTrouble(0.25));
    assertEquals(5, domain.high());
  }

  @Test
  void the_kinks_that_are_handed_out_are_a_copy() {
    Domain domain = Domain.all().withKinks(1);
    domain.kinks()[0] = 7;
    assertArrayEquals(new double[] {1}, domain.kinks());
  }

  @Test
  void a_domain_reaches_upwards() {
    assertRefused(
        "FLX-121: a domain reaches from a lower to a higher edge, got 1.0 to 1.0",
        () -> Domain.between(1, 1));
    assertRefused(
        "FLX-121: a domain reaches from a lower to a higher edge, got NaN to 1.0",
        () -> Domain.between(Double.NaN, 1));
  }

  @Test
  void distances_are_positive() {
    assertRefused(
        "FLX-121: the distance of poles is positive, got 0.0", () -> Domain.all().withPoles(1, 0));
    assertRefused(
        "FLX-121: a length scale is positive, got -1.0", () -> Domain.all().withScale(-1));
  }
}
