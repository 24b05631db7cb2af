package dev.fluxion.dsl.engine.differentiate;

import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The derivatives that a function can be asked for, as expressions.
 *
 * <p>Everything is a transformation of expressions into expressions, so that each can be applied to
 * the result of another: forward over reverse gives Hessians, and any nesting gives any order.
 */
public final class Derivatives {
  private Derivatives() {}

  /**
   * Returns the gradient of a scalar output by reverse mode, one array for each input.
   *
   * @param output a scalar
   * @param inputs what to differentiate by
   * @param context who asks
   */
  public static List<Expr> gradient(Expr output, List<Expr> inputs, Context context) {
    return zeroFilled(new Reverse(context, Directions.ONE).gradients(output, inputs), inputs);
  }

  /**
   * Returns the Jacobian-vector product in one direction.
   *
   * @param output the output
   * @param inputs what to differentiate by
   * @param tangents a tangent for each input
   * @param context who asks
   */
  public static Expr jvp(Expr output, List<Expr> inputs, List<Expr> tangents, Context context) {
    Map<Expr, Expr> seeds = new IdentityHashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      seeds.put(inputs.get(i), tangents.get(i));
    }
    return Forward.tangents(List.of(output), seeds, context)
        .get(0)
        .orElseGet(() -> Expr.constant(output.shape(), 0));
  }

  /**
   * Returns the vector-Jacobian product in one direction, one array for each input.
   *
   * @param output the output
   * @param cotangent of the shape of the output
   * @param inputs what to differentiate by
   * @param context who asks
   */
  public static List<Expr> vjp(Expr output, Expr cotangent, List<Expr> inputs, Context context) {
    Reverse reverse = new Reverse(context, Directions.ONE);
    return zeroFilled(reverse.pull(List.of(output), List.of(cotangent), inputs), inputs);
  }

  /**
   * Returns the Jacobian by one input, of shape output + input, in the mode that needs fewer
   * directions.
   *
   * @param output the output
   * @param input what to differentiate by
   * @param context who asks
   */
  public static Expr jacobian(Expr output, Expr input, Context context) {
    return output.shape().size() < input.shape().size()
        ? reverseJacobian(output, input, context)
        : forwardJacobian(output, input, context);
  }

  /** Returns the Jacobian by one direction for each element of the input. */
  static Expr forwardJacobian(Expr output, Expr input, Context context) {
    Shape result = output.shape().append(input.shape());
    Directions directions = Directions.of(input.shape().size());
    Map<Expr, Expr> seeds = new IdentityHashMap<>();
    seeds.put(input, Directions.identity(input.shape()));
    Optional<Expr> tangent = new Forward(context, directions).push(List.of(output), seeds).get(0);
    return tangent
        .map(columns -> Directions.leadToLast(columns, input.shape(), output.shape()))
        .orElseGet(() -> Expr.constant(result, 0));
  }

  /** Returns the Jacobian by one direction for each element of the output. */
  static Expr reverseJacobian(Expr output, Expr input, Context context) {
    Shape result = output.shape().append(input.shape());
    Directions directions = Directions.of(output.shape().size());
    Optional<Expr> rows =
        new Reverse(context, directions)
            .pull(List.of(output), List.of(Directions.identity(output.shape())), List.of(input))
            .get(0);
    return rows.map(expr -> expr.reshape(result.extents()))
        .orElseGet(() -> Expr.constant(result, 0));
  }

  /**
   * Returns the derivative in the direction of one element of an input.
   *
   * @param output the output
   * @param input what to differentiate by
   * @param element the element, row-major
   * @param context who asks
   */
  public static Expr partial(Expr output, Expr input, int element, Context context) {
    return jvp(output, List.of(input), List.of(unit(input.shape(), element)), context);
  }

  /**
   * Returns derivatives of several orders in the direction of one element of an input, from one
   * series.
   *
   * @param output the output
   * @param input what to differentiate by
   * @param element the element, row-major
   * @param orders the orders, 1 or more
   * @param context who asks
   * @return them in the order asked, or nothing if the highest is not reached by a series
   */
  public static Optional<List<Expr>> series(
      Expr output, Expr input, int element, List<Integer> orders, Context context) {
    if (!new JetReach(Collections.max(orders)).includes(output, input)) {
      return Optional.empty();
    }
    Jets jets = new Jets(input, unit(input.shape(), element), context);
    Expr root = jets.root(output);
    List<Expr> result = new ArrayList<>();
    for (int order : orders) {
      result.add(jets.derivative(root, order).orElseGet(() -> Expr.constant(output.shape(), 0)));
    }
    return Optional.of(result);
  }

  private static Expr unit(Shape shape, int element) {
    double[] direction = new double[shape.size()];
    direction[element] = 1;
    return direction.length == 1
        ? Expr.constant(shape, 1)
        : Expr.of(new Op.Constant(shape, direction));
  }

  /**
   * Returns the tensor of partial derivatives of a call of an array primitive by its vector rules.
   *
   * @param call the call; differentiated in one argument at least
   * @param placeholders inputs of the shapes of its arguments
   * @param context who asks
   */
  public static Expr tensor(Op.Call call, List<Expr> placeholders, Context context) {
    Expr tensor =
        Expr.of(
            new Op.Call(call.primitive(), call.attributes(), List.of(), call.output()),
            placeholders);
    boolean first = true;
    for (int i = 0; i < placeholders.size(); i++) {
      for (int k = 0; k < call.order(i); k++) {
        tensor =
            first
                ? ArrayRules.jacobian(tensor, i, context)
                : jacobian(tensor, placeholders.get(i), context);
        first = false;
      }
    }
    return tensor;
  }

  /**
   * Returns the partial derivative of a call of an elementwise primitive in one argument.
   *
   * @param call the call
   * @param argument the position of the argument
   * @param context who asks
   */
  public static Expr ofCall(Expr call, int argument, Context context) {
    return new CallRules(context)
        .partial(call, argument)
        .orElseGet(() -> Expr.constant(call.shape(), 0));
  }

  private static List<Expr> zeroFilled(List<Optional<Expr>> found, List<Expr> inputs) {
    List<Expr> result = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Optional<Expr> each = found.get(i);
      result.add(each.isPresent() ? each.get() : Expr.constant(inputs.get(i).shape(), 0));
    }
    return result;
  }
}
