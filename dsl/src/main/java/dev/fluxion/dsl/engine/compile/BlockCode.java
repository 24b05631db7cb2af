package dev.fluxion.dsl.engine.compile;

/** A block instruction that knows where its slots are stored. */
@FunctionalInterface
interface BlockCode {
  /** Executes the instruction. */
  void run(Memory memory);
}
