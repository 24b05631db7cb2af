package dev.fluxion.dsl.engine.compile;

/**
 * One operation on many numbers of the frame, wherever they are; results are stored next to each
 * other.
 *
 * @param opcode the operation
 * @param a the place of each first operand
 * @param b of each second operand
 * @param c of each third operand
 * @param result the place of the first result
 */
record LevelLoop(Opcode opcode, int[] a, int[] b, int[] c, int result) implements BlockCode {
  /** Each operation has a loop of its own, so that nothing is decided within it. */
  @Override
  public void run(Memory memory) {
    double[] frame = memory.frame();
    switch (opcode) {
      case ADD -> add(frame, a, b, result);
      case SUB -> subtract(frame, a, b, result);
      case MUL -> multiply(frame, a, b, result);
      default -> apply(opcode, frame, a, b, c, result);
    }
  }

  private static void add(double[] frame, int[] a, int[] b, int result) {
    for (int i = 0; i < a.length; i++) {
      frame[result + i] = frame[a[i]] + frame[b[i]];
    }
  }

  private static void subtract(double[] frame, int[] a, int[] b, int result) {
    for (int i = 0; i < a.length; i++) {
      frame[result + i] = frame[a[i]] - frame[b[i]];
    }
  }

  private static void multiply(double[] frame, int[] a, int[] b, int result) {
    for (int i = 0; i < a.length; i++) {
      frame[result + i] = frame[a[i]] * frame[b[i]];
    }
  }

  private static void apply(Opcode opcode, double[] frame, int[] a, int[] b, int[] c, int result) {
    for (int i = 0; i < a.length; i++) {
      frame[result + i] = opcode.apply(frame[a[i]], frame[b[i]], frame[c[i]]);
    }
  }
}
