package dev.fluxion.spi;

import static dev.fluxion.spi.Angle.PI;
import static dev.fluxion.spi.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributesTest {
  private final Attributes attributes =
      Attributes.none().with("shift", PI.over(4)).with("order", 3).with("circuit", "ghz");

  @Test
  void setting_one_leaves_the_others_and_the_original() {
    Attributes changed = attributes.with("order", 4);
    assertEquals(4, changed.integer("order"));
    assertEquals(3, attributes.integer("order"));
    assertEquals("ghz", changed.get("circuit", String.class));
    assertTrue(attributes.has("shift"));
    assertFalse(attributes.has("Shift"));
  }

  @Test
  void equality_does_not_depend_on_the_order_of_setting() {
    Attributes other =
        Attributes.none().with("circuit", "ghz").with("order", 3L).with("shift", PI.over(4));
    assertEquals(other, attributes);
    assertEquals(other.hashCode(), attributes.hashCode());
    assertEquals("circuit=ghz, order=3, shift=π/4", attributes.toString());
    assertEquals("", Attributes.none().toString());
  }

  @Test
  void a_whole_number_is_kept_as_a_long() {
    assertEquals(3L, attributes.get("order", Long.class));
    assertEquals(3.0, attributes.number("order"));
  }

  @Test
  void angles_and_numbers_stand_for_each_other() {
    assertEquals(Math.PI / 4, attributes.number("shift"));
    assertEquals(PI.over(4), attributes.angle("shift"));
    assertEquals(Angle.of(0.3), Attributes.none().with("s", 0.3).angle("s"));
  }

  @Test
  void the_map_of_all_cannot_be_changed() {
    Map<String, Object> map = attributes.asMap();
    assertEquals(List.of("circuit", "order", "shift"), List.copyOf(map.keySet()));
    assertThrows(UnsupportedOperationException.class, () -> map.put("order", 5L));
  }

  @Test
  void what_is_not_set_is_refused() {
    assertRefused(
        "FLX-113: attribute 'depth' is not set, set are [circuit, order, shift]",
        () -> attributes.integer("depth"));
    assertRefused(
        "FLX-113: attribute 'depth' is not set, set are []",
        () -> Attributes.none().angle("depth"));
  }

  @Test
  void what_is_of_another_type_is_refused() {
    assertRefused(
        "FLX-113: attribute 'circuit' must be of type Angle, got String ghz",
        () -> attributes.angle("circuit"));
    assertRefused(
        "FLX-113: attribute 'circuit' must be of type Number, got String ghz",
        () -> attributes.number("circuit"));
    assertRefused(
        "FLX-113: attribute 'shift' must be of type Long, got Angle π/4",
        () -> attributes.integer("shift"));
  }
}
