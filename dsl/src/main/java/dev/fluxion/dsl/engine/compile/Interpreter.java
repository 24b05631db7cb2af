package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.Kernel;
import java.util.List;

/**
 * Executes the instructions of a wave one by one: complete, and the reference for compiled code.
 */
final class Interpreter implements WaveCode {
  private static final int WIDTH = 5;

  private final Program program;
  private final int[] code;

  Interpreter(Program program, List<Instruction> instructions) {
    this.program = program;
    this.code = new int[instructions.size() * WIDTH];
    int position = 0;
    for (Instruction instruction : instructions) {
      code[position] = instruction.opcode().ordinal();
      code[position + 1] = instruction.dst();
      code[position + 2] = instruction.a();
      code[position + 3] = instruction.b();
      code[position + 4] = instruction.c();
      position += WIDTH;
    }
  }

  @Override
  public void run(double[] frame) {
    Opcode[] opcodes = Opcode.values();
    for (int i = 0; i < code.length; i += WIDTH) {
      int dst = code[i + 1];
      int a = code[i + 2];
      int b = code[i + 3];
      int c = code[i + 4];
      switch (opcodes[code[i]]) {
        case ADD:
          frame[dst] = frame[a] + frame[b];
          break;
        case MUL:
          frame[dst] = frame[a] * frame[b];
          break;
        case CALL1:
          frame[dst] =
              ((Kernel.Unary) program.kernels().get(c)).function().applyAsDouble(frame[a]);
          break;
        case CALL2:
          frame[dst] =
              ((Kernel.Binary) program.kernels().get(c))
                  .function()
                  .applyAsDouble(frame[a], frame[b]);
          break;
        case BLOCK:
          program.blocks().get(a).run(frame);
          break;
        default:
          frame[dst] = opcodes[code[i]].apply(frame[a], frame[b], frame[c]);
      }
    }
  }
}
