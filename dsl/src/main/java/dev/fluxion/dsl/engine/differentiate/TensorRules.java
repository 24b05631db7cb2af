package dev.fluxion.dsl.engine.differentiate;

import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Differentiates calls of array primitives in inputs of which the spectrum is declared, by raising
 * the order of the call.
 *
 * <p>Like an elementwise call, the derivative stays one node until the backend is known: the tensor
 * of all partial derivatives of an order. Which of its entries are needed is found by the plan. In
 * other inputs such a tensor is differentiated by the vector rules of the call.
 */
final class TensorRules {
  private TensorRules() {}

  /** Returns whether a call is differentiated in an argument by these rules. */
  static boolean apply(Op.Call call, int argument) {
    return !call.primitive().isElementwise()
        && (isSpectral(call, argument) || call.totalOrder() > 0);
  }

  private static boolean isSpectral(Op.Call call, int argument) {
    return call.primitive().spectra(argument).isPresent();
  }

  /**
   * Returns the cotangent of an argument.
   *
   * @param call the call node
   * @param argument the position of the argument
   * @param cotangent that of the node, in every direction
   */
  static Expr pull(
      Expr call, int argument, Expr cotangent, Directions directions, Context context) {
    Derivative derivative = Derivative.of(call, argument, context);
    if (call.shape().isScalar() && directions.isOne()) {
      Expr tensor = derivative.tensor();
      return Expr.of(new Op.Product(), cotangent.broadcast(tensor.shape()), tensor);
    }
    String lead = directions.isOne() ? "" : "A";
    Op contract =
        new Op.Contract(lead + derivative.call(), derivative.axes(), lead + derivative.argument());
    return Expr.of(contract, cotangent, derivative.tensor());
  }

  /**
   * Returns what an argument contributes to the tangent of a call.
   *
   * @param call the call node
   * @param argument the position of the argument
   * @param tangent that of the argument, in every direction
   */
  static Expr push(Expr call, int argument, Expr tangent, Directions directions, Context context) {
    Derivative derivative = Derivative.of(call, argument, context);
    String lead = directions.isOne() ? "" : "A";
    Op contract =
        new Op.Contract(derivative.axes(), lead + derivative.argument(), lead + derivative.call());
    return Expr.of(contract, derivative.tensor(), tangent);
  }

  /**
   * The derivative of a call in an argument, with one letter for each axis.
   *
   * @param tensor the derivative
   * @param axes its axes
   * @param call those of the call
   * @param argument those of the argument
   */
  private record Derivative(Expr tensor, String axes, String call, String argument) {
    static Derivative of(Expr call, int argument, Context context) {
      Op.Call op = (Op.Call) call.op();
      int rank = call.shape().rank();
      String old = letters(0, rank);
      String extra = letters(rank, rank + call.args().get(argument).shape().rank());
      if (isSpectral(op, argument)) {
        int behind = 0;
        for (int i = argument + 1; i < call.args().size(); i++) {
          behind += op.order(i) * call.args().get(i).shape().rank();
        }
        String axes = old.substring(0, rank - behind) + extra + old.substring(rank - behind);
        return new Derivative(raised(call, argument), axes, old, extra);
      }
      int output = rank;
      for (int i = 0; i < call.args().size(); i++) {
        output -= op.order(i) * call.args().get(i).shape().rank();
      }
      String axes = old.substring(0, output) + extra + old.substring(output);
      return new Derivative(byRule(call, argument, context), axes, old, extra);
    }

    /** Returns the tensor of one order more. */
    private static Expr raised(Expr call, int argument) {
      Op.Call op = (Op.Call) call.op();
      List<Integer> orders = new ArrayList<>();
      for (int i = 0; i < call.args().size(); i++) {
        orders.add(op.order(i) + (i == argument ? 1 : 0));
      }
      return Expr.of(
          new Op.Call(op.primitive(), op.attributes(), orders, op.output()), call.args());
    }

    /** Derivatives commute: the vector rule first, of the call itself, then those by spectra. */
    private static Expr byRule(Expr call, int argument, Context context) {
      Op.Call op = (Op.Call) call.op();
      if (op.primitive().vjp().isEmpty() && op.primitive().jvp().isEmpty()) {
        throw context.mixedTensor(op, argument);
      }
      List<Expr> inputs = ArrayRules.inputsLike("x", call.args());
      Map<Expr, Expr> arguments = new IdentityHashMap<>();
      for (int i = 0; i < inputs.size(); i++) {
        arguments.put(inputs.get(i), call.args().get(i));
      }
      Op value = new Op.Call(op.primitive(), op.attributes(), List.of(), op.output());
      Expr result = ArrayRules.jacobian(Expr.of(value, inputs), argument, context);
      for (int i = 0; i < inputs.size(); i++) {
        for (int k = 0; k < op.order(i); k++) {
          result = Derivatives.jacobian(result, inputs.get(i), context);
        }
      }
      return Graph.substitute(List.of(result), arguments).get(0);
    }

    /** Capital letters are left to directions; beyond the small ones any character will do. */
    private static String letters(int from, int to) {
      StringBuilder letters = new StringBuilder();
      for (int k = from; k < to; k++) {
        letters.append((char) (k < 26 ? 'a' + k : 'α' + k - 26));
      }
      return letters.toString();
    }
  }
}
