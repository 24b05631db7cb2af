package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.Kernel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The code of elementwise instructions for one element, within a loop over the elements. */
final class ElementCode {
  private final int index;
  private final MethodCode code;
  private final SlotUse slots;
  private final Storage storage;
  private final List<Kernel> kernels;
  private final ClassConstants constants;
  private final Map<Integer, Integer> invariants = new HashMap<>();
  private final Map<Integer, Integer> elements = new HashMap<>();
  private int offset;

  /**
   * Creates one.
   *
   * @param index the local variable that holds the index of the element
   * @param code the method
   */
  ElementCode(
      int index,
      MethodCode code,
      SlotUse slots,
      Storage storage,
      List<Kernel> kernels,
      ClassConstants constants) {
    this.index = index;
    this.code = code;
    this.slots = slots;
    this.storage = storage;
    this.kernels = kernels;
    this.constants = constants;
  }

  /**
   * Loads what is the same for all elements, and looks up the arrays; HotSpot would not hoist a
   * load next to a store.
   */
  void prepare(List<Elementwise> instructions) {
    for (Elementwise instruction : instructions) {
      for (Operand operand : instruction.operands()) {
        int slot = operand.offset();
        if (operand.step() == 0 && !slots.isConstant(slot) && !invariants.containsKey(slot)) {
          code.load(storage.place(slot));
          invariants.put(slot, code.keep());
          code.visitor().visitInsn(Opcodes.POP2);
        }
      }
    }
    Set<Integer> written = new HashSet<>();
    for (Elementwise instruction : instructions) {
      written.add(instruction.dst());
    }
    for (Elementwise instruction : instructions) {
      if (slots.isShared(instruction.dst(), instruction.size())) {
        code.prepare(storage.place(instruction.dst()).array());
      }
      for (Operand operand : instruction.operands()) {
        if (operand.step() == 1 && !written.contains(operand.offset())) {
          code.prepare(storage.place(operand.offset()).array());
        }
      }
    }
  }

  /** Begins an element: the one so many after the index. */
  void begin(int after) {
    offset = after;
    elements.clear();
  }

  /** Computes an instruction, and stores its result if that is needed elsewhere. */
  void compute(Elementwise instruction) {
    MethodVisitor visitor = code.visitor();
    Opcode opcode = instruction.opcode();
    int dst = instruction.dst();
    boolean shared = slots.isShared(dst, instruction.size());
    if (shared) {
      place(dst);
    }
    if (instruction.kernel() >= 0) {
      constants.push(kernels.get(instruction.kernel()), visitor);
    }
    for (int k = 0; k < opcode.operands(); k++) {
      Operand operand = instruction.operands().get(OperationCode.pushed(opcode, k));
      int slot = operand.offset();
      Integer invariant = invariants.get(slot);
      if (operand.step() == 1) {
        load(slot);
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

  /** Pushes the element of an array. */
  void load(int first) {
    Integer local = elements.get(first);
    if (local != null) {
      code.load(local);
    } else {
      place(first);
      code.visitor().visitInsn(Opcodes.DALOAD);
      elements.put(first, code.keep());
    }
  }

  /** Pushes the array and the index of the element. */
  private void place(int first) {
    Place place = storage.place(first);
    code.array(place.array());
    code.visitor().visitVarInsn(Opcodes.ILOAD, index);
    if (place.index() + offset != 0) {
      code.push(place.index() + offset);
      code.visitor().visitInsn(Opcodes.IADD);
    }
  }
}
