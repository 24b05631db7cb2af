package dev.fluxion.dsl.engine.differentiate;

import dev.fluxion.spi.Absence;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import java.util.List;

/**
 * Who asks for a derivative, for errors.
 *
 * @param function the name of the function
 * @param order the order of differentiation that this pass brings the function to
 */
public record Context(String function, int order) {

  private String unreached() {
    return "function '" + function + "' cannot be differentiated to order " + order;
  }

  /** Returns the error of an order that a primitive does not reach. */
  FluxionException beyond(Op.Call call, int argument, int reached) {
    Primitive primitive = call.primitive();
    return new FluxionException(
        "FLX-301",
        unreached()
            + ": primitive '"
            + primitive.bind(call.attributes())
            + "' (from "
            + primitive.origin()
            + ") reaches order "
            + reached
            + " in argument "
            + argument
            + (reached == 0
                ? "; add a derivative rule to it"
                : "; add its derivative of order "
                    + (reached + 1)
                    + ", or a rule that returns an expression"));
  }

  /** Returns the error of a mixed derivative of which one part is a number. */
  public FluxionException mixed(Op.Call call, List<Integer> orders, int argument) {
    return new FluxionException(
        "FLX-301",
        unreached()
            + ": the mixed derivative of orders "
            + orders
            + " of primitive '"
            + call.primitive().id()
            + "' (from "
            + call.primitive().origin()
            + ") is not reached, argument "
            + argument
            + " has a derivative that is a number; add a rule that returns an expression");
  }

  /** Returns the error of a vector rule that would be needed for a derivative by a spectrum. */
  FluxionException mixedTensor(Op.Call call, int argument) {
    return new FluxionException(
        "FLX-301",
        unreached()
            + ": the derivative of orders "
            + call.orders()
            + " of primitive '"
            + call.primitive().id()
            + "' (from "
            + call.primitive().origin()
            + ") follows from spectra, argument "
            + argument
            + " has none; declare its spectrum");
  }

  /** Returns the error of an argument that cannot vary. */
  private FluxionException notDifferentiable(Primitive primitive, int argument, String comment) {
    return new FluxionException(
        "FLX-302",
        "function '"
            + function
            + "' depends on argument "
            + argument
            + " of primitive '"
            + primitive.id()
            + "' (from "
            + primitive.origin()
            + "), which is not differentiable in it: "
            + comment);
  }

  /** Returns the error of a derivative that was not written. */
  private FluxionException notImplemented(Primitive primitive, int argument, String comment) {
    return new FluxionException(
        "FLX-303",
        "function '"
            + function
            + "' needs the derivative of primitive '"
            + primitive.id()
            + "' (from "
            + primitive.origin()
            + ") in argument "
            + argument
            + ", which is not implemented: "
            + comment);
  }

  /** Returns the error of a derivative that a rule says is absent. */
  FluxionException absent(Primitive primitive, int argument, Absence absence, String comment) {
    return absence == Absence.NOT_DIFFERENTIABLE
        ? notDifferentiable(primitive, argument, comment)
        : notImplemented(primitive, argument, comment);
  }

  /** Returns the error of a vector rule that gives too few or too many parts. */
  FluxionException wrongCount(BoundPrimitive self, int got, int expected) {
    return new FluxionException(
        "FLX-304",
        "the vector rule of '"
            + self
            + "' (from "
            + self.primitive().origin()
            + ") must give "
            + expected
            + " parts, got "
            + got);
  }

  /** Returns the error of a vector rule that gives a part of the wrong shape. */
  FluxionException wrongShape(BoundPrimitive self, int part, Shape got, Shape expected) {
    return new FluxionException(
        "FLX-305",
        "part "
            + part
            + " of the vector rule of '"
            + self
            + "' (from "
            + self.primitive().origin()
            + ") must have shape "
            + expected
            + ", got "
            + got);
  }

  /** Returns the error of a sparse derivative that is not sparse enough to be kept. */
  public FluxionException tooManyNonZeros(String derivative, int most) {
    return new FluxionException(
        "FLX-206",
        "a sparse "
            + derivative
            + " has at most "
            + most
            + " structural non-zeros, function '"
            + function
            + "' has more; use "
            + products(derivative));
  }

  /** Returns the error of a sparse derivative whose structure saves too little. */
  public FluxionException tooManyProducts(String derivative, int count, int size, int most) {
    return new FluxionException(
        "FLX-206",
        "the products of a sparse "
            + derivative
            + " have at most "
            + most
            + " elements, function '"
            + function
            + "' needs "
            + count
            + " products of "
            + size
            + "; use "
            + products(derivative));
  }

  private static String products(String derivative) {
    return derivative.equals("hessian") ? "hvp()" : "jvp() or vjp()";
  }
}
