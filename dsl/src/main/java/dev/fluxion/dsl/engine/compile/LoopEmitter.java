package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.Kernel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes methods that run elementwise instructions as loops over the elements. */
final class LoopEmitter {
  /** So many elements of a few arrays stay in the first cache between one loop and the next. */
  private static final int PIECE = 2048;

  private static final int ACCESS = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC;
  private static final String LOOP = "([DII)V";
  private static final int FRAME = 0;
  private static final int INDEX = 1;
  private static final int END = 2;

  private final ClassWriter writer;
  private final String owner;
  private final SlotUse slots;
  private final List<Kernel> kernels;
  private final ClassConstants constants;
  private int methods;

  LoopEmitter(
      ClassWriter writer,
      String owner,
      SlotUse slots,
      List<Kernel> kernels,
      ClassConstants constants) {
    this.writer = writer;
    this.owner = owner;
    this.slots = slots;
    this.kernels = kernels;
    this.constants = constants;
  }

  /** Writes the loops of a run, and calls them with the frame that is on the stack. */
  void call(ElementwiseRun run, MethodVisitor caller) {
    String[] names = run.loops().stream().map(this::method).toArray(String[]::new);
    if (names.length == 1) {
      MethodCode.push(0, caller);
      MethodCode.push(run.size(), caller);
      caller.visitMethodInsn(Opcodes.INVOKESTATIC, owner, names[0], LOOP, false);
      return;
    }
    String driver = "run" + methods++;
    driver(driver, run.size(), names);
    caller.visitMethodInsn(Opcodes.INVOKESTATIC, owner, driver, "([D)V", false);
  }

  /** Writes {@code for (lo = 0; lo < size; lo = hi) loops(lo, hi = min(lo + PIECE, size))}. */
  private void driver(String name, int size, String[] loops) {
    MethodVisitor visitor = writer.visitMethod(ACCESS, name, "([D)V", null, null);
    MethodCode code = new MethodCode(visitor, FRAME, 1);
    Label start = new Label();
    code.push(0);
    visitor.visitVarInsn(Opcodes.ISTORE, INDEX);
    visitor.visitLabel(start);
    // Not lo + PIECE, which could overflow.
    code.push(PIECE);
    code.push(size);
    visitor.visitVarInsn(Opcodes.ILOAD, INDEX);
    visitor.visitInsn(Opcodes.ISUB);
    visitor.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Math", "min", "(II)I", false);
    visitor.visitVarInsn(Opcodes.ILOAD, INDEX);
    visitor.visitInsn(Opcodes.IADD);
    visitor.visitVarInsn(Opcodes.ISTORE, END);
    for (String loop : loops) {
      code.frame();
      visitor.visitVarInsn(Opcodes.ILOAD, INDEX);
      visitor.visitVarInsn(Opcodes.ILOAD, END);
      visitor.visitMethodInsn(Opcodes.INVOKESTATIC, owner, loop, LOOP, false);
    }
    visitor.visitVarInsn(Opcodes.ILOAD, END);
    visitor.visitInsn(Opcodes.DUP);
    visitor.visitVarInsn(Opcodes.ISTORE, INDEX);
    code.push(size);
    visitor.visitJumpInsn(Opcodes.IF_ICMPLT, start);
    code.finish();
  }

  private String method(ElementLoop loop) {
    String name = "loop" + methods++;
    MethodVisitor visitor = writer.visitMethod(ACCESS, name, LOOP, null, null);
    MethodCode code = new MethodCode(visitor, FRAME, 3);
    Map<Integer, Integer> invariants = invariants(loop, code);
    Label start = new Label();
    Label end = new Label();
    visitor.visitLabel(start);
    visitor.visitVarInsn(Opcodes.ILOAD, INDEX);
    visitor.visitVarInsn(Opcodes.ILOAD, END);
    visitor.visitJumpInsn(Opcodes.IF_ICMPGE, end);
    Map<Integer, Integer> elements = new HashMap<>();
    for (BlockInstruction.Elementwise instruction : loop.instructions()) {
      element(instruction, invariants, elements, code);
    }
    visitor.visitIincInsn(INDEX, 1);
    visitor.visitJumpInsn(Opcodes.GOTO, start);
    visitor.visitLabel(end);
    code.finish();
    return name;
  }

  /** Loads what is the same for all elements; next to a store, HotSpot would not hoist it. */
  private Map<Integer, Integer> invariants(ElementLoop loop, MethodCode code) {
    Map<Integer, Integer> locals = new HashMap<>();
    for (BlockInstruction.Elementwise instruction : loop.instructions()) {
      for (Operand operand : instruction.operands()) {
        int slot = operand.offset();
        if (operand.step() == 0 && !slots.isConstant(slot) && !locals.containsKey(slot)) {
          code.frame();
          code.push(slot);
          code.visitor().visitInsn(Opcodes.DALOAD);
          locals.put(slot, code.keep());
          code.visitor().visitInsn(Opcodes.POP2);
        }
      }
    }
    return locals;
  }

  private void element(
      BlockInstruction.Elementwise instruction,
      Map<Integer, Integer> invariants,
      Map<Integer, Integer> elements,
      MethodCode code) {
    MethodVisitor visitor = code.visitor();
    Opcode opcode = instruction.opcode();
    int dst = instruction.dst();
    boolean shared = slots.isShared(dst, instruction.size());
    if (shared) {
      place(dst, code);
    }
    if (instruction.kernel() >= 0) {
      constants.push(kernels.get(instruction.kernel()), visitor);
    }
    for (int k = 0; k < opcode.operands(); k++) {
      Operand operand = instruction.operands().get(OperationCode.pushed(opcode, k));
      int slot = operand.offset();
      Integer invariant = invariants.get(slot);
      if (operand.step() == 1) {
        load(slot, elements, code);
      } else if (invariant != null) {
        code.load(invariant);
      } else {
        code.push(slots.constant(slot));
      }
    }
    OperationCode.emit(opcode, visitor);
    elements.put(dst, code.keep());
    visitor.visitInsn(shared ? Opcodes.DASTORE : Opcodes.POP2);
  }

  private static void load(int first, Map<Integer, Integer> elements, MethodCode code) {
    Integer local = elements.get(first);
    if (local != null) {
      code.load(local);
    } else {
      place(first, code);
      code.visitor().visitInsn(Opcodes.DALOAD);
      elements.put(first, code.keep());
    }
  }

  /** Pushes the frame and the slot of the current element. */
  private static void place(int first, MethodCode code) {
    code.frame();
    code.visitor().visitVarInsn(Opcodes.ILOAD, INDEX);
    if (first != 0) {
      code.push(first);
      code.visitor().visitInsn(Opcodes.IADD);
    }
  }
}
