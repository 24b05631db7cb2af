package dev.fluxion.dsl.engine.plan.points;

import static dev.fluxion.spi.Angle.PI;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StencilTest {
  private static final ShiftVector HALF = ShiftVector.of(0, PI);
  private static final ShiftVector OTHER = ShiftVector.of(1, PI);

  @Test
  void equal_points_are_merged() {
    Stencil stencil =
        Stencil.builder()
            .row()
            .add(HALF, 0.5)
            .add(ShiftVector.ZERO, -1)
            .add(ShiftVector.of(0, PI), 0.25)
            .row()
            .add(ShiftVector.ZERO, 1)
            .build();
    assertEquals(List.of(HALF, ShiftVector.ZERO), stencil.points());
    assertEquals(2, stencil.rows());
    assertEquals(2, stencil.rowSize(0));
    assertEquals(0.75, stencil.weight(0, 0));
    assertEquals(1.75, stencil.norm(0));
    assertEquals(1, stencil.point(1, 0));
  }

  @Test
  void negligible_weights_and_their_points_are_left_out() {
    Stencil stencil =
        Stencil.builder()
            .row()
            .add(HALF, 1e-3)
            .add(OTHER, 1e-17)
            .row()
            .add(OTHER, 1)
            .add(OTHER, -1)
            .row()
            .build();
    assertEquals(List.of(HALF), stencil.points());
    assertEquals(1, stencil.rowSize(0));
    assertEquals(0, stencil.rowSize(1));
    assertEquals(0, stencil.norm(2));
  }
}
