package dev.fluxion.dsl.engine.compile;

/** One step of a generated method. */
sealed interface CodeStep {

  /** Returns how many instructions of the program the step stands for. */
  int weight();

  /** Passes every range of slots that is read, but by steps that write results. */
  default void reads(BlockInstruction.Ranges ranges) {}

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

    @Override
    public void reads(BlockInstruction.Ranges ranges) {
      for (int k = 0; k < instruction.opcode().operands(); k++) {
        ranges.accept(instruction.operand(k), 1);
      }
    }
  }

  /**
   * A block instruction that runs itself.
   *
   * @param instruction the instruction
   * @param parallel whether several threads take parts of it
   */
  record Block(BlockInstruction instruction, boolean parallel) implements CodeStep {
    Block(BlockInstruction instruction) {
      this(instruction, false);
    }

    @Override
    public int weight() {
      return 1;
    }

    @Override
    public void reads(BlockInstruction.Ranges ranges) {
      instruction.reads(ranges);
    }
  }

  /**
   * Elementwise instructions and sums that became loops.
   *
   * @param run the instructions
   * @param parallel whether several threads take parts of it
   */
  record Loops(ElementwiseRun run, boolean parallel) implements CodeStep {
    @Override
    public int weight() {
      return run.instructions();
    }

    @Override
    public void reads(BlockInstruction.Ranges ranges) {
      run.reads(ranges);
    }
  }

  /**
   * Two products with a matrix and the loops between them, which read the matrix once.
   *
   * @param rows what they are
   * @param parallel whether several threads take parts of it
   */
  record Rows(RowFusion rows, boolean parallel) implements CodeStep {
    @Override
    public int weight() {
      return rows.run().instructions() + 2;
    }

    @Override
    public void reads(BlockInstruction.Ranges ranges) {
      rows.first().reads(ranges);
      rows.run().reads(ranges);
      rows.second().reads(ranges);
    }
  }

  /**
   * Writes results that nothing writes where they belong.
   *
   * @param code what does it; it runs itself
   */
  record Results(BlockCode code) implements CodeStep {
    @Override
    public int weight() {
      return 1;
    }
  }

  /**
   * Writes a number to where a result belongs.
   *
   * @param slot where the number is
   * @param result where it belongs
   */
  record Result(int slot, Place result) implements CodeStep {
    @Override
    public int weight() {
      return 1;
    }
  }

  /**
   * Fills an array with zeros.
   *
   * @param array its number in the memory
   */
  record Clear(int array) implements CodeStep {
    @Override
    public int weight() {
      return 1;
    }
  }
}
