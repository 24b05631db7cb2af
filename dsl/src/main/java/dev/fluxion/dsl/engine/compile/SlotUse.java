package dev.fluxion.dsl.engine.compile;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Which slots are constants, and which are read outside of the method or loop that writes them.
 *
 * <p>Everything else need not be in the frame.
 */
final class SlotUse {
  private static final int NOTHING = 0;
  private static final int ELSEWHERE = 1;

  private final double[] frame;
  private final BitSet shared;
  private final int[] writers;
  private int units = ELSEWHERE;

  /** Finds out for all waves of a program, which were divided into the given methods. */
  SlotUse(Program program, List<List<CodeChunk>> waves) {
    frame = program.frame();
    shared = new BitSet(frame.length);
    writers = new int[frame.length];
    write(0, program.inputSize(), ELSEWHERE);
    for (int k = 0; k < waves.size(); k++) {
      waves.get(k).forEach(this::chunk);
      external(program.waves().get(k).kernelCalls());
      external(program.waves().get(k).calls());
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
    return frame[slot];
  }

  /** Returns whether any of consecutive slots must be in the frame. */
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
          read(instruction.operand(k), unit);
        }
        writers[instruction.dst()] = unit;
      } else if (step instanceof CodeStep.Block block) {
        block.instruction().reads(slot -> read(slot, ELSEWHERE));
        write(block.instruction().dst(), block.instruction().size(), ELSEWHERE);
      } else if (step instanceof CodeStep.Loops loops) {
        loops.run().loops().forEach(this::loop);
      }
    }
  }

  private void loop(ElementLoop loop) {
    int unit = ++units;
    for (BlockInstruction.Elementwise instruction : loop.instructions()) {
      for (Operand operand : instruction.operands()) {
        // Not by Elementwise.reads: a call for each slot takes long on large arrays.
        for (int i = 0; i < (operand.step() == 0 ? 1 : instruction.size()); i++) {
          read(operand.slot(i), unit);
        }
      }
      write(instruction.dst(), instruction.size(), unit);
    }
  }

  private void read(int slot, int unit) {
    if (writers[slot] != unit) {
      shared.set(slot);
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
