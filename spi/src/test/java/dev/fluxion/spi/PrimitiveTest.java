package dev.fluxion.spi;

import static dev.fluxion.spi.Angle.PI;
import static dev.fluxion.spi.Refusal.assertRefused;
import static dev.fluxion.spi.Shape.matrix;
import static dev.fluxion.spi.Shape.scalar;
import static dev.fluxion.spi.Shape.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the builders make, and what they refuse. */
class PrimitiveTest {
  private static final Object SCOPE = new Object();

  private static Expr input(int... extents) {
    return Expr.of(new Op.Input("x", Shape.of(extents), SCOPE));
  }

  private static ElementwiseBuilder wave() {
    return Primitive.elementwise("test:wave").kernel(Math::sin);
  }

  private static Primitive split() {
    return Primitive.of("test:split")
        .inputs(2)
        .outputs(2)
        .shape((attributes, inputs) -> inputs)
        .kernel((inputs, outputs) -> {})
        .build();
  }

  @Test
  void an_id_has_a_vendor_and_a_name() {
    Primitive wave = wave().build();
    assertEquals("test:wave", wave.id());
    assertEquals("wave", wave.name());
    assertEquals("test:wave", wave.toString());
    assertEquals("x-1:A_b.c-2", Primitive.elementwise("x-1:A_b.c-2").kernel(x -> x).build().id());
  }

  @Test
  void an_id_without_a_vendor_is_refused() {
    String message =
        "FLX-130: the id of a primitive is vendor:name, the vendor in lower case, got ";
    assertRefused(message + "'sin'", () -> Primitive.elementwise("sin"));
    assertRefused(message + "'Test:sin'", () -> Primitive.of("Test:sin"));
    assertRefused(message + "'test:'", () -> Primitive.elementwise("test:"));
    assertRefused(message + "'test:a b'", () -> Primitive.elementwise("test:a b"));
    assertRefused(message + "''", () -> Primitive.elementwise(""));
  }

  @Test
  void the_origin_is_where_the_code_is_that_defines_it() {
    // This test is in the package of the SPI, so the frame that counts is that of JUnit.
    assertFalse(wave().build().origin().isEmpty());
    assertEquals(wave().build().origin(), split().origin());
  }

  @Test
  void a_unary_kernel_computes_numbers() {
    Kernel kernel = wave().build().kernel(Attributes.none()).orElseThrow();
    assertEquals(
        Math.sin(0.3), assertInstanceOf(Kernel.Unary.class, kernel).function().applyAsDouble(0.3));
  }

  @Test
  void a_kernel_sees_the_attributes_of_the_call() {
    Primitive scaled =
        Primitive.elementwise("test:scaled")
            .attribute("factor", 2.0)
            .kernel((x, attributes) -> attributes.number("factor") * x)
            .build();
    Kernel.Unary standard =
        assertInstanceOf(Kernel.Unary.class, scaled.kernel(scaled.defaults()).orElseThrow());
    Kernel.Unary tripled =
        assertInstanceOf(
            Kernel.Unary.class,
            scaled.kernel(scaled.with("factor", 3.0).attributes()).orElseThrow());
    assertEquals(8, standard.function().applyAsDouble(4));
    assertEquals(12, tripled.function().applyAsDouble(4));
  }

  @Test
  void a_fast_kernel_is_a_second_form() {
    Kernel.FastUnary fast = new HalvesOfWave();
    Primitive both = wave().fastKernel(fast).build();
    Kernel.Unary kernel =
        assertInstanceOf(Kernel.Unary.class, both.kernel(both.defaults()).orElseThrow());
    assertEquals(Math.sin(0.3), kernel.function().applyAsDouble(0.3));
    assertSame(fast, kernel.fast().orElseThrow());
    Kernel one = wave().build().kernel(Attributes.none()).orElseThrow();
    assertEquals(Optional.empty(), assertInstanceOf(Kernel.Unary.class, one).fast());
  }

  @Test
  void a_fast_binary_kernel_is_a_second_form() {
    Kernel.FastBinary fast = new Difference();
    ElementwiseBuilder builder =
        Primitive.elementwise("test:minus", 2).binaryKernel((x, y) -> x - y);
    Kernel one = builder.build().kernel(Attributes.none()).orElseThrow();
    assertEquals(Optional.empty(), assertInstanceOf(Kernel.Binary.class, one).fast());
    Kernel both = builder.fastKernel(fast).build().kernel(Attributes.none()).orElseThrow();
    Kernel.Binary kernel = assertInstanceOf(Kernel.Binary.class, both);
    assertEquals(3, kernel.function().applyAsDouble(5, 2));
    assertSame(fast, kernel.fast().orElseThrow());
  }

  @Test
  void a_fast_binary_kernel_takes_one_number_for_all() {
    Kernel.FastBinary fast = new Difference();
    double[] z = {7, 7, 7, 7};
    fast.apply(new double[] {1, 2, 3, 4}, 0.5, z, 1, 3);
    assertArrayEquals(new double[] {7, 1.5, 2.5, 7}, z);
    fast.apply(0.5, new double[] {1, 2, 3, 4}, z, 1, 3);
    assertArrayEquals(new double[] {7, -1.5, -2.5, 7}, z);
  }

  @Test
  void a_fast_array_kernel_is_a_second_form() {
    PrimitiveBuilder builder =
        Primitive.of("test:three")
            .shape((attributes, inputs) -> inputs)
            .kernel((inputs, outputs) -> outputs[0][0] = 3);
    Kernel.Arrays one =
        assertInstanceOf(
            Kernel.Arrays.class, builder.build().kernel(Attributes.none()).orElseThrow());
    assertEquals(Optional.empty(), one.fast());
    Primitive both = builder.fastKernel((inputs, outputs) -> outputs[0][0] = 3.5).build();
    Kernel.Arrays kernel =
        assertInstanceOf(Kernel.Arrays.class, both.kernel(Attributes.none()).orElseThrow());
    double[][] outputs = {{0}};
    kernel.function().apply(List.of(Shape.vector(1)), new double[][] {{0}}, outputs);
    assertEquals(3, outputs[0][0]);
    kernel.fast().orElseThrow().apply(List.of(Shape.vector(1)), new double[][] {{0}}, outputs);
    assertEquals(3.5, outputs[0][0]);
  }

  @Test
  void a_fast_kernel_is_not_alone() {
    Kernel.FastUnary fast = new HalvesOfWave();
    String unary =
        "FLX-137: the fast kernel of 'test:fast' needs a unary kernel without attributes beside it";
    ElementwiseBuilder one = Primitive.elementwise("test:fast").fastKernel(fast);
    assertRefused(unary, () -> one.kernel((x, attributes) -> x).build());
    assertRefused(unary, () -> one.naryKernel(args -> args[0]).build());
    assertRefused(
        "FLX-134: 'test:fast' has no kernel, an elementwise one needs it",
        () -> Primitive.elementwise("test:fast").fastKernel(fast).build());
    assertRefused(
        "FLX-132: 'test:two' takes 2 arguments, this definition is for 1",
        () -> Primitive.elementwise("test:two", 2).fastKernel(fast));
    String binary =
        "FLX-137: the fast kernel of 'test:two' needs a binary kernel without attributes beside it";
    ElementwiseBuilder two = Primitive.elementwise("test:two", 2).fastKernel(new Difference());
    assertRefused(binary, () -> two.naryKernel(args -> args[0]).build());
    assertRefused(binary, () -> two.bind(ignored -> new Kernel.Binary(Math::max)).build());
    assertRefused(
        "FLX-132: 'test:fast' takes 1 arguments, this definition is for 2",
        () -> Primitive.elementwise("test:fast").fastKernel(new Difference()));
    String arrays =
        "FLX-137: the fast kernel of 'test:fast' needs a kernel without attributes beside it";
    PrimitiveBuilder map =
        Primitive.of("test:fast")
            .shape((attributes, inputs) -> inputs)
            .fastKernel((inputs, outputs) -> {});
    assertRefused(arrays, map::build);
    assertRefused(arrays, () -> map.bind(attributes -> (shapes, in, out) -> {}).build());
  }

  @Test
  void kernels_of_more_arguments() {
    Primitive binary = Primitive.elementwise("test:b", 2).binaryKernel(Math::atan2).build();
    assertInstanceOf(Kernel.Binary.class, binary.kernel(Attributes.none()).orElseThrow());
    Primitive nary = Primitive.elementwise("test:n", 3).naryKernel(args -> args[2]).build();
    Kernel.Nary kernel =
        assertInstanceOf(Kernel.Nary.class, nary.kernel(Attributes.none()).orElseThrow());
    assertEquals(3, kernel.function().applyAsDouble(new double[] {1, 2, 3}));
    assertEquals(3, nary.arity());
    assertEquals(1, nary.outputCount());
  }

  @Test
  void an_array_kernel_fills_its_outputs() {
    Primitive twice =
        Primitive.of("test:twice")
            .shape((attributes, inputs) -> inputs)
            .kernel((inputs, outputs) -> outputs[0][0] = 2 * inputs[0][0])
            .build();
    Kernel.Arrays kernel =
        assertInstanceOf(Kernel.Arrays.class, twice.kernel(Attributes.none()).orElseThrow());
    double[][] outputs = {{0}};
    kernel.function().apply(List.of(Shape.vector(1)), new double[][] {{3}}, outputs);
    assertArrayEquals(new double[] {6}, outputs[0]);
    assertArrayEquals(new int[0], kernel.function().scratchSizes(List.of(Shape.vector(1))));
  }

  @Test
  void an_array_primitive_may_leave_evaluation_to_a_backend() {
    Primitive remote = Primitive.of("test:remote").shape((attributes, inputs) -> inputs).build();
    assertEquals(Optional.empty(), remote.kernel(Attributes.none()));
    assertEquals(Optional.empty(), remote.vjp());
    assertEquals(Optional.empty(), remote.jvp());
    assertFalse(remote.isElementwise());
  }

  @Test
  void each_form_of_a_rule_is_kept_in_the_order_of_definition() {
    Primitive wave =
        wave()
            .derivative((self, x) -> self.at(x))
            .derivativeOfOrder((self, n, x) -> self.at(x))
            .derivatives(Math::cos, Math::sin)
            .derivativeOfOrder((n, x) -> n)
            .absent(0, Absence.NOT_IMPLEMENTED, "not yet")
            .opaquePartial(0, args -> 1)
            .build();
    List<Rule> rules = wave.rules(0);
    assertInstanceOf(Rule.Symbolic.class, rules.get(0));
    assertInstanceOf(Rule.SymbolicOfOrder.class, rules.get(1));
    assertEquals(2, assertInstanceOf(Rule.Nested.class, rules.get(2)).derivatives().size());
    assertInstanceOf(Rule.NestedOfOrder.class, rules.get(3));
    assertEquals(new Rule.Absent(Absence.NOT_IMPLEMENTED, "not yet"), rules.get(4));
    assertTrue(wave.opaquePartial(0, wave.defaults()).isPresent());
  }

  @Test
  void an_opaque_derivative_is_a_nested_rule_of_one_order() {
    Rule rule = wave().opaqueDerivative(Math::cos).build().rules(0).get(0);
    assertEquals(1, assertInstanceOf(Rule.Nested.class, rule).derivatives().size());
  }

  @Test
  void partial_derivatives_belong_to_their_argument() {
    Primitive product =
        Primitive.elementwise("test:product", 2)
            .binaryKernel((a, b) -> a * b)
            .partial(0, (self, args) -> args.get(1))
            .partial(1, (self, args) -> args.get(0))
            .domain(1, Domain.between(0, 1))
            .build();
    assertEquals(1, product.rules(0).size());
    assertEquals(1, product.rules(1).size());
    assertEquals(1, product.declaration(1).domain().high());
    assertEquals(Double.POSITIVE_INFINITY, product.declaration(0).domain().high());
  }

  @Test
  void a_builder_that_goes_on_does_not_change_what_was_built() {
    ElementwiseBuilder builder = wave();
    Primitive before = builder.build();
    builder.opaqueDerivative(Math::cos).opaquePartial(0, args -> 1).attribute("shift", PI);
    assertEquals(List.of(), before.rules(0));
    assertEquals(Optional.empty(), before.opaquePartial(0, Attributes.none()));
    assertEquals(Attributes.none(), before.defaults());
  }

  @Test
  void attributes_are_part_of_a_call() {
    Primitive shifted = wave().attribute("shift", PI.over(2)).build();
    Op.Call standard = assertInstanceOf(Op.Call.class, shifted.at(input()).op());
    Op.Call other =
        assertInstanceOf(Op.Call.class, shifted.with("shift", PI.over(4)).at(input()).op());
    assertEquals(PI.over(2), standard.attributes().angle("shift"));
    assertEquals(PI.over(4), other.attributes().angle("shift"));
    assertEquals("test:wave[shift=π/4]", shifted.with("shift", PI.over(4)).toString());
    assertEquals("test:wave", wave().build().bind().toString());
    assertSame(shifted, standard.primitive());
  }

  @Test
  void an_elementwise_primitive_broadcasts_its_arguments() {
    Primitive atan2 = Primitive.elementwise("test:atan2", 2).binaryKernel(Math::atan2).build();
    assertEquals(matrix(2, 3), atan2.at(input(2, 1), input(3)).shape());
    assertEquals(scalar(), atan2.at(input(), input()).shape());
  }

  @Test
  void an_array_primitive_has_the_shapes_of_its_rule() {
    List<Expr> outputs = split().bind().outputs(input(2), input(3, 4));
    assertEquals(vector(2), outputs.get(0).shape());
    assertEquals(matrix(3, 4), outputs.get(1).shape());
    assertEquals(vector(2), split().at(input(2), input(3, 4)).shape());
  }

  @Test
  void orders_that_are_all_zero_are_those_of_the_function_itself() {
    Primitive wave = wave().build();
    Op.Call call = new Op.Call(wave, Attributes.none(), List.of(0), 0);
    assertEquals(List.of(), call.orders());
    assertEquals(0, call.order(0));
    assertEquals(3, new Op.Call(wave, Attributes.none(), List.of(1, 2), 0).totalOrder());
  }

  @Test
  void a_call_has_as_many_arguments_as_the_primitive() {
    assertRefused(
        "FLX-132: 'test:wave' takes 1 arguments, got 2", () -> wave().build().at(input(), input()));
    assertRefused("FLX-132: 'test:split' takes 2 arguments, got 0", () -> split().at());
  }

  @Test
  void a_definition_has_the_arity_of_the_primitive() {
    ElementwiseBuilder two = Primitive.elementwise("test:two", 2);
    String message = "FLX-132: 'test:two' takes 2 arguments, this definition is for 1";
    assertRefused(message, () -> two.kernel(Math::sin));
    assertRefused(message, () -> two.kernel((x, attributes) -> x));
    assertRefused(message, () -> two.derivative((self, x) -> x));
    assertRefused(message, () -> two.derivatives(Math::cos));
    assertRefused(message, () -> two.opaqueDerivative(Math::cos));
    assertRefused(message, () -> two.derivativeOfOrder((n, x) -> x));
    assertRefused(message, () -> two.derivativeOfOrder((self, n, x) -> x));
    assertRefused(
        "FLX-132: 'test:wave' takes 1 arguments, this definition is for 2",
        () -> wave().binaryKernel(Math::atan2));
  }

  @Test
  void a_definition_speaks_of_an_argument_that_there_is() {
    String message = "FLX-132: 'test:wave' takes 1 arguments, there is no number ";
    assertRefused(message + "1", () -> wave().partial(1, (self, args) -> args.get(0)));
    assertRefused(message + "1", () -> wave().opaquePartial(1, args -> 0));
    assertRefused(message + "-1", () -> wave().absent(-1, Absence.ZERO, ""));
    assertRefused(message + "1", () -> wave().spectrum(1, Spectrum.of(1)));
    assertRefused(message + "1", () -> wave().domain(1, Domain.all()));
  }

  @Test
  void an_elementwise_primitive_has_an_argument() {
    assertRefused(
        "FLX-132: an elementwise primitive has at least one argument, got 0",
        () -> Primitive.elementwise("test:none", 0));
  }

  @Test
  void a_nested_rule_has_a_derivative() {
    assertRefused(
        "FLX-133: 'test:wave' needs at least one derivative in a nested rule, got none",
        () -> wave().derivatives());
  }

  @Test
  void an_elementwise_primitive_has_code() {
    assertRefused(
        "FLX-134: 'test:none' has no kernel, an elementwise one needs it",
        () -> Primitive.elementwise("test:none").build());
  }

  @Test
  void an_array_primitive_has_a_shape_rule_inputs_and_outputs() {
    assertRefused(
        "FLX-134: 'test:none' has no shape rule", () -> Primitive.of("test:none").build());
    assertRefused(
        "FLX-132: 'test:none' needs inputs and outputs, got 0 and 1",
        () -> Primitive.of("test:none").shape((attributes, shapes) -> shapes).inputs(0).build());
    assertRefused(
        "FLX-132: 'test:none' needs inputs and outputs, got 1 and 0",
        () -> Primitive.of("test:none").shape((attributes, shapes) -> shapes).outputs(0).build());
  }

  @Test
  void a_shape_rule_gives_a_shape_for_each_output() {
    Primitive wrong =
        Primitive.of("test:wrong").outputs(2).shape((attributes, shapes) -> shapes).build();
    assertRefused(
        "FLX-131: the shape rule of 'test:wrong' must give 2 shapes, got [[3]]",
        () -> wrong.at(input(3)));
  }

  @Test
  void an_attribute_is_one_that_the_primitive_declares() {
    Primitive shifted = wave().attribute("shift", PI.over(2)).build();
    assertRefused(
        "FLX-113: 'test:wave' has no attribute 'shfit', it has [shift]",
        () -> shifted.with("shfit", PI));
    assertRefused(
        "FLX-113: 'test:wave' has no attribute 'shift', it has []",
        () -> wave().build().bind().with("shift", PI));
  }

  @Test
  void a_node_for_an_elementwise_primitive_has_arguments_of_one_shape() {
    Primitive atan2 = Primitive.elementwise("test:atan2", 2).binaryKernel(Math::atan2).build();
    assertRefused(
        "FLX-104: 'test:atan2' needs arguments of one shape, got [[2], scalar]",
        () -> Expr.of(new Op.Call(atan2, Attributes.none(), List.of(), 0), input(2), input()));
  }

  /** Not the wave, so that the two forms are told apart. */
  private static final class Difference implements Kernel.FastBinary {
    @Override
    public double applyAsDouble(double x, double y) {
      return x - y;
    }

    @Override
    public void apply(double[] x, double[] y, double[] z, int from, int to) {
      for (int i = from; i < to; i++) {
        z[i] = x[i] - y[i];
      }
    }
  }

  private static final class HalvesOfWave implements Kernel.FastUnary {
    @Override
    public double applyAsDouble(double x) {
      return Math.sin(x) / 2;
    }

    @Override
    public void apply(double[] x, double[] y, int from, int to) {
      for (int i = from; i < to; i++) {
        y[i] = applyAsDouble(x[i]);
      }
    }
  }
}
