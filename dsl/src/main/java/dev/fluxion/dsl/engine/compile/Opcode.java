package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.fast.FastPower;

/** The scalar instructions of a program: {@code dst = op(a, b, c)} on slots of the frame. */
enum Opcode {
  /** {@code a + b}. */
  ADD(2),
  /** {@code a - b}. */
  SUB(2),
  /** {@code a * b}. */
  MUL(2),
  /** {@code a / b}. */
  DIV(2),
  /** {@code -a}. */
  NEG(1),
  /** The square root of a. */
  SQRT(1),
  /** {@code Math.pow(a, b)}. */
  POW(2),
  /** The same, right to 1 unit in the last place and faster on arrays; no single number has it. */
  FAST_POW(2),
  /** 1 if {@code a < b}, else 0. */
  LESS(2),
  /** 1 if {@code a <= b}, else 0. */
  LESS_OR_EQUAL(2),
  /** 1 if {@code a == b}, else 0. */
  EQUAL(2),
  /** b if a is not 0, else c. */
  SELECT(3),
  /** The unary kernel of number c at a. */
  CALL1(1),
  /** The binary kernel of number c at a and b. */
  CALL2(2),
  /** The block instruction of number a. */
  BLOCK(0);

  /** Operations that have in common how the JVM compiles them. */
  enum Kind {
    /** Becomes SIMD code in a loop. */
    ARITHMETIC,
    /** A branch. */
    SELECTION,
    /** Calls a function. */
    CALL,
    /** A block instruction. */
    BLOCK
  }

  private final int operands;

  Opcode(int operands) {
    this.operands = operands;
  }

  /** Returns how many of a, b, c are slots that are read. */
  int operands() {
    return operands;
  }

  Kind kind() {
    return switch (this) {
      case ADD, SUB, MUL, DIV, NEG, SQRT -> Kind.ARITHMETIC;
      case LESS, LESS_OR_EQUAL, EQUAL, SELECT -> Kind.SELECTION;
      case POW, FAST_POW, CALL1, CALL2 -> Kind.CALL;
      case BLOCK -> Kind.BLOCK;
    };
  }

  /**
   * Returns the partial derivative of an arithmetic instruction in one operand.
   *
   * @param operand 0, 1 or 2
   */
  double partial(int operand, double a, double b, double c) {
    return switch (this) {
      case ADD -> 1;
      case SUB -> operand == 0 ? 1 : -1;
      case MUL -> operand == 0 ? b : a;
      case DIV -> operand == 0 ? 1 / b : -a / (b * b);
      case NEG -> -1;
      case SQRT -> 0.5 / Math.sqrt(a);
      case POW, FAST_POW -> operand == 0 ? b * Math.pow(a, b - 1) : Math.pow(a, b) * Math.log(a);
      case LESS, LESS_OR_EQUAL, EQUAL -> 0;
      case SELECT -> operand == 0 ? 0 : (a != 0) == (operand == 1) ? 1 : 0;
      case CALL1, CALL2, BLOCK -> throw new AssertionError(this);
    };
  }

  boolean isCommutative() {
    return this == ADD || this == MUL || this == EQUAL;
  }

  /** Returns the value of an arithmetic instruction. */
  double apply(double a, double b, double c) {
    return switch (this) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> a / b;
      case NEG -> -a;
      case SQRT -> Math.sqrt(a);
      case POW -> Math.pow(a, b);
      case FAST_POW -> FastPower.value(a, b);
      case LESS -> a < b ? 1 : 0;
      case LESS_OR_EQUAL -> a <= b ? 1 : 0;
      case EQUAL -> a == b ? 1 : 0;
      case SELECT -> a != 0 ? b : c;
      case CALL1, CALL2, BLOCK -> throw new AssertionError(this);
    };
  }
}
