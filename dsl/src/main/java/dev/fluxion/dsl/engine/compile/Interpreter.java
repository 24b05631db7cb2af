package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.Kernel;
import java.util.List;

/**
 * Executes the instructions of a wave one by one: complete, and the reference for compiled code.
 */
final class Interpreter implements WaveCode {
  private static final int WIDTH = 4;

  private final Program program;
  private final Opcode[] opcodes;
  private final int[] slots;

  Interpreter(Program program, List<Instruction> instructions) {
    this.program = program;
    this.opcodes = instructions.stream().map(Instruction::opcode).toArray(Opcode[]::new);
    this.slots = new int[instructions.size() * WIDTH];
    int position = 0;
    for (Instruction instruction : instructions) {
      slots[position] = instruction.dst();
      slots[position + 1] = instruction.a();
      slots[position + 2] = instruction.b();
      slots[position + 3] = instruction.c();
      position += WIDTH;
    }
  }

  @Override
  public void run(double[] frame) {
    List<Kernel> kernels = program.kernels();
    int position = 0;
    for (Opcode opcode : opcodes) {
      int dst = slots[position];
      int a = slots[position + 1];
      int b = slots[position + 2];
      int c = slots[position + 3];
      position += WIDTH;
      switch (opcode) {
        case CALL1 ->
            frame[dst] = ((Kernel.Unary) kernels.get(c)).function().applyAsDouble(frame[a]);
        case CALL2 ->
            frame[dst] =
                ((Kernel.Binary) kernels.get(c)).function().applyAsDouble(frame[a], frame[b]);
        case BLOCK -> program.blocks().get(a).run(frame);
        default -> frame[dst] = opcode.apply(frame[a], frame[b], frame[c]);
      }
    }
  }
}
