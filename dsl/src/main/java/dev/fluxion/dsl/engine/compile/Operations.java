package dev.fluxion.dsl.engine.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts the instructions of a program together in pairs where one result need not be stored. */
final class Operations {
  private static final int NONE = -1;
  private static final int MANY = 2;

  private final List<Instruction> code;
  private final int[] reads;

  private Operations(Program program) {
    this.code = program.instructions();
    this.reads = new int[program.slots()];
    for (Instruction instruction : code) {
      if (instruction.opcode() == Opcode.BLOCK) {
        program.blocks().get(instruction.a()).reads(this::keep);
      } else {
        for (int j = 0; j < instruction.opcode().operands(); j++) {
          reads[instruction.operand(j)]++;
        }
      }
    }
    for (int[] output : program.outputs()) {
      for (int slot : output) {
        keep(slot, 1);
      }
    }
  }

  private void keep(int first, int size) {
    Arrays.fill(reads, first, first + size, MANY);
  }

  /** Returns the operations of a closed program, in the order of the instructions they end with. */
  static List<Operation> of(Program program) {
    return new Operations(program).operations();
  }

  private List<Operation> operations() {
    int[] writers = new int[reads.length];
    Arrays.fill(writers, NONE);
    int[] inner = new int[code.size()];
    boolean[] isInner = new boolean[inner.length];
    for (int k = 0; k < inner.length; k++) {
      Instruction outer = code.get(k);
      inner[k] = NONE;
      if (isPlain(outer.opcode())) {
        inner[k] = writers[outer.a()] == NONE ? writers[outer.b()] : writers[outer.a()];
        if (inner[k] != NONE) {
          isInner[inner[k]] = true;
        } else if (reads[outer.dst()] == 1) {
          writers[outer.dst()] = k;
        }
      }
    }
    List<Operation> operations = new ArrayList<>(inner.length);
    for (int k = 0; k < inner.length; k++) {
      if (!isInner[k]) {
        operations.add(new Operation(code.get(k), inner[k] == NONE ? null : code.get(inner[k])));
      }
    }
    return operations;
  }

  private static boolean isPlain(Opcode opcode) {
    return opcode == Opcode.ADD || opcode == Opcode.SUB || opcode == Opcode.MUL;
  }
}
