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

  /** So many scalar instructions take as long again because they no longer fit the caches. */
  private static final double LARGE = 4_000;

  private Cost() {}

  static double of(Program program) {
    double scalars = 0;
    double blocks = 0;
    for (Program.Wave wave : program.waves()) {
      for (Instruction instruction : wave.code()) {
        switch (instruction.opcode()) {
          case BLOCK -> blocks += BLOCK + of(program.blocks().get(instruction.a()), program);
          case CALL1, CALL2, POW, FAST_POW -> scalars += CALL;
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
