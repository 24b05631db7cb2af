package dev.fluxion.dsl.engine.compile;

/** An instruction on consecutive slots. */
sealed interface BlockInstruction
    permits ArrayCall, Combine, Contract, Copy, Elementwise, Gather, NaryCall, Pack, Scatter, Sum {

  /** Returns the first slot that is written. */
  int dst();

  /** Returns the number of slots that are written. */
  int size();

  /** Returns about how many scalar operations it stands for. */
  default long work() {
    return size();
  }

  /** Passes every range of slots that is read. */
  void reads(Ranges ranges);

  /** Returns what executes the instruction where its slots are stored. */
  BlockCode bind(Storage storage);

  /**
   * Returns what executes the instruction on several threads, to the same bits, if it can be
   * divided.
   */
  default BlockCode bindParallel(Storage storage) {
    return bind(storage);
  }

  /**
   * Passes what one element that is written depends on, with its partial derivatives.
   *
   * @param element the number of the element
   * @param frame the values
   * @param partials gets each slot that is read, and the derivative in it
   */
  void partials(int element, double[] frame, Partials partials);

  /** Gets ranges of slots. */
  interface Ranges {
    void accept(int first, int size);
  }

  /** Gets a slot and the derivative of an element in it. */
  interface Partials {
    void accept(int slot, double derivative);

    /** Says that the derivative of a kernel is asked for: in which slots, in its order. */
    void kernel(int dst, int[] operands);
  }
}
