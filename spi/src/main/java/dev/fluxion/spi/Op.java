package dev.fluxion.spi;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What an expression node does with its arguments: the closed grammar.
 *
 * <p>It holds only what the normal form must understand. Everything else, sin and exp included, is
 * a {@link Call} of a primitive. Arguments of elementwise operations have equal shapes;
 * broadcasting is an explicit {@link Gather}.
 *
 * <p>Equality is written out because the JVM takes 10 ms and more to make up that of a record when
 * it is first used, which is before the first result of a program.
 */
public sealed interface Op {

  /**
   * A literal array.
   *
   * @param shape its shape
   * @param values one value for each element, or a single one that they all have
   */
  record Constant(Shape shape, double[] values) implements Op {
    /** Copies the values and checks their number. */
    public Constant {
      values = values.clone();
      if (values.length != 1 && values.length != shape.size()) {
        throw new FluxionException(
            "FLX-103",
            "a constant of shape "
                + shape
                + " has "
                + shape.size()
                + " values, got "
                + values.length);
      }
    }

    @Override
    public double[] values() {
      return values.clone();
    }

    /** Returns whether all elements have one value. */
    public boolean isUniform() {
      return values.length == 1;
    }

    /**
     * Returns an element.
     *
     * @param element its row-major number
     */
    public double value(int element) {
      return values.length == 1 ? values[0] : values[element];
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Constant constant
          && shape.equals(constant.shape)
          && Arrays.equals(values, constant.values);
    }

    @Override
    public int hashCode() {
      return shape.hashCode() * 31 + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
      return values.length == 1 ? Double.toString(values[0]) : Arrays.toString(values);
    }
  }

  /**
   * An exact angle, the same in every element.
   *
   * @param shape its shape
   * @param angle its value
   */
  record Offset(Shape shape, Angle angle) implements Op {
    @Override
    public boolean equals(Object other) {
      return other instanceof Offset offset
          && shape.equals(offset.shape)
          && angle.equals(offset.angle);
    }

    @Override
    public int hashCode() {
      return shape.hashCode() * 31 + angle.hashCode();
    }
  }

  /**
   * An input of a function, or a placeholder in a rule.
   *
   * @param name how it is called
   * @param shape its shape
   * @param scope whose input it is: inputs of equal name in different scopes are different
   */
  record Input(String name, Shape shape, Object scope) implements Op {
    @Override
    public boolean equals(Object other) {
      return other instanceof Input input
          && scope == input.scope
          && name.equals(input.name)
          && shape.equals(input.shape);
    }

    @Override
    public int hashCode() {
      return name.hashCode() * 31 + shape.hashCode();
    }
  }

  /**
   * A sum of its arguments, each times a coefficient; elementwise.
   *
   * @param coefficients one for each argument
   */
  record Linear(double[] coefficients) implements Op {
    /** Copies the coefficients. */
    public Linear {
      coefficients = coefficients.clone();
    }

    @Override
    public double[] coefficients() {
      return coefficients.clone();
    }

    /** Returns the number of arguments. */
    public int size() {
      return coefficients.length;
    }

    /**
     * Returns the coefficient of an argument.
     *
     * @param argument its position
     */
    public double coefficient(int argument) {
      return coefficients[argument];
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Linear linear && Arrays.equals(coefficients, linear.coefficients);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(coefficients);
    }

    @Override
    public String toString() {
      return "linear" + Arrays.toString(coefficients);
    }
  }

  /** The product of its arguments; elementwise. */
  record Product() implements Op {
    @Override
    public boolean equals(Object other) {
      return other instanceof Product;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  /**
   * Its argument to a constant power; elementwise.
   *
   * @param exponent any number
   */
  record Power(double exponent) implements Op {
    @Override
    public boolean equals(Object other) {
      return other instanceof Power power && Double.compare(exponent, power.exponent) == 0;
    }

    @Override
    public int hashCode() {
      return Double.hashCode(exponent);
    }
  }

  /**
   * Elements of its argument, chosen and arranged by a map.
   *
   * @param map from the argument (source) to the result (target)
   */
  record Gather(IndexMap map) implements Op {
    @Override
    public boolean equals(Object other) {
      return other instanceof Gather gather && map.equals(gather.map);
    }

    @Override
    public int hashCode() {
      return map.hashCode();
    }
  }

  /**
   * The adjoint of {@link Gather}: each element of the argument is added to the place that the map
   * takes it from; places that none is taken from are 0. Sums over axes are of this form.
   *
   * @param map from the result (source) to the argument (target)
   */
  record Scatter(IndexMap map) implements Op {
    @Override
    public boolean equals(Object other) {
      return other instanceof Scatter scatter && map.equals(scatter.map);
    }

    @Override
    public int hashCode() {
      return map.hashCode();
    }
  }

  /** The elements of all arguments, one argument after the other, as a vector. */
  record Concat() implements Op {
    @Override
    public boolean equals(Object other) {
      return other instanceof Concat;
    }

    @Override
    public int hashCode() {
      return 2;
    }
  }

  /**
   * A product of two arrays summed over shared indices, in Einstein's notation: {@code ij,jk->ik}
   * is the matrix product.
   *
   * @param left one letter for each axis of the first argument
   * @param right one letter for each axis of the second
   * @param result the letters that remain, in the order of the result's axes
   */
  record Contract(String left, String right, String result) implements Op {
    @Override
    public boolean equals(Object other) {
      return other instanceof Contract contract
          && left.equals(contract.left)
          && right.equals(contract.right)
          && result.equals(contract.result);
    }

    @Override
    public int hashCode() {
      return (left.hashCode() * 31 + right.hashCode()) * 31 + result.hashCode();
    }
  }

  /** How two numbers are compared. */
  enum Relation {
    /** Less than. */
    LESS,
    /** Less than or equal. */
    LESS_OR_EQUAL,
    /** Equal. */
    EQUAL
  }

  /**
   * 1 where the relation holds between the two arguments, 0 elsewhere (NaN included).
   *
   * @param relation the relation
   */
  record Compare(Relation relation) implements Op {
    @Override
    public boolean equals(Object other) {
      return other instanceof Compare compare && relation == compare.relation;
    }

    @Override
    public int hashCode() {
      return relation.name().hashCode();
    }
  }

  /** The second argument where the first is not 0, the third elsewhere; elementwise. */
  record Where() implements Op {
    @Override
    public boolean equals(Object other) {
      return other instanceof Where;
    }

    @Override
    public int hashCode() {
      return 3;
    }
  }

  /**
   * A primitive, or one of its partial derivatives, applied to the arguments.
   *
   * <p>The derivative of an array primitive is the whole tensor: to the axes of the output it adds
   * those of an input as often as it is differentiated in it, the first input first.
   *
   * @param primitive the function
   * @param attributes its hyper-parameters
   * @param orders how often it is differentiated in each argument; empty for the function itself
   * @param output which of its outputs is meant
   */
  record Call(Primitive primitive, Attributes attributes, List<Integer> orders, int output)
      implements Op {
    /** Drops orders that are all 0. */
    public Call {
      Objects.requireNonNull(primitive, "primitive");
      Objects.requireNonNull(attributes, "attributes");
      orders = areZero(orders) ? List.of() : List.copyOf(orders);
    }

    private static boolean areZero(List<Integer> orders) {
      for (int order : orders) {
        if (order != 0) {
          return false;
        }
      }
      return true;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Call call
          && output == call.output
          && primitive.equals(call.primitive)
          && attributes.equals(call.attributes)
          && orders.equals(call.orders);
    }

    @Override
    public int hashCode() {
      return ((primitive.hashCode() * 31 + attributes.hashCode()) * 31 + orders.hashCode()) * 31
          + output;
    }

    /**
     * Returns how often the primitive is differentiated in an argument.
     *
     * @param argument its position
     */
    public int order(int argument) {
      return orders.isEmpty() ? 0 : orders.get(argument);
    }

    /** Returns how often the primitive is differentiated in all. */
    public int totalOrder() {
      int total = 0;
      for (int order : orders) {
        total += order;
      }
      return total;
    }
  }

  /**
   * What a rule returns in place of a derivative that does not exist; it is never evaluated.
   *
   * @param shape the shape of the argument
   * @param absence what kind of absence it is
   * @param comment the rule author's words, for the error
   */
  record Absent(Shape shape, Absence absence, String comment) implements Op {}
}
