package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * Executes the instructions of a wave one by one: complete, and the reference for compiled code.
 *
 * <p>Every slot is in the frame, at its own number.
 */
final class Interpreter implements WaveCode {
  private static final int WIDTH = 4;

  private final Opcode[] opcodes;
  private final int[] slots;
  private final DoubleUnaryOperator[] unary;
  private final DoubleBinaryOperator[] binary;
  private final BlockCode[] blocks;

  Interpreter(Program program, List<Instruction> instructions, Storage storage) {
    this.opcodes = new Opcode[instructions.size()];
    this.slots = new int[instructions.size() * WIDTH];
    this.unary = new DoubleUnaryOperator[program.kernels().size()];
    this.binary = new DoubleBinaryOperator[program.kernels().size()];
    for (int k = 0; k < unary.length; k++) {
      Kernel kernel = program.kernels().get(k);
      unary[k] =
          kernel instanceof Kernel.Unary one ? one.function() : DoubleUnaryOperator.identity();
      binary[k] = kernel instanceof Kernel.Binary two ? two.function() : Double::sum;
    }
    List<BlockCode> bound = new ArrayList<>();
    for (int k = 0; k < opcodes.length; k++) {
      Instruction instruction = instructions.get(k);
      opcodes[k] = instruction.opcode();
      int position = k * WIDTH;
      boolean isBlock = instruction.opcode() == Opcode.BLOCK;
      if (isBlock) {
        bound.add(program.blocks().get(instruction.a()).bind(storage));
      }
      slots[position] = instruction.dst();
      slots[position + 1] = isBlock ? bound.size() - 1 : instruction.a();
      slots[position + 2] = instruction.b();
      slots[position + 3] = instruction.c();
    }
    blocks = bound.toArray(new BlockCode[0]);
  }

  @Override
  public void run(Memory memory) {
    double[] frame = memory.frame();
    int position = 0;
    for (Opcode opcode : opcodes) {
      int dst = slots[position];
      int a = slots[position + 1];
      int b = slots[position + 2];
      int c = slots[position + 3];
      position += WIDTH;
      switch (opcode) {
        case ADD -> frame[dst] = frame[a] + frame[b];
        case SUB -> frame[dst] = frame[a] - frame[b];
        case MUL -> frame[dst] = frame[a] * frame[b];
        case CALL1 -> frame[dst] = unary[c].applyAsDouble(frame[a]);
        case CALL2 -> frame[dst] = binary[c].applyAsDouble(frame[a], frame[b]);
        case BLOCK -> blocks[a].run(memory);
        default -> frame[dst] = opcode.apply(frame[a], frame[b], frame[c]);
      }
    }
  }
}
