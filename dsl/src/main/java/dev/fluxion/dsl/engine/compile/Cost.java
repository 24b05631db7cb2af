package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.Kernel;

/**
 * About how long a run of a compiled program takes, in nanoseconds: to choose between programs, not
 * to promise anything.
 */
final class Cost {
  private static final double SCALAR = 1;
  private static final double CALL = 6;
  private static final double FAST_CALL = 1;
  private static final double FAST_POWER = 4;
  private static final double VECTORISED = 0.2;
  private static final double MOVED = 0.4;
  private static final double BLOCK = 10;

  /**
   * Up to so many elements a few arrays stay in the nearest cache, and up to so many in any cache:
   * of 32 KB and 32 MB on the machine where the following was measured.
   */
  private static final int NEAR = 4_096;

  private static final int IN_CACHES = 200_000;

  private static final double NEAR_PASS = 0.02;
  private static final double PASS = 0.08;
  private static final double DISTANT_PASS = 0.3;

  /** Reading an array that has just been read or written, for each element. */
  static final double OF_CACHED_PASS = 0.01;

  /** So many scalar instructions take as long again because they no longer fit the caches. */
  private static final double LARGE = 4_000;

  private Cost() {}

  static double of(Program program) {
    double scalars = 0;
    double blocks = 0;
    for (Program.Wave wave : program.waves()) {
      for (Instruction instruction : wave.code()) {
        switch (instruction.opcode().kind()) {
          case BLOCK -> blocks += BLOCK + of(program.blocks().get(instruction.a()), program);
          case CALL -> scalars += CALL;
          default -> scalars += SCALAR;
        }
      }
    }
    return scalars * (1 + scalars / LARGE) + blocks;
  }

  /** Returns about how long a block instruction takes. */
  static double of(BlockInstruction block, Program program) {
    if (block instanceof Elementwise each) {
      return each.size() * perElement(each, program);
    } else if (block instanceof NaryCall || block instanceof ArrayCall) {
      return block.work() * CALL;
    } else if (block instanceof Contract || block instanceof Sum) {
      return block.work() * VECTORISED;
    }
    return block.work() * MOVED;
  }

  /** Returns about how long the loops of a run take. */
  static double of(ElementwiseRun run, Program program) {
    double nanos = 0;
    for (ElementLoop loop : run.loops()) {
      for (Elementwise instruction : loop.instructions()) {
        nanos += of(instruction, program);
      }
    }
    return nanos;
  }

  /** Returns about how long it takes to read an array, for each element; to write takes twice. */
  static double ofPass(int size) {
    return size <= NEAR ? NEAR_PASS : size <= IN_CACHES ? PASS : DISTANT_PASS;
  }

  /** Returns about how long arithmetic takes that is added to a loop, for each element. */
  static double ofCopy(Elementwise arithmetic) {
    return switch (arithmetic.opcode()) {
      case DIV, SQRT -> 0.3;
      default -> 0.015;
    };
  }

  /** The same in a sum, which is no SIMD code: its additions are what it waits for. */
  static double ofTerm(Elementwise arithmetic) {
    return switch (arithmetic.opcode()) {
      case DIV, SQRT -> 1.5;
      case MUL -> 0.06;
      default -> 0.12;
    };
  }

  private static double perElement(Elementwise each, Program program) {
    return switch (each.opcode()) {
      case CALL1 -> {
        Kernel kernel = program.kernels().get(each.kernel());
        boolean isFast = kernel instanceof Kernel.Unary unary && unary.fast().isPresent();
        yield isFast ? FAST_CALL : CALL;
      }
      case CALL2 -> {
        Kernel kernel = program.kernels().get(each.kernel());
        boolean isFast = kernel instanceof Kernel.Binary binary && binary.fast().isPresent();
        yield isFast ? FAST_POWER : CALL;
      }
      case FAST_POW -> FAST_POWER;
      case POW -> CALL;
      case LESS, LESS_OR_EQUAL, EQUAL, SELECT -> SCALAR;
      default -> VECTORISED;
    };
  }
}
