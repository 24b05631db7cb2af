package dev.fluxion.dsl;

import static dev.fluxion.spi.Angle.PI;
import static dev.fluxion.spi.Shape.matrix;
import static dev.fluxion.spi.Shape.scalar;
import static dev.fluxion.spi.Shape.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.engine.plan.points.Objective;
import dev.fluxion.dsl.engine.plan.points.Orders;
import dev.fluxion.dsl.engine.plan.points.PointPlanner;
import dev.fluxion.dsl.engine.run.Allocation;
import dev.fluxion.dsl.engine.run.EvaluationStore;
import dev.fluxion.shift.Shift;
import dev.fluxion.spi.Absence;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.PrimitiveBuilder;
import dev.fluxion.spi.Spectrum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Every refusal of the DSL by its whole message, which the catalogue of errors must explain. */
class ErrorMessagesTest {
  private static final ErrorCatalogue CATALOGUE = ErrorCatalogue.read();

  private static void assertRefused(String message, Executable action) {
    FluxionException refusal = assertThrows(FluxionException.class, action);
    assertEquals(message, refusal.getMessage());
    assertEquals(message.substring(0, message.indexOf(':')), refusal.code());
    assertTrue(CATALOGUE.explains(message), () -> "ERRORS.md does not read like: " + message);
  }

  private static DifferentiableFunction of(UnaryOperator<Expr> body) {
    return Fluxion.function("f").input("x", scalar()).returns(body);
  }

  private static DifferentiableFunction ofVector(UnaryOperator<Expr> body) {
    return Fluxion.function("f").input("x", vector(3)).returns(body);
  }

  private static DifferentiableFunction ofTwo(BinaryOperator<Expr> body) {
    return Fluxion.function("g").input("x", scalar()).input("y", scalar()).returns(body);
  }

  private static Primitive opaqueSine() {
    Op.Call call = (Op.Call) Shift.opaqueSin(Expr.constant(0)).op();
    return call.primitive();
  }

  private static String origin() {
    return Primitive.elementwise("test:here").kernel(x -> x).build().origin();
  }

  // Functions and what they are asked for.

  @Test
  void a_gradient_is_of_one_result() {
    DifferentiableFunction f = ofVector(x -> x.times(2));
    String end = " needs a function with one result, function 'f' returns shape [3]; ";
    assertRefused("FLX-201: the gradient" + end + "use sum() first, or jacobian()", f::gradient);
    assertRefused(
        "FLX-201: the gradient" + end + "use sum() first, or jacobian()", () -> f.gradient("x"));
    assertRefused("FLX-201: the hessian" + end + "use sum() first, or jacobian()", f::hessian);
    assertRefused(
        "FLX-201: the hessian" + end + "use sum() first, or jacobian()", f::sparseHessian);
    assertRefused("FLX-201: the hvp" + end + "use sum() first, or jacobian()", f::hvp);
    assertRefused(
        "FLX-201: the gradient" + end + "use sum() first, or jacobian()",
        () -> f.request().value().gradient());
  }

  @Test
  void a_sparse_derivative_is_sparse() {
    DifferentiableFunction dense =
        Fluxion.function("f").input("x", vector(5_000)).returns(x -> x.sum().pow(2));
    assertRefused(
        "FLX-206: a sparse hessian has at most 20000000 structural non-zeros, function 'f' has more;"
            + " use hvp()",
        dense::sparseHessian);
    DifferentiableFunction square =
        Fluxion.function("f").input("x", vector(5_000)).returns(x -> x.times(x.sum()));
    assertRefused(
        "FLX-206: a sparse jacobian has at most 20000000 structural non-zeros, function 'f' has"
            + " more; use jvp() or vjp()",
        square::sparseJacobian);
    DifferentiableFunction arrowhead =
        Fluxion.function("f")
            .input("x", vector(5_000))
            .returns(x -> Expr.concat(Expr.stack(x.sum()), x.slice(1, 5_000).times(x.get(0))));
    assertRefused(
        "FLX-206: the products of a sparse jacobian have at most 20000000 elements, function 'f'"
            + " needs 5000 products of 5000; use jvp() or vjp()",
        arrowhead::sparseJacobian);
  }

  @Test
  void an_entry_of_a_sparse_derivative_is_one_of_its_entries() {
    SparseDerivative sparse = of(x -> x.pow(2)).sparseHessian();
    String end = "has 1 structural non-zeros, numbered from 0, there is no number ";
    assertRefused("FLX-207: the hessian of f " + end + 1, () -> sparse.row(1));
    assertRefused("FLX-207: the hessian of f " + end + -1, () -> sparse.column(-1));
    assertRefused(
        "FLX-213: function 'f' takes 1 numbers (x: scalar), got 2", () -> sparse.dense(1, 2));
  }

  @Test
  void a_derivative_by_number_is_of_one_variable() {
    String message =
        "FLX-202: derivative(n) needs a function of one variable, function 'f' has 3; "
            + "use partial, gradient or jacobian";
    assertRefused(message, () -> ofVector(Expr::sum).derivative(1));
    assertRefused(message, () -> ofVector(Expr::sum).request().derivative(1));
  }

  @Test
  void an_order_is_not_negative() {
    String message = "FLX-203: the order of a derivative is 0 or more, got -1";
    assertRefused(message, () -> of(x -> x).derivative(-1));
    assertRefused(message, () -> of(x -> x).request().derivative(-1));
  }

  @Test
  void an_input_belongs_to_its_function() {
    List<Expr> leaked = new ArrayList<>();
    Fluxion.function("outer")
        .input("w", scalar())
        .returns(
            w -> {
              leaked.add(w);
              return w;
            });
    assertRefused(
        "FLX-204: function 'f' uses 'w', an input of another function",
        () -> of(x -> x.plus(leaked.get(0).pow(2))));
  }

  @Test
  void an_input_of_the_same_name_belongs_to_its_function_all_the_same() {
    List<Expr> leaked = new ArrayList<>();
    of(
        x -> {
          leaked.add(x);
          return x;
        });
    assertRefused(
        "FLX-204: function 'f' uses 'x', an input of another function",
        () -> of(x -> x.plus(leaked.get(0))));
  }

  @Test
  void inputs_have_different_names() {
    assertRefused(
        "FLX-210: function 'f' has an input 'x' already",
        () -> Fluxion.function("f").input("x", scalar()).input("x", vector(2)));
  }

  @Test
  void an_input_that_is_named_is_one_of_the_function() {
    DifferentiableFunction g = ofTwo(Expr::times);
    String message = "FLX-211: function 'g' has no input 'z', it has [x, y]";
    assertRefused(message, () -> g.inputShape("z"));
    assertRefused(message, () -> g.gradient("z"));
    assertRefused(message, () -> g.jacobian("z"));
  }

  @Test
  void a_variable_is_one_of_the_function() {
    DifferentiableFunction g = ofTwo(Expr::times);
    String message = "FLX-212: function 'g' has 2 variables, numbered from 0, there is no number ";
    assertRefused(message + "2", () -> g.partial(0, 2));
    assertRefused(message + "-1", () -> g.partial(-1));
    assertRefused(message + "2", () -> g.request().partial(2));
  }

  @Test
  void a_point_has_a_number_for_each_variable() {
    DifferentiableFunction g =
        Fluxion.function("g")
            .input("x", vector(2))
            .input("m", matrix(2, 2))
            .returns((x, m) -> m.matmul(x));
    String message = "FLX-213: function 'g' takes 6 numbers (x: [2], m: [2, 2]), got ";
    assertRefused(message + "2", () -> g.value(1, 2));
    assertRefused(message + "7", () -> g.valueInto(new double[7], new double[2]));
    assertRefused(message + "1", () -> g.values(new double[][] {new double[6], new double[1]}));
    assertRefused(message + "0", () -> g.request().value().at());
    assertRefused(message + "3", () -> g.request().jvp(1, 2, 3));
  }

  @Test
  void arrays_for_inputs_have_their_sizes() {
    DifferentiableFunction g =
        Fluxion.function("g")
            .input("x", vector(2))
            .input("m", matrix(2, 2))
            .returns((x, m) -> m.matmul(x));
    assertRefused(
        "FLX-213: input 'm' of function 'g' takes 4 numbers, got 3",
        () -> g.value(new double[2], new double[3]));
    assertRefused(
        "FLX-213: function 'g' takes 2 arrays (x: [2], m: [2, 2]), got 3",
        () -> g.value(new double[2], new double[4], new double[1]));
    assertRefused(
        "FLX-213: function 'g' gives 2 numbers, got an array of 3",
        () -> g.valueInto(new double[6], new double[3]));
    double[][] point = {new double[2], new double[4]};
    assertRefused(
        "FLX-213: the request to 'g' gives (value: 2, jacobian: 12), got arrays of [2, 3] numbers",
        () -> g.request().value().jacobian().prepare().into(point, new double[2], new double[3]));
    assertRefused(
        "FLX-213: the request to 'g' gives (value: 2, jacobian: 12), got an array of 3",
        () -> g.request().value().jacobian().prepare().into(new double[6], new double[3]));
    assertRefused(
        "FLX-213: function 'g' takes 6 numbers (x: [2], m: [2, 2]), got 5",
        () -> g.request().value().prepare().into(new double[5], new double[2]));
  }

  @Test
  void not_a_number_and_infinities_propagate_by_default() {
    DifferentiableFunction f = of(x -> x.times(2).plus(1));
    assertEquals(Double.NaN, f.value(Double.NaN).asDouble());
    assertEquals(Double.POSITIVE_INFINITY, f.value(Double.POSITIVE_INFINITY).asDouble());
    assertEquals(Double.POSITIVE_INFINITY, of(x -> x.pow(-1)).value(0).asDouble());
    Result result = of(x -> x.pow(3)).request().value().gradient().at(Double.NaN);
    assertEquals(Double.NaN, result.value().asDouble());
    assertEquals(Double.NaN, result.gradient().asDouble());
  }

  @Test
  void inputs_that_are_not_finite_are_refused_by_option() {
    DifferentiableFunction g = ofTwo(Expr::plus).refusingNonFinite();
    String message = "FLX-214: function 'g' refuses inputs that are not finite, got ";
    assertRefused(message + "NaN as variable 1", () -> g.value(1, Double.NaN));
    assertRefused(message + "-Infinity as variable 0", () -> g.request().value().at(-1.0 / 0, 0));
    assertRefused(
        message + "Infinity as variable 1",
        () -> g.values(new double[][] {{1, 2}, {1, Double.POSITIVE_INFINITY}}));
    assertRefused(
        message + "NaN as variable 0",
        () -> g.valueInto(new double[] {Double.NaN, 1}, new double[1]));
    assertEquals(3, g.value(1, 2).asDouble());
  }

  @Test
  void results_that_are_not_finite_are_refused_by_option() {
    DifferentiableFunction f = ofVector(x -> x.pow(-1)).refusingNonFinite();
    assertRefused(
        "FLX-214: function 'f' refuses results that are not finite, got Infinity as element 1",
        () -> f.value(1, 0, 2));
    assertRefused(
        "FLX-214: function 'f' refuses results that are not finite, got Infinity as element 2",
        () -> f.request().value().at(1, 2, 0));
    assertRefused(
        "FLX-214: function 'f' refuses results that are not finite, got NaN as element 0",
        () -> of(x -> x.pow(0.5)).refusingNonFinite().value(-1));
    assertArrayEquals(new double[] {1, 0.5, 0.25}, f.value(1, 2, 4).toArray());
  }

  @Test
  void the_option_holds_for_what_is_derived() {
    assertRefused(
        "FLX-214: function 'derivative 1 of f' refuses results that are not finite, "
            + "got Infinity as element 0",
        () -> of(x -> x.pow(0.5)).refusingNonFinite().derivative(1).value(0));
  }

  @Test
  void a_function_is_applied_to_arguments_of_its_shapes() {
    DifferentiableFunction f = ofVector(Expr::sum);
    String message = "FLX-215: function 'f' takes (x: [3]), got shapes ";
    assertRefused(message + "[[2]]", () -> f.apply(Expr.vector(1, 2)));
    assertRefused(message + "[]", f::apply);
    assertRefused(message + "[scalar]", () -> f.compose(of(x -> x)));
    assertRefused(message + "[scalar]", () -> of(x -> x).andThen(f));
  }

  @Test
  void only_one_element_is_a_number() {
    assertRefused(
        "FLX-220: only an array of one element is a number, got shape [3]",
        () -> ofVector(x -> x).value(1, 2, 3).asDouble());
  }

  @Test
  void an_index_is_within_the_shape_of_a_result() {
    Tensor value = ofVector(x -> x).value(1, 2, 3);
    assertRefused("FLX-105: index [3] is out of range for shape [3]", () -> value.get(3));
    assertRefused("FLX-105: index [0, 0] is out of range for shape [3]", () -> value.get(0, 0));
    assertRefused("FLX-105: index [] is out of range for shape [3]", value::get);
  }

  @Test
  void a_request_asks_for_something() {
    String message = "FLX-240: a request asks for something, nothing was asked of 'f'";
    assertRefused(message, () -> of(x -> x).request().at(1));
    assertRefused(message, () -> of(x -> x).request().prepare());
    assertRefused(message, () -> of(x -> x).request().explain());
  }

  @Test
  void a_result_has_what_its_request_asked_for() {
    Result result = of(x -> x).request().value().partial(0, 0).at(1);
    String start = "FLX-241: the request to 'f' did not ask for ";
    String end = ", it asked for [value, partial [0, 0]]";
    assertRefused(start + "gradient" + end, result::gradient);
    assertRefused(start + "derivative 2" + end, () -> result.derivative(2));
    assertRefused(start + "partial [0]" + end, () -> result.partial(0));
  }

  // Rules.

  @Test
  void an_elementwise_rule_is_elementwise() {
    Primitive sums =
        Primitive.elementwise("test:sums")
            .attribute("shift", PI)
            .kernel(Math::sin)
            .derivative((self, x) -> x.plus(Expr.vector(1, 2)).sum())
            .build();
    assertRefused(
        "FLX-135: the rule of 'test:sums[shift=π]' (from "
            + origin()
            + ") must be an elementwise expression of its arguments, got gather [2]",
        () -> of(sums::at).gradient());
  }

  @Test
  void an_elementwise_rule_has_no_inputs_but_its_own() {
    Expr alien = Expr.of(new Op.Input("alien", scalar(), new Object()));
    Primitive foreign =
        Primitive.elementwise("test:foreign")
            .kernel(Math::sin)
            .derivative((self, x) -> alien.times(x))
            .build();
    assertRefused(
        "FLX-135: the rule of 'test:foreign' (from "
            + origin()
            + ") must be an elementwise expression of its arguments, got alien scalar",
        () -> of(foreign::at).gradient());
  }

  @Test
  void the_second_derivative_of_an_opaque_sine_is_refused() {
    String message =
        "FLX-301: function 'f' cannot be differentiated to order 2: primitive 'shift:sin-opaque' "
            + "(from "
            + opaqueSine().origin()
            + ") reaches order 1 in argument 0; add its derivative of order 2, or a rule that "
            + "returns an expression";
    DifferentiableFunction f = of(Shift::opaqueSin);
    assertEquals(Math.cos(0.4), f.derivative(1).value(0.4).asDouble());
    assertRefused(message, () -> f.derivative(2));
    assertRefused(message, f::hessian);
    assertRefused(message, f::hvp);
    assertRefused(message, () -> f.partial(0, 0));
    assertRefused(message, () -> f.request().value().gradient().hessian());
    assertRefused(message, () -> ofVector(x -> Shift.opaqueSin(x).sum()).hessian());
  }

  @Test
  void the_derivative_after_the_last_nested_one_is_refused() {
    Op.Call nested = (Op.Call) Shift.nestedSin(Expr.constant(0)).op();
    String message =
        "FLX-301: function 'f' cannot be differentiated to order 3: primitive 'shift:sin-nested' "
            + "(from "
            + nested.primitive().origin()
            + ") reaches order 2 in argument 0; add its derivative of order 3, or a rule that "
            + "returns an expression";
    DifferentiableFunction f = of(Shift::nestedSin);
    assertEquals(-Math.sin(0.4), f.derivative(2).value(0.4).asDouble());
    assertRefused(message, () -> f.derivative(3));
    assertRefused(message, () -> f.request().derivative(2).derivative(3));
  }

  @Test
  void a_primitive_without_a_rule_is_refused_at_the_first_order() {
    Primitive bare =
        Primitive.elementwise("test:bare").attribute("shift", PI.over(4)).kernel(x -> x).build();
    String message =
        "FLX-301: function 'f' cannot be differentiated to order 1: primitive "
            + "'test:bare[shift=π/4]' (from "
            + origin()
            + ") reaches order 0 in argument 0; add a derivative rule to it";
    DifferentiableFunction f = of(bare::at);
    assertRefused(message, f::gradient);
    assertRefused(message, f::jacobian);
    assertRefused(message, f::jvp);
    assertRefused(message, f::vjp);
    assertRefused(message, () -> f.derivative(1));
  }

  @Test
  void the_order_that_is_named_is_the_one_that_was_asked_for() {
    Primitive bare = Primitive.elementwise("test:bare").kernel(x -> x).build();
    assertRefused(
        "FLX-301: function 'f' cannot be differentiated to order 5: primitive 'test:bare' (from "
            + origin()
            + ") reaches order 0 in argument 0; add a derivative rule to it",
        () -> of(bare::at).derivative(5));
  }

  @Test
  void an_array_primitive_without_a_rule_is_refused() {
    Primitive bare =
        Primitive.of("test:bare")
            .shape((attributes, inputs) -> inputs)
            .kernel((inputs, outputs) -> outputs[0] = inputs[0])
            .build();
    String message =
        "FLX-301: function 'f' cannot be differentiated to order 1: primitive 'test:bare' (from "
            + origin()
            + ") reaches order 0 in argument 0; add a derivative rule to it";
    assertRefused(message, () -> of(bare::at).gradient());
    assertRefused(message, () -> of(bare::at).jvp());
  }

  @Test
  void a_mixed_derivative_of_numbers_is_refused() {
    Primitive opaque =
        Primitive.elementwise("test:opaque", 2)
            .binaryKernel((x, y) -> x * x * y)
            .opaquePartial(0, args -> 2 * args[0] * args[1])
            .opaquePartial(1, args -> args[0] * args[0])
            .build();
    DifferentiableFunction g = ofTwo(opaque::at);
    assertArrayEquals(new double[] {12, 4}, g.gradient().value(2, 3).toArray());
    assertRefused(
        "FLX-301: function 'g' cannot be differentiated to order 2: primitive 'test:opaque' (from "
            + origin()
            + ") reaches order 1 in argument 0; add its derivative of order 2, or a rule that "
            + "returns an expression",
        () -> g.partial(0, 0));
    assertRefused(
        "FLX-301: function 'g' cannot be differentiated to order 2: the mixed derivative of orders "
            + "[1, 1] of primitive 'test:opaque' (from "
            + origin()
            + ") is not reached, argument 1 has a derivative that is a number; add a rule that "
            + "returns an expression",
        () -> g.partial(0, 1));
  }

  @Test
  void nothing_is_evaluated_before_a_refusal() {
    AtomicInteger evaluations = new AtomicInteger();
    Primitive counting =
        Primitive.elementwise("test:counting")
            .kernel(
                x -> {
                  evaluations.incrementAndGet();
                  return Math.sin(x);
                })
            .opaqueDerivative(
                x -> {
                  evaluations.incrementAndGet();
                  return Math.cos(x);
                })
            .build();
    DifferentiableFunction f = ofVector(x -> counting.at(x).sum());
    assertThrows(FluxionException.class, f::hessian);
    assertThrows(
        FluxionException.class, () -> f.request().value().gradient().hessian().at(1, 2, 3));
    assertThrows(FluxionException.class, () -> f.value(1, 2));
    assertThrows(FluxionException.class, () -> f.values(new double[][] {{1, 2, 3}, {1, 2}}));
    assertThrows(FluxionException.class, () -> f.refusingNonFinite().value(1, 2, Double.NaN));
    assertThrows(FluxionException.class, () -> f.valueInto(new double[3], new double[2]));
    assertEquals(0, evaluations.get());
    f.gradient().value(1, 2, 3);
    assertEquals(3, evaluations.get());
  }

  @Test
  void what_cannot_vary_is_not_differentiable() {
    Primitive bessel =
        Primitive.elementwise("test:bessel", 2)
            .binaryKernel((n, x) -> n * x)
            .absent(0, Absence.NOT_DIFFERENTIABLE, "the order is a whole number")
            .partial(1, (self, args) -> args.get(0))
            .build();
    DifferentiableFunction g = ofTwo(bessel::at);
    assertRefused(
        "FLX-302: function 'g' depends on argument 0 of primitive 'test:bessel' (from "
            + origin()
            + "), which is not differentiable in it: the order is a whole number",
        g::gradient);
    assertEquals(2, g.gradient("y").value(2, 3).asDouble());
  }

  @Test
  void what_is_not_written_is_not_implemented() {
    Primitive partly =
        Primitive.elementwise("test:partly", 2)
            .binaryKernel((x, y) -> x * y)
            .partial(0, (self, args) -> args.get(1))
            .absent(1, Absence.NOT_IMPLEMENTED, "contributions are welcome")
            .build();
    DifferentiableFunction g = ofTwo(partly::at);
    assertRefused(
        "FLX-303: function 'g' needs the derivative of primitive 'test:partly' (from "
            + origin()
            + ") in argument 1, which is not implemented: contributions are welcome",
        g::gradient);
    assertEquals(3, g.gradient("x").value(2, 3).asDouble());
  }

  @Test
  void an_absence_that_is_zero_is_no_error() {
    Primitive flat =
        Primitive.elementwise("test:flat", 2)
            .binaryKernel((x, y) -> x)
            .partial(0, (self, args) -> Expr.constant(1))
            .absent(1, Absence.ZERO, "")
            .build();
    assertArrayEquals(new double[] {1, 0}, ofTwo(flat::at).gradient().value(2, 3).toArray());
  }

  private static PrimitiveBuilder product() {
    return Primitive.of("test:product")
        .inputs(2)
        .shape((attributes, inputs) -> inputs.subList(0, 1))
        .kernel((inputs, outputs) -> Arrays.setAll(outputs[0], i -> inputs[0][i] * inputs[1][i]));
  }

  private static DifferentiableFunction summed(Function<PrimitiveBuilder, PrimitiveBuilder> rule) {
    Primitive primitive = rule.apply(product()).build();
    return Fluxion.function("h")
        .input("x", vector(3))
        .input("y", vector(3))
        .returns((x, y) -> primitive.at(x, y).sum());
  }

  @Test
  void a_part_of_a_vector_rule_that_is_absent_is_refused_where_it_is_needed() {
    DifferentiableFunction h =
        summed(
            builder ->
                builder.vjp(
                    (self, args, cotangents) ->
                        List.of(
                            cotangents.get(0).times(args.get(1)),
                            Expr.absent(
                                args.get(1), Absence.NOT_IMPLEMENTED, "not in this version"))));
    assertRefused(
        "FLX-303: function 'h' needs the derivative of primitive 'test:product' (from "
            + origin()
            + ") in argument 1, which is not implemented: not in this version",
        h::gradient);
    assertArrayEquals(new double[] {4, 5, 6}, h.gradient("x").value(1, 2, 3, 4, 5, 6).toArray());
  }

  @Test
  void a_vector_rule_gives_a_part_for_each_input_or_output() {
    assertRefused(
        "FLX-304: the vector rule of 'test:product' (from "
            + origin()
            + ") must give 2 parts, got 1",
        () -> summed(rule -> rule.vjp((self, args, cotangents) -> cotangents)).gradient());
    assertRefused(
        "FLX-304: the vector rule of 'test:product' (from "
            + origin()
            + ") must give 1 parts, got 2",
        () -> summed(rule -> rule.jvp((self, args, tangents) -> tangents)).jvp());
  }

  @Test
  void a_part_of_a_vector_rule_has_the_shape_of_its_input_or_output() {
    assertRefused(
        "FLX-305: part 1 of the vector rule of 'test:product' (from "
            + origin()
            + ") must have shape [3], got scalar",
        () ->
            summed(
                    rule ->
                        rule.vjp(
                            (self, args, cotangents) ->
                                List.of(cotangents.get(0), cotangents.get(0).sum())))
                .gradient());
    assertRefused(
        "FLX-305: part 0 of the vector rule of 'test:product' (from "
            + origin()
            + ") must have shape [3], got scalar",
        () ->
            summed(rule -> rule.jvp((self, args, tangents) -> List.of(tangents.get(0).sum())))
                .jvp());
  }

  // Plans and backends.

  @Test
  void terms_that_are_not_merged_are_limited() {
    Primitive wide =
        Primitive.elementwise("test:wide")
            .kernel(Math::sin)
            .derivative(
                (self, x) -> {
                  Expr sum = self.at(x);
                  for (int k = 1; k < 3000; k++) {
                    sum = sum.plus(self.at(x.plus(PI.over(k))));
                  }
                  return sum;
                })
            .build();
    assertRefused(
        "FLX-320: applying the rule of 'test:wide' term by term makes more than 1000000 nodes; "
            + "merge its terms, as is done by default",
        () -> of(wide::at).derivative(2).merging(Merging.NONE).value(1));
  }

  @Test
  void a_spectrum_that_no_points_resolve_needs_a_rule() {
    Primitive slow =
        Primitive.elementwise("test:slow")
            .kernel(Math::sin)
            .spectrum(Spectrum.ofFrequencies(1e-300))
            .build();
    assertRefused(
        "FLX-321: no accurate shift rule was found for argument 0 of primitive 'test:slow' with "
            + "frequencies [1.0E-300]; give it a derivative rule",
        () -> of(slow::at).derivative(1).value(1));
  }

  @Test
  void frequencies_that_no_points_tell_apart_are_refused() {
    PointPlanner close = new PointPlanner(axis -> Spectrum.ofFrequencies(1, 1 + 1e-9));
    assertRefused(
        "FLX-322: no points tell the frequencies [1.0, 1.000000001] apart: the equations of the "
            + "weights have the condition 7e+08, the limit is 1e+06",
        () -> close.plan(List.of(Orders.of(0)), Objective.FEWEST_POINTS));
    PointPlanner slow = new PointPlanner(axis -> Spectrum.ofFrequencies(1e-300));
    assertRefused(
        "FLX-322: no points tell the frequencies [1.0E-300] apart: the equations of the "
            + "weights have the condition Infinity, the limit is 1e+06",
        () -> slow.plan(List.of(Orders.of(0)), Objective.FEWEST_POINTS));
  }

  @Test
  void plans_are_chosen_for_costs_that_are_numbers() {
    assertRefused(
        "FLX-251: costs are finite and not negative and a standard error is positive, got -1.0 "
            + "for an evaluation, 1.0 for a shot and a standard error of 0.1",
        () -> Planning.leastCost(-1, 1, 0.1));
  }

  @Test
  void a_primitive_without_a_kernel_needs_a_backend() {
    Primitive remote = Primitive.of("test:remote").shape((attributes, inputs) -> inputs).build();
    String message =
        "FLX-330: primitive 'test:remote' (from "
            + origin()
            + ") has no kernel: it can be evaluated by a backend only";
    assertRefused(message, () -> of(remote::at).value(1));
    assertRefused(message, () -> of(remote::at).request().value().prepare());
  }

  @Test
  void a_spectrum_alone_cannot_be_applied_term_by_term() {
    Primitive wave =
        Primitive.elementwise("test:wave").kernel(Math::sin).spectrum(Spectrum.of(1)).build();
    DifferentiableFunction derivative = of(wave::at).derivative(1);
    assertEquals(Math.cos(1), derivative.value(1).asDouble(), 1e-14);
    assertRefused(
        "FLX-331: primitive 'test:wave' (from "
            + origin()
            + ") has no derivative rule of orders [1] that could be applied literally; merge "
            + "evaluations, as is done by default",
        () -> derivative.merging(Merging.NONE).value(1));
  }

  /** Answers each batch as it is told to. */
  private record Scripted(
      boolean exact, boolean samples, Function<List<Evaluation>, List<Estimate>> answer)
      implements Backend {

    @Override
    public String id() {
      return "scripted";
    }

    @Override
    public Capabilities capabilities() {
      return new Capabilities(Kind.SIMULATOR, exact, samples, 100);
    }

    @Override
    public boolean supports(BoundPrimitive call) {
      return true;
    }

    @Override
    public List<Estimate> evaluate(List<Evaluation> batch) {
      return answer.apply(batch);
    }

    @Override
    public void close() {}
  }

  @Test
  void a_backend_is_asked_for_what_it_can_do() {
    DifferentiableFunction f = of(Shift::shiftSin);
    assertRefused(
        "FLX-230: backend 'scripted' gives no exact values, ask for shots",
        () -> f.on(new Scripted(false, true, batch -> List.of())));
    assertRefused(
        "FLX-230: backend 'scripted' does not sample, got the sampling each(100)",
        () -> f.on(new Scripted(true, false, batch -> List.of()), Fluxion.shots(100)));
  }

  @Test
  void shots_are_not_negative() {
    assertRefused("FLX-140: shots are 0 (exact) or more, got -5", () -> Fluxion.shots(-5));
  }

  @Test
  void numbers_of_shots_fit() {
    assertRefused("FLX-250: each evaluation takes 1 shot or more, got 0", () -> Sampling.each(0));
    assertRefused("FLX-250: a total is between 1 and 2^62 shots, got -1", () -> Sampling.total(-1));
    assertRefused(
        "FLX-250: a total is between 1 and 2^62 shots, got 4611686018427387905",
        () -> Sampling.total((1L << 62) + 1));
    assertRefused(
        "FLX-250: the error aimed at is finite and above 0, got 0.0", () -> Sampling.toError(0));
    assertRefused(
        "FLX-250: the error aimed at is finite and above 0, got NaN",
        () -> Sampling.toError(Double.NaN));
    for (long pilot : new long[] {-1, 0, 1}) {
      assertRefused(
          "FLX-250: a pilot takes 2 to 2^62 shots of each evaluation, got " + pilot,
          () -> Sampling.total(10).pilot(pilot));
    }
    assertRefused(
        "FLX-250: the deviation of a shot is finite and above 0, got Infinity",
        () -> Sampling.total(10).deviation(Double.POSITIVE_INFINITY));
    assertRefused(
        "FLX-250: the weight of 'gradient' is finite and 0 or more, got -1.0",
        () -> Sampling.total(10).weight("gradient", -1));
    assertRefused(
        "FLX-250: a store keeps 1 evaluation or more, got 0", () -> EvaluationStore.of(0));
  }

  @Test
  void settings_that_divide_shots_need_shots_to_divide() {
    String end = " helps to divide a total or to reach an error, the sampling ";
    assertRefused(
        "FLX-250: a pilot" + end + "each(100) does neither", () -> Sampling.each(100).pilot(10));
    assertRefused(
        "FLX-250: a deviation" + end + "exact does neither", () -> Sampling.exact().deviation(1));
    assertRefused(
        "FLX-250: a weight" + end + "exact does neither",
        () -> Sampling.exact().weight("value", 1));
  }

  @Test
  void shots_are_enough_for_all_evaluations() {
    Allocation allocation = Allocation.of(new double[] {1, 1, 1}, new double[] {1, 1, 1});
    assertRefused(
        "FLX-250: 2 shots are too few for 3 evaluations, they take 3 or more",
        () -> allocation.shots(2));
    assertRefused(
        "FLX-250: an error of 1.0E-12 takes more than 2^62 shots",
        () -> allocation.shotsFor(1e-12));
  }

  @Test
  void a_backend_returns_an_estimate_for_each_evaluation() {
    Backend silent = new Scripted(true, true, batch -> List.of());
    assertRefused(
        "FLX-341: backend 'scripted' must return one estimate for each of 2 evaluations, got 0",
        () -> of(Shift::shiftSin).gradient().merging(Merging.EXACT).on(silent).value(1));
  }

  @Test
  void an_estimate_has_the_values_of_each_output() {
    Backend odd =
        new Scripted(
            true,
            true,
            batch -> batch.stream().map(each -> Estimate.exact(new double[2])).toList());
    String message = "FLX-342: backend 'scripted' must return 1 values for output 0 of ";
    assertRefused(
        message + "'shift:sin[shift=π/2]', got 2", () -> of(Shift::shiftSin).on(odd).value(1));
    Backend empty =
        new Scripted(true, true, batch -> batch.stream().map(each -> Estimate.exact()).toList());
    assertRefused(
        message + "'shift:sin[shift=π/2]', got 0", () -> of(Shift::shiftSin).on(empty).value(1));
  }
}
