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
  private static final String BLOCK = Type.getInternalName(BlockCode.class);
  private static final String RUN =
      Type.getMethodDescriptor(Type.VOID_TYPE, Type.getType(Memory.class));

  private final MethodCode code;
  private final SlotUse slots;
  private final Storage storage;
  private final List<Kernel> kernels;
  private final ClassConstants constants;
  private final LoopEmitter loops;
  private final Map<Integer, Integer> reads = new HashMap<>();
  private final Map<Integer, Integer> locals = new HashMap<>();

  /** What is used once is computed where it is used, so that it needs no local variable. */
  private final Map<Integer, Instruction> nested = new HashMap<>();

  ChunkEmitter(
      MethodCode code,
      SlotUse slots,
      Storage storage,
      List<Kernel> kernels,
      ClassConstants constants,
      LoopEmitter loops) {
    this.code = code;
    this.slots = slots;
    this.storage = storage;
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
      } else if (step instanceof CodeStep.Result result) {
        reads.merge(result.slot(), 1, Integer::sum);
      }
    }
    chunk.steps().forEach(this::step);
    code.finish();
  }

  private void step(CodeStep step) {
    if (step instanceof CodeStep.Scalar scalar) {
      scalar(scalar.instruction());
    } else if (step instanceof CodeStep.Block block) {
      run(
          block.parallel()
              ? block.instruction().bindParallel(storage)
              : block.instruction().bind(storage));
    } else if (step instanceof CodeStep.Loops run) {
      if (run.parallel()) {
        loops.callParallel(run.run(), code);
      } else {
        loops.call(run.run(), code);
      }
    } else if (step instanceof CodeStep.Rows rows) {
      RangeCode own =
          GeneratedClass.loops(rows.rows().run().withoutSums(), slots, storage, kernels).code();
      run(RowBlocks.of(rows, own, storage));
    } else if (step instanceof CodeStep.Results results) {
      run(results.code());
    } else if (step instanceof CodeStep.Result result) {
      code.array(result.result().array());
      code.push(result.result().index());
      load(result.slot());
      code.visitor().visitInsn(Opcodes.DASTORE);
    } else if (step instanceof CodeStep.Clear clear) {
      code.array(clear.array());
      code.visitor().visitInsn(Opcodes.DCONST_0);
      code.visitor()
          .visitMethodInsn(Opcodes.INVOKESTATIC, "java/util/Arrays", "fill", "([DD)V", false);
    }
  }

  /** Calls what runs itself, with the memory that is the first parameter of the method. */
  private void run(BlockCode block) {
    constants.push(block, code.visitor());
    code.visitor().visitVarInsn(Opcodes.ALOAD, 0);
    code.visitor().visitMethodInsn(Opcodes.INVOKEINTERFACE, BLOCK, "run", RUN, true);
  }

  private void scalar(Instruction instruction) {
    int dst = instruction.dst();
    int times = reads.getOrDefault(dst, 0);
    if (slots.isShared(dst, 1)) {
      at(dst);
      compute(instruction);
      if (times > 0) {
        locals.put(dst, code.keep());
      }
      code.visitor().visitInsn(Opcodes.DASTORE);
    } else if (times == 1) {
      nested.put(dst, instruction);
    } else if (times > 1) {
      compute(instruction);
      locals.put(dst, code.store());
    }
  }

  /** Pushes what an instruction computes. */
  private void compute(Instruction instruction) {
    MethodVisitor visitor = code.visitor();
    Opcode opcode = instruction.opcode();
    if (opcode == Opcode.CALL1 || opcode == Opcode.CALL2) {
      constants.push(kernels.get(instruction.c()), visitor);
    }
    for (int k = 0; k < opcode.operands(); k++) {
      load(instruction.operand(OperationCode.pushed(opcode, k)));
    }
    OperationCode.emit(opcode, visitor);
  }

  /** Pushes the array and the index of a slot. */
  private void at(int slot) {
    Place place = storage.place(slot);
    code.array(place.array());
    code.push(place.index());
  }

  private void load(int slot) {
    Integer local = locals.get(slot);
    Instruction inside = nested.remove(slot);
    if (inside != null) {
      compute(inside);
    } else if (local != null) {
      code.load(local);
    } else if (slots.isConstant(slot)) {
      code.push(slots.constant(slot));
    } else {
      code.load(storage.place(slot));
      if (reads.getOrDefault(slot, 0) > 1) {
        locals.put(slot, code.keep());
      }
    }
  }
}
