package dev.fluxion.dsl.engine.compile;

import org.jspecify.annotations.Nullable;

/**
 * What {@link LevelledCode} computes at once: an instruction; or an addition, subtraction or
 * multiplication with another one of them whose result nothing else reads, so that it is neither
 * stored nor read.
 *
 * @param outer the instruction whose result is stored
 * @param inner the one that it reads, if there are two
 */
record Operation(Instruction outer, @Nullable Instruction inner) {
  /**
   * What one loop can compute.
   *
   * @param outer what the outer instruction does
   * @param inner what the inner one does, if there is one
   * @param isFirst whether the inner one is the first operand of the outer one, or may be
   * @param kernel the number of the kernel of a call, else -1
   */
  record Kind(Opcode outer, @Nullable Opcode inner, boolean isFirst, int kernel) {}

  Kind kind() {
    Opcode opcode = outer.opcode();
    int kernel = opcode == Opcode.CALL1 || opcode == Opcode.CALL2 ? outer.c() : -1;
    return inner == null
        ? new Kind(opcode, null, false, kernel)
        : new Kind(opcode, inner.opcode(), isFirst(inner) || opcode.isCommutative(), kernel);
  }

  private boolean isFirst(Instruction read) {
    return outer.a() == read.dst();
  }

  /** Returns the number of slots that are read; a block instruction says itself what it reads. */
  int operands() {
    return inner == null ? outer.opcode().operands() : 3;
  }

  /** Returns a slot that is read, those of the inner instruction first. */
  int operand(int position) {
    if (inner == null) {
      return outer.operand(position);
    }
    return position < 2 ? inner.operand(position) : isFirst(inner) ? outer.b() : outer.a();
  }
}
