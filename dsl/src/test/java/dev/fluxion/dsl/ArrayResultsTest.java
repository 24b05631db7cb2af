package dev.fluxion.dsl;

import static dev.fluxion.spi.Shape.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArrayResultsTest {
  private static final DifferentiableFunction PRODUCT =
      Fluxion.function("product")
          .input("x", vector(2))
          .input("y", vector(2))
          .returns((x, y) -> x.times(y).sum());

  @Test
  void results_go_into_arrays_of_the_caller_in_the_order_asked() {
    double[] value = new double[1];
    double[] byY = new double[2];
    double[] byX = new double[2];
    PRODUCT
        .request()
        .value()
        .gradient("y")
        .gradient("x")
        .prepare()
        .into(new double[][] {{1, 2}, {3, 4}}, value, byY, byX);
    assertArrayEquals(new double[] {11}, value);
    assertArrayEquals(new double[] {1, 2}, byY);
    assertArrayEquals(new double[] {3, 4}, byX);
  }

  @Test
  void results_go_into_one_array_one_after_the_other() {
    double[] expected = {11, 1, 2, 3, 4};
    Request request = PRODUCT.request().value().gradient("y").gradient("x");
    Request checked = PRODUCT.refusingNonFinite().request().value().gradient("y").gradient("x");
    for (PreparedRequest prepared :
        List.of(request.prepare(), request.prepare().compile(), checked.prepare())) {
      double[] results = new double[5];
      prepared.into(new double[] {1, 2, 3, 4}, results);
      assertArrayEquals(expected, results);
    }
  }

  @Test
  void a_gradient_by_one_input_is_found_by_its_name() {
    Result result = PRODUCT.request().gradient("y").at(1, 2, 3, 4);
    assertArrayEquals(new double[] {1, 2}, result.gradient("y").toArray());
  }
}
