package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.Kernel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes the steps of a chunk into a method: straight-line code on local variables. */
final class ChunkEmitter {
  private static final String BLOCK = Type.getInternalName(BlockInstruction.class);

  private final MethodCode code;
  private final SlotUse slots;
  private final List<Kernel> kernels;
  private final ClassConstants constants;
  private final LoopEmitter loops;
  private final Map<Integer, Integer> reads = new HashMap<>();
  private final Map<Integer, Integer> locals = new HashMap<>();

  ChunkEmitter(
      MethodCode code,
      SlotUse slots,
      List<Kernel> kernels,
      ClassConstants constants,
      LoopEmitter loops) {
    this.code = code;
    this.slots = slots;
    this.kernels = kernels;
    this.constants = constants;
    this.loops = loops;
  }

  void emit(CodeChunk chunk) {
    for (CodeStep step : chunk.steps()) {
      if (step instanceof CodeStep.Scalar scalar) {
        Instruction instruction = scalar.instruction();
        for (int k = 0; k < instruction.opcode().operands(); k++) {
          reads.merge(instruction.operand(k), 1, Integer::sum);
        }
      }
    }
    for (CodeStep step : chunk.steps()) {
      if (step instanceof CodeStep.Scalar scalar) {
        scalar(scalar.instruction());
      } else if (step instanceof CodeStep.Block block) {
        constants.push(block.instruction(), code.visitor());
        code.frame();
        code.visitor().visitMethodInsn(Opcodes.INVOKEINTERFACE, BLOCK, "run", "([D)V", true);
      } else if (step instanceof CodeStep.Loops run) {
        code.frame();
        loops.call(run.run(), code.visitor());
      }
    }
    code.finish();
  }

  private void scalar(Instruction instruction) {
    MethodVisitor visitor = code.visitor();
    Opcode opcode = instruction.opcode();
    int dst = instruction.dst();
    boolean shared = slots.isShared(dst, 1);
    if (shared) {
      code.frame();
      code.push(dst);
    }
    if (opcode == Opcode.CALL1 || opcode == Opcode.CALL2) {
      constants.push(kernels.get(instruction.c()), visitor);
    }
    for (int k = 0; k < opcode.operands(); k++) {
      load(instruction.operand(OperationCode.pushed(opcode, k)));
    }
    OperationCode.emit(opcode, visitor);
    if (reads.containsKey(dst)) {
      locals.put(dst, code.keep());
    }
    visitor.visitInsn(shared ? Opcodes.DASTORE : Opcodes.POP2);
  }

  private void load(int slot) {
    Integer local = locals.get(slot);
    if (local != null) {
      code.load(local);
    } else if (slots.isConstant(slot)) {
      code.push(slots.constant(slot));
    } else {
      code.frame();
      code.push(slot);
      code.visitor().visitInsn(Opcodes.DALOAD);
      if (reads.getOrDefault(slot, 0) > 1) {
        locals.put(slot, code.keep());
      }
    }
  }
}
