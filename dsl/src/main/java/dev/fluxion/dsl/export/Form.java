package dev.fluxion.dsl.export;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Op;

/** What a term is: the grammar of expressions, with the index maps told apart by their meaning. */
sealed interface Form {
  /** An input. */
  record Name(String name) implements Form {}

  /** A number or an array of numbers. */
  record Literal(Op.Constant constant) implements Form {}

  /** An exact angle. */
  record Turn(Angle angle) implements Form {}

  /** A linear combination. */
  record Sum(Op.Linear linear) implements Form {
    double coefficient(int argument) {
      return linear.coefficient(argument);
    }
  }

  /** A product of all arguments. */
  record Product() implements Form {}

  /** A constant power. */
  record Power(double exponent) implements Form {}

  /** A comparison. */
  record Comparison(Op.Relation relation) implements Form {}

  /** A choice by a mask: mask, chosen, otherwise. */
  record Choice() implements Form {}

  /** A part of an array: {@code 1}, {@code 0:2} or {@code :, 1}. */
  record Index(String subscripts) implements Form {}

  /** An array with its axes reversed. */
  record Transposed() implements Form {}

  /** A call of a primitive or of its derivative. */
  record Applied(Op.Call call) implements Form {}

  /** A structural function such as {@code stack}, with what follows its arguments. */
  record Function(String name, String trailing) implements Form {}

  /** The outputs of a function that has not exactly one. */
  record Tuple() implements Form {}
}
