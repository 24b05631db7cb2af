package dev.fluxion.spi;

import java.util.ArrayList;
import java.util.List;

/**
 * A primitive with its attributes set: what is applied to arguments, and the {@code self} of a
 * rule.
 */
public final class BoundPrimitive {
  private final Primitive primitive;
  private final Attributes attributes;

  BoundPrimitive(Primitive primitive, Attributes attributes) {
    this.primitive = primitive;
    this.attributes = attributes;
  }

  /** Returns the primitive. */
  public Primitive primitive() {
    return primitive;
  }

  /** Returns all attributes. */
  public Attributes attributes() {
    return attributes;
  }

  /**
   * Returns an attribute that is an angle.
   *
   * @param name its name
   */
  public Angle angle(String name) {
    return attributes.angle(name);
  }

  /**
   * Returns an attribute that is a whole number.
   *
   * @param name its name
   */
  public int integer(String name) {
    return attributes.integer(name);
  }

  /**
   * Returns an attribute that is a number.
   *
   * @param name its name
   */
  public double number(String name) {
    return attributes.number(name);
  }

  /**
   * Returns the primitive with an attribute changed.
   *
   * @param name an attribute that the primitive declares
   * @param value its value
   */
  public BoundPrimitive with(String name, Object value) {
    primitive.requireAttribute(name);
    return new BoundPrimitive(primitive, attributes.with(name, value));
  }

  /**
   * Returns the primitive applied to arguments; those of an elementwise primitive are broadcast.
   *
   * @param args as many as the primitive has inputs
   */
  public Expr at(Expr... args) {
    return at(List.of(args));
  }

  /**
   * Returns the primitive applied to arguments; those of an elementwise primitive are broadcast.
   *
   * @param args as many as the primitive has inputs
   */
  public Expr at(List<Expr> args) {
    return output(0, args);
  }

  /**
   * Returns one output of the primitive applied to arguments.
   *
   * @param output its position
   * @param args as many as the primitive has inputs
   */
  public Expr output(int output, List<Expr> args) {
    primitive.requireArity(args.size());
    primitive.requireOutput(output);
    List<Expr> broadcast = primitive.isElementwise() ? Structure.broadcastAll(args) : args;
    return Expr.of(new Op.Call(primitive, attributes, List.of(), output), broadcast);
  }

  /**
   * Returns all outputs of the primitive applied to arguments.
   *
   * @param args as many as the primitive has inputs
   */
  public List<Expr> outputs(Expr... args) {
    List<Expr> outputs = new ArrayList<>();
    for (int k = 0; k < primitive.outputCount(); k++) {
      outputs.add(output(k, List.of(args)));
    }
    return outputs;
  }

  /** Returns the id, with the attributes in brackets if there are any. */
  @Override
  public String toString() {
    return primitive.id() + (attributes.asMap().isEmpty() ? "" : "[" + attributes + "]");
  }
}
