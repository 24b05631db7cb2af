package dev.fluxion.dsl.engine.compile;

/**
 * A scalar instruction.
 *
 * @param opcode what it does
 * @param dst the slot that it writes; -1 for a block instruction
 * @param a the first operand
 * @param b the second operand
 * @param c the third operand, or the number of a kernel
 */
record Instruction(Opcode opcode, int dst, int a, int b, int c) {

  /** Returns operand 0, 1 or 2. */
  int operand(int position) {
    return position == 0 ? a : position == 1 ? b : c;
  }

  /** Equality is written out because that of a record costs much when it is first used. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Instruction instruction
        && opcode == instruction.opcode
        && dst == instruction.dst
        && a == instruction.a
        && b == instruction.b
        && c == instruction.c;
  }

  @Override
  public int hashCode() {
    return (((opcode.hashCode() * 31 + dst) * 31 + a) * 31 + b) * 31 + c;
  }
}
