package dev.fluxion.dsl.engine.compile;

/** One step of a generated method. */
sealed interface CodeStep {

  /** Returns how many instructions of the program the step stands for. */
  int weight();

  /**
   * A scalar instruction, written out.
   *
   * @param instruction the instruction
   */
  record Scalar(Instruction instruction) implements CodeStep {
    @Override
    public int weight() {
      return 1;
    }
  }

  /**
   * A block instruction that runs itself.
   *
   * @param instruction the instruction
   */
  record Block(BlockInstruction instruction) implements CodeStep {
    @Override
    public int weight() {
      return 1;
    }
  }

  /**
   * Elementwise instructions that became loops.
   *
   * @param run the instructions
   */
  record Loops(ElementwiseRun run) implements CodeStep {
    @Override
    public int weight() {
      return run.instructions();
    }
  }
}
