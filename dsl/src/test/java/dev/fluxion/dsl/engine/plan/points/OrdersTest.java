package dev.fluxion.dsl.engine.plan.points;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrdersTest {
  @Test
  void a_repeated_axis_is_differentiated_more_often() {
    Orders orders = Orders.of(3, 0, 0);
    assertEquals(2, orders.order(0));
    assertEquals(0, orders.order(1));
    assertEquals(1, orders.order(3));
    assertEquals(3, orders.total());
    assertEquals(2, orders.size());
    assertEquals(3, orders.axis(1));
    assertEquals(1, orders.orderAt(1));
    assertEquals("d^2/d0^2 d/d3", orders.toString());
  }

  @Test
  void no_axis_is_the_value() {
    assertEquals(Orders.NONE, Orders.of());
    assertEquals(0, Orders.NONE.total());
    assertEquals("value", Orders.NONE.toString());
  }

  @Test
  void an_order_can_be_set_and_taken_away() {
    assertEquals(Orders.of(0, 0, 3), Orders.NONE.with(3, 1).with(0, 2));
    assertEquals(Orders.of(0, 0), Orders.of(0, 0, 3).with(3, 0));
    assertEquals(Orders.of(0, 2, 3), Orders.of(0, 3).with(2, 1));
    assertEquals(Orders.of(0, 0, 3).hashCode(), Orders.of(0, 3, 0).hashCode());
  }

  @Test
  void lower_orders_come_first() {
    List<Orders> ordered =
        List.of(Orders.NONE, Orders.of(1), Orders.of(0, 0), Orders.of(0, 1), Orders.of(1, 1));
    assertEquals(ordered, Stream.of(3, 0, 4, 2, 1).map(ordered::get).sorted().toList());
  }
}
