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
}
