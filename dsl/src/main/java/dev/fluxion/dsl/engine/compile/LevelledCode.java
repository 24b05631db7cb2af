package dev.fluxion.dsl.engine.compile;

import java.util.List;
import java.util.Optional;

/**
 * Executes a large program on numbers level by level: loops over all instructions of one operation
 * that do not wait for each other.
 *
 * <p>Straight-line code of so many instructions does not fit the caches, so that fetching it takes
 * longer than executing it, and HotSpot takes a minute to compile it. This is a handful of loops
 * over lists of operands, which are fast at once.
 */
final class LevelledCode implements WaveCode {
  /** From so many instructions on it is faster than straight-line code while that warms up. */
  static final int WORTH = 50_000;

  /** To begin a loop takes as long as some elements. */
  private static final int MEAN_LENGTH = 16;

  private final BlockCode[] steps;

  private LevelledCode(List<BlockCode> steps) {
    this.steps = steps.toArray(new BlockCode[0]);
  }

  /** Returns whether a program has so few levels, and so little to do on arrays, that it pays. */
  static boolean suits(Program program) {
    int few = program.size() / MEAN_LENGTH;
    return elements(program) <= few && Levels.of(program).size() <= few;
  }

  /** Returns how many elements are computed by what is a loop of SIMD code in a generated class. */
  private static long elements(Program program) {
    long elements = 0;
    for (Instruction instruction : program.instructions()) {
      if (instruction.opcode() == Opcode.BLOCK
          && program.blocks().get(instruction.a()) instanceof Elementwise loop) {
        elements += loop.size();
      }
    }
    return elements;
  }

  /**
   * Returns the code of a program; its inputs and outputs are in the frame, at their own numbers.
   *
   * @param program a closed program
   */
  static ProgramCode of(Program program) {
    Storage storage = Storage.flat(program, program.size());
    LevelledCode code = new LevelledCode(LevelSteps.of(program, storage));
    return new ProgramCode(storage, List.of(code), Optional.empty(), Optional.empty(), true);
  }

  @Override
  public void run(Memory memory) {
    for (BlockCode step : steps) {
      step.run(memory);
    }
  }
}
