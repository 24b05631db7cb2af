package dev.fluxion.dsl.engine.differentiate;

import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Differentiates calls of array primitives in inputs of which the spectrum is declared, by raising
 * the order of the call.
 *
 * <p>Like an elementwise call, the derivative stays one node until the backend is known: the tensor
 * of all partial derivatives of an order. Which of its entries are needed is found by the plan.
 */
final class TensorRules {
  private TensorRules() {}

  /** Returns whether the derivative of a call in an argument is kept as a tensor. */
  static boolean apply(Op.Call call, int argument) {
    return !call.primitive().isElementwise() && call.primitive().spectra(argument).isPresent();
  }

  /**
   * Returns the cotangent of an argument.
   *
   * @param call the call node
   * @param argument the position of the argument
   * @param cotangent that of the node, in every direction
   */
  static Expr pull(Expr call, int argument, Expr cotangent, Directions directions) {
    Expr derivative = derivative(call, argument);
    if (call.shape().isScalar() && directions.isOne()) {
      return Expr.of(new Op.Product(), cotangent.broadcast(derivative.shape()), derivative);
    }
    Axes axes = Axes.of(call, argument);
    String lead = directions.isOne() ? "" : "A";
    Op contract = new Op.Contract(lead + axes.call(), axes.derivative(), lead + axes.argument());
    return Expr.of(contract, cotangent, derivative);
  }

  /**
   * Returns what an argument contributes to the tangent of a call.
   *
   * @param call the call node
   * @param argument the position of the argument
   * @param tangent that of the argument, in every direction
   */
  static Expr push(Expr call, int argument, Expr tangent, Directions directions) {
    Axes axes = Axes.of(call, argument);
    String lead = directions.isOne() ? "" : "A";
    Op contract = new Op.Contract(axes.derivative(), lead + axes.argument(), lead + axes.call());
    return Expr.of(contract, derivative(call, argument), tangent);
  }

  /** Returns the tensor of one order more. */
  private static Expr derivative(Expr call, int argument) {
    Op.Call op = (Op.Call) call.op();
    List<Integer> orders = new ArrayList<>();
    for (int i = 0; i < call.args().size(); i++) {
      orders.add(op.order(i) + (i == argument ? 1 : 0));
    }
    return Expr.of(new Op.Call(op.primitive(), op.attributes(), orders, op.output()), call.args());
  }

  /**
   * One letter for each axis.
   *
   * @param call those of the call
   * @param derivative those of its derivative in the argument
   * @param argument those of the argument
   */
  private record Axes(String call, String derivative, String argument) {
    static Axes of(Expr call, int argument) {
      Op.Call op = (Op.Call) call.op();
      int behind = 0;
      for (int i = argument + 1; i < call.args().size(); i++) {
        behind += op.order(i) * call.args().get(i).shape().rank();
      }
      Shape added = call.args().get(argument).shape();
      int rank = call.shape().rank();
      String old = letters(0, rank);
      String extra = letters(rank, rank + added.rank());
      String derivative = old.substring(0, rank - behind) + extra + old.substring(rank - behind);
      return new Axes(old, derivative, extra);
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
