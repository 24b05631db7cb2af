package dev.fluxion.dsl.engine.compile;

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

  private final int operands;

  Opcode(int operands) {
    this.operands = operands;
  }

  /** Returns how many of a, b, c are slots that are read. */
  int operands() {
    return operands;
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
      case LESS -> a < b ? 1 : 0;
      case LESS_OR_EQUAL -> a <= b ? 1 : 0;
      case EQUAL -> a == b ? 1 : 0;
      case SELECT -> a != 0 ? b : c;
      case CALL1, CALL2, BLOCK -> throw new AssertionError(this);
    };
  }
}
