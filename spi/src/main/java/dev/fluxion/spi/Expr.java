package dev.fluxion.spi;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A differentiable expression: an operation applied to other expressions, of a known shape.
 *
 * <p>Expressions are immutable and are built by the methods of this class, which read like the
 * formula. Arrays of different shapes are broadcast against each other: axes are aligned from the
 * last one, and an axis of extent 1 (or a missing one) repeats. Two expressions are equal only if
 * they are the same object; the engine finds equal structure by itself.
 *
 * <p>Shapes are checked here, when an expression is written down; every method throws {@link
 * FluxionException} FLX-104 (shapes that do not fit) or FLX-105 (index out of range).
 */
public final class Expr {
  private final Op op;
  private final List<Expr> args;
  private final Shape shape;
  private final int hash;

  private Expr(Op op, List<Expr> args) {
    this.op = Objects.requireNonNull(op, "op");
    this.args = List.copyOf(args);
    this.shape = ShapeInference.of(op, this.args);
    int h = op.hashCode() * 31 + op.getClass().getName().hashCode();
    for (Expr arg : this.args) {
      h = h * 31 + arg.hash;
    }
    this.hash = h ^ (h >>> 15);
  }

  /**
   * Returns a node of the grammar; for passes over expressions.
   *
   * @param op the operation
   * @param args its arguments
   */
  public static Expr of(Op op, List<Expr> args) {
    return new Expr(op, args);
  }

  /**
   * Returns a node of the grammar; for passes over expressions.
   *
   * @param op the operation
   * @param args its arguments
   */
  public static Expr of(Op op, Expr... args) {
    return new Expr(op, Arrays.asList(args));
  }

  /**
   * Returns a number.
   *
   * @param value any double
   */
  public static Expr constant(double value) {
    return of(new Op.Constant(Shape.scalar(), new double[] {value}));
  }

  /**
   * Returns an array in which every element has one value.
   *
   * @param shape its shape
   * @param value any double
   */
  public static Expr constant(Shape shape, double value) {
    return of(new Op.Constant(shape, new double[] {value}));
  }

  /**
   * Returns a vector of numbers.
   *
   * @param values its elements
   */
  public static Expr vector(double... values) {
    return of(new Op.Constant(Shape.vector(values.length), values));
  }

  /**
   * Returns an array of numbers.
   *
   * @param shape its shape
   * @param values its elements, row-major
   */
  public static Expr constant(Shape shape, double... values) {
    return of(new Op.Constant(shape, values));
  }

  /**
   * Returns an exact angle as a number.
   *
   * @param angle the angle
   */
  public static Expr constant(Angle angle) {
    return of(new Op.Offset(Shape.scalar(), angle));
  }

  /**
   * Returns what a vector rule gives in place of a derivative that does not exist; an elementwise
   * primitive says so by {@link ElementwiseBuilder#absent}.
   *
   * @param argument the argument in which there is no derivative
   * @param absence what kind of absence it is
   * @param comment why, for the error that a user reads
   */
  public static Expr absent(Expr argument, Absence absence, String comment) {
    return of(new Op.Absent(argument.shape, absence, comment));
  }

  /** Returns the operation of this node. */
  public Op op() {
    return op;
  }

  /** Returns the arguments of this node. */
  public List<Expr> args() {
    return args;
  }

  /** Returns the shape of the value. */
  public Shape shape() {
    return shape;
  }

  /**
   * Returns the same operation on other arguments; this node if they are the same.
   *
   * @param arguments as many as now
   */
  public Expr withArgs(List<Expr> arguments) {
    for (int i = 0; i < args.size(); i++) {
      if (args.get(i) != arguments.get(i)) {
        return of(op, arguments);
      }
    }
    return this;
  }

  /** Returns a hash of the structure below this node, found in constant time. */
  public int structuralHash() {
    return hash;
  }

  /** Returns {@code this + other}, broadcast. */
  public Expr plus(Expr other) {
    return Algebra.linear(this, 1, other, 1);
  }

  /** Returns {@code this + value}. */
  public Expr plus(double value) {
    return plus(constant(shape, value));
  }

  /** Returns this shifted by an exact angle. */
  public Expr plus(Angle angle) {
    return angle.isZero() ? this : plus(of(new Op.Offset(shape, angle)));
  }

  /** Returns {@code this - other}, broadcast. */
  public Expr minus(Expr other) {
    return Algebra.linear(this, 1, other, -1);
  }

  /** Returns {@code this - value}. */
  public Expr minus(double value) {
    return plus(constant(shape, -value));
  }

  /** Returns this shifted back by an exact angle. */
  public Expr minus(Angle angle) {
    return plus(angle.negate());
  }

  /** Returns {@code this * other} element by element, broadcast. */
  public Expr times(Expr other) {
    return Algebra.product(this, other);
  }

  /** Returns {@code this * factor}. */
  public Expr times(double factor) {
    return of(new Op.Linear(new double[] {factor}), this);
  }

  /** Returns {@code this / other} element by element, broadcast. */
  public Expr div(Expr other) {
    return times(other.pow(-1));
  }

  /** Returns {@code this / divisor}. */
  public Expr div(double divisor) {
    return times(of(new Op.Power(-1), constant(shape, divisor)));
  }

  /** Returns {@code -this}. */
  public Expr negate() {
    return times(-1);
  }

  /** Returns this to a constant power, element by element. */
  public Expr pow(double exponent) {
    return of(new Op.Power(exponent), this);
  }

  /** Returns the square root, element by element. */
  public Expr sqrt() {
    return pow(0.5);
  }

  /** Returns 1 where this is less than the other, 0 elsewhere. */
  public Expr lt(Expr other) {
    return Algebra.compare(Op.Relation.LESS, this, other);
  }

  /** Returns 1 where this is less than or equal to the other, 0 elsewhere. */
  public Expr le(Expr other) {
    return Algebra.compare(Op.Relation.LESS_OR_EQUAL, this, other);
  }

  /** Returns 1 where this is greater than the other, 0 elsewhere. */
  public Expr gt(Expr other) {
    return other.lt(this);
  }

  /** Returns 1 where this is greater than or equal to the other, 0 elsewhere. */
  public Expr ge(Expr other) {
    return other.le(this);
  }

  /** Returns 1 where the two are equal, 0 elsewhere. */
  public Expr eq(Expr other) {
    return Algebra.compare(Op.Relation.EQUAL, this, other);
  }

  /**
   * Returns the smaller of the two, NaN where either is NaN; the derivative at a tie is the mean of
   * the two.
   */
  public Expr min(Expr other) {
    return where(lt(other), this, where(other.lt(this), other, Algebra.mean(this, other)));
  }

  /**
   * Returns the larger of the two, NaN where either is NaN; the derivative at a tie is the mean of
   * the two.
   */
  public Expr max(Expr other) {
    return where(gt(other), this, where(other.gt(this), other, Algebra.mean(this, other)));
  }

  /**
   * Returns one value where a mask is not 0 and another elsewhere, broadcast.
   *
   * <p>Both are evaluated everywhere, but what is not chosen does not reach the value or the
   * derivative, NaN included.
   *
   * @param mask 0 chooses {@code otherwise}
   * @param chosen the value where the mask is not 0
   * @param otherwise the value where the mask is 0
   */
  public static Expr where(Expr mask, Expr chosen, Expr otherwise) {
    return Algebra.where(mask, chosen, otherwise);
  }

  /**
   * Returns the part at the given indices; with fewer indices than axes, a whole sub-array.
   *
   * @param indices from the first axis on, each from 0
   */
  public Expr get(int... indices) {
    return Structure.get(this, indices);
  }

  /**
   * Returns a range of the first axis.
   *
   * @param from the first index
   * @param to the index after the last
   */
  public Expr slice(int from, int to) {
    return slice(0, from, to);
  }

  /**
   * Returns a range of an axis.
   *
   * @param axis the axis
   * @param from the first index
   * @param to the index after the last
   */
  public Expr slice(int axis, int from, int to) {
    return Structure.slice(this, axis, from, to);
  }

  /**
   * Returns the same elements, row-major, in another shape.
   *
   * @param extents the new extents, with as many elements in all
   */
  public Expr reshape(int... extents) {
    return Structure.reshape(this, Shape.of(extents));
  }

  /** Returns all elements as a vector, row-major. */
  public Expr flatten() {
    return Structure.reshape(this, Shape.vector(shape.size()));
  }

  /** Returns this with the order of the axes reversed. */
  public Expr transpose() {
    return Structure.transpose(this);
  }

  /**
   * Returns this repeated to a larger shape.
   *
   * @param larger a shape that this one broadcasts to
   */
  public Expr broadcast(Shape larger) {
    return Structure.broadcast(this, larger);
  }

  /** Returns the sum of all elements. */
  public Expr sum() {
    return Structure.sum(this);
  }

  /**
   * Returns the sum along an axis, which is dropped.
   *
   * @param axis the axis
   */
  public Expr sum(int axis) {
    return Structure.sum(this, axis);
  }

  /** Returns the mean of all elements; NaN if there are none. */
  public Expr mean() {
    return sum().div(shape.size());
  }

  /** Returns the sum of the products of elements of two arrays of one shape. */
  public Expr dot(Expr other) {
    return Structure.dot(this, other);
  }

  /** Returns the matrix product; a vector is a row on the left and a column on the right. */
  public Expr matmul(Expr other) {
    return Structure.matmul(this, other);
  }

  /** Returns the Euclidean norm of all elements. */
  public Expr norm() {
    return dot(this).sqrt();
  }

  /**
   * Returns arrays of one shape as the slices of a new first axis; scalars make a vector.
   *
   * @param parts at least one
   */
  public static Expr stack(Expr... parts) {
    return Structure.stack(Arrays.asList(parts));
  }

  /**
   * Returns arrays of one shape as the slices of a new first axis; scalars make a vector.
   *
   * @param parts at least one
   */
  public static Expr stack(List<Expr> parts) {
    return Structure.stack(parts);
  }

  /**
   * Returns arrays joined along their first axis.
   *
   * @param parts at least one, of equal extents in all other axes
   */
  public static Expr concat(Expr... parts) {
    return Structure.concat(Arrays.asList(parts));
  }

  /** Returns the operation and the shape; the whole formula is printed by the function. */
  @Override
  public String toString() {
    String head =
        op instanceof Op.Input input
            ? input.name()
            : op instanceof Op.Call call
                ? call.primitive().id()
                : op.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    return head + " " + shape;
  }
}
