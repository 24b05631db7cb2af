package dev.fluxion.dsl.engine.compile;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Which slots are constants, and which are read outside of the method or loop that writes them.
 *
 * <p>Everything else need not be stored.
 */
final class SlotUse {
  private static final int NOTHING = 0;
  private static final int ELSEWHERE = 1;

  private final double[] constants;
  private final BitSet shared;
  private final BitSet scalars;
  private final int[] writers;
  private int units = ELSEWHERE;

  /** Finds out for all waves of a program, which were divided into the given methods. */
  SlotUse(Program program, List<List<CodeChunk>> waves) {
    constants = program.frame();
    shared = new BitSet(program.slots());
    scalars = new BitSet(program.slots());
    writers = new int[program.slots()];
    write(0, program.inputSize(), ELSEWHERE);
    for (int k = 0; k < waves.size(); k++) {
      waves.get(k).forEach(this::chunk);
      if (!program.isClosed()) {
        external(program.waves().get(k).kernelCalls());
        external(program.waves().get(k).calls());
      }
    }
    program.outputs().forEach(this::share);
  }

  private void external(List<ExternalCall> calls) {
    List<int[]> base = List.of();
    for (ExternalCall call : calls) {
      if (call.inputs() != base) {
        base = call.inputs();
        base.forEach(this::share);
      }
      for (int j = 0; j < call.outputs().length; j++) {
        write(call.outputs()[j], call.outputSizes()[j], ELSEWHERE);
      }
    }
  }

  /** Returns whether nothing writes the slot, so that it keeps the value it has before a run. */
  boolean isConstant(int slot) {
    return writers[slot] == NOTHING;
  }

  /** Returns the value of a constant. */
  double constant(int slot) {
    return constants[slot];
  }

  /** Returns whether a scalar instruction writes the slot. */
  boolean isScalar(int slot) {
    return scalars.get(slot);
  }

  /** Returns whether any of consecutive slots must be stored. */
  boolean isShared(int first, int size) {
    int next = shared.nextSetBit(first);
    return next >= 0 && next < first + size;
  }

  private void chunk(CodeChunk chunk) {
    int unit = ++units;
    for (CodeStep step : chunk.steps()) {
      if (step instanceof CodeStep.Scalar scalar) {
        Instruction instruction = scalar.instruction();
        for (int k = 0; k < instruction.opcode().operands(); k++) {
          read(instruction.operand(k), 1, unit);
        }
        writers[instruction.dst()] = unit;
        scalars.set(instruction.dst());
      } else if (step instanceof CodeStep.Block block) {
        block(block.instruction());
      } else if (step instanceof CodeStep.Loops loops) {
        run(loops.run());
      } else if (step instanceof CodeStep.Rows rows) {
        block(rows.rows().first());
        run(rows.rows().run());
        block(rows.rows().second());
      }
    }
  }

  private void block(BlockInstruction instruction) {
    instruction.reads((first, size) -> shared.set(first, first + size));
    shared.set(instruction.dst(), instruction.dst() + instruction.size());
    write(instruction.dst(), instruction.size(), ELSEWHERE);
  }

  private void run(ElementwiseRun run) {
    run.loops().forEach(loop -> instructions(loop.instructions()));
    run.sums().forEach(this::sum);
  }

  private void instructions(List<Elementwise> ofLoop) {
    int unit = ++units;
    for (Elementwise instruction : ofLoop) {
      for (Operand operand : instruction.operands()) {
        operand.reads(instruction.size(), (first, size) -> read(first, size, unit));
      }
      write(instruction.dst(), instruction.size(), unit);
    }
  }

  private void sum(RunSum each) {
    if (each.terms().isEmpty()) {
      each.sum().reads((first, size) -> shared.set(first, first + size));
    } else {
      instructions(each.terms());
    }
    shared.set(each.sum().dst());
    writers[each.sum().dst()] = ELSEWHERE;
  }

  /** Slots that are read together were written together, or at least none by this unit. */
  private void read(int first, int size, int unit) {
    if (writers[first] != unit || writers[first + size - 1] != unit) {
      shared.set(first, first + size);
    }
  }

  private void share(int[] slots) {
    for (int slot : slots) {
      shared.set(slot);
    }
  }

  private void write(int first, int size, int unit) {
    Arrays.fill(writers, first, first + size, unit);
  }
}
