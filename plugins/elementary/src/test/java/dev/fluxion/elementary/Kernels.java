package dev.fluxion.elementary;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Attributes;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;
import dev.fluxion.spi.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;

/** The primitives as a catalog sees them, and their kernels as plain functions. */
final class Kernels {
  private Kernels() {}

  static Map<String, Primitive> all() {
    Map<String, Primitive> primitives = new LinkedHashMap<>();
    new ElementaryPlugin()
        .contribute(
            new Registrar() {
              @Override
              public void primitive(Primitive primitive) {
                Primitive before = primitives.put(primitive.id(), primitive);
                assertTrue(before == null, primitive.id());
              }

              @Override
              public void backend(String id, Supplier<? extends Backend> backend) {
                throw new AssertionError(id);
              }
            });
    return primitives;
  }

  static DoubleUnaryOperator unary(String name) {
    Primitive primitive = all().get("elementary:" + name);
    return unary(primitive, primitive.defaults());
  }

  static DoubleUnaryOperator unary(String name, int order) {
    Primitive primitive = all().get("elementary:" + name);
    return unary(primitive, primitive.defaults().with("order", order));
  }

  private static DoubleUnaryOperator unary(Primitive primitive, Attributes attributes) {
    return ((Kernel.Unary) primitive.kernel(attributes).orElseThrow()).function();
  }

  static DoubleBinaryOperator binary(String name) {
    Primitive primitive = all().get("elementary:" + name);
    return ((Kernel.Binary) primitive.kernel(primitive.defaults()).orElseThrow()).function();
  }

  /** Runs the kernel of a function of rows. */
  static double[][] rows(String name, double[] input, int rows) {
    return rows(name, kernel(name).function(), input, rows);
  }

  /** Runs the faster form of the kernel of a function of rows. */
  static double[][] fastRows(String name, double[] input, int rows) {
    return rows(name, kernel(name).fast().orElseThrow(), input, rows);
  }

  private static double[][] rows(
      String name, Kernel.ShapedFunction code, double[] input, int rows) {
    Shape shape = Shape.matrix(rows, rows == 0 ? 0 : input.length / rows);
    List<Shape> outputs =
        all().get("elementary:" + name).bind().outputs(Expr.constant(shape, 0)).stream()
            .map(Expr::shape)
            .toList();
    int[] lengths = outputs.stream().mapToInt(Shape::size).toArray();
    return run(code, shape, input, lengths);
  }

  private static Kernel.Arrays kernel(String name) {
    Primitive primitive = all().get("elementary:" + name);
    return (Kernel.Arrays) primitive.kernel(primitive.defaults()).orElseThrow();
  }

  private static double[][] run(
      Kernel.ShapedFunction code, Shape shape, double[] input, int... lengths) {
    double[][] outputs = new double[lengths.length][];
    for (int k = 0; k < lengths.length; k++) {
      outputs[k] = new double[lengths[k]];
    }
    code.fill(List.of(shape), new double[][] {input.clone()}, outputs);
    return outputs;
  }

  /** Checks rows of argument and value, the error being relative to the value. */
  static void assertTable(String name, double[][] table, double tolerance) {
    DoubleUnaryOperator function = unary(name);
    for (double[] row : table) {
      assertClose(name + "(" + row[0] + ")", row[1], function.applyAsDouble(row[0]), tolerance);
    }
  }

  static void assertClose(String what, double expected, double actual, double tolerance) {
    assertClose(what, expected, actual, tolerance, Math.abs(expected));
  }

  static void assertClose(
      String what, double expected, double actual, double tolerance, double scale) {
    boolean close =
        expected == actual || Math.abs(expected - actual) <= tolerance * scale + Double.MIN_VALUE;
    assertTrue(close, () -> what + " is " + expected + ", got " + actual);
  }
}
