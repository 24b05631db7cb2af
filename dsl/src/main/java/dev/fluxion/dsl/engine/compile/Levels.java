package dev.fluxion.dsl.engine.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The operations of a program in groups: those of one kind on one level, which is the length of the
 * longest way to an operation. What is in a group does not wait for each other, and the groups, one
 * after the other, compute the same numbers.
 */
final class Levels {
  private final Program program;
  private final List<Operation> operations;
  private final int[] depths;

  private Levels(Program program) {
    this.program = program;
    this.operations = Operations.of(program);
    this.depths = new int[program.slots()];
  }

  /** Returns the groups of a closed program, in an order in which they may run. */
  static List<List<Operation>> of(Program program) {
    return new Levels(program).groups();
  }

  private List<List<Operation>> groups() {
    int size = operations.size();
    long[] levels = new long[size];
    int[] kinds = new int[size];
    Map<Operation.Kind, Integer> numbers = new HashMap<>();
    for (int k = 0; k < size; k++) {
      Operation operation = operations.get(k);
      levels[k] = level(operation);
      kinds[k] = numbers.computeIfAbsent(operation.kind(), ignored -> numbers.size());
    }
    // Of a million levels, a thousand kinds and a billion operations the key is still a long.
    long[] keys = new long[size];
    Arrays.setAll(keys, k -> (levels[k] * numbers.size() + kinds[k]) * size + k);
    Arrays.sort(keys);
    List<List<Operation>> groups = new ArrayList<>();
    long last = -1;
    for (long key : keys) {
      if (key / size != last) {
        groups.add(new ArrayList<>());
        last = key / size;
      }
      groups.get(groups.size() - 1).add(operations.get((int) (key % size)));
    }
    return groups;
  }

  private int level(Operation operation) {
    Instruction outer = operation.outer();
    if (outer.opcode() == Opcode.BLOCK) {
      BlockInstruction block = program.blocks().get(outer.a());
      int[] level = {0};
      block.reads(
          (first, size) -> {
            for (int slot = first; slot < first + size; slot++) {
              level[0] = Math.max(level[0], depths[slot]);
            }
          });
      Arrays.fill(depths, block.dst(), block.dst() + block.size(), level[0] + 1);
      return level[0];
    }
    int level = 0;
    for (int j = 0; j < operation.operands(); j++) {
      level = Math.max(level, depths[operation.operand(j)]);
    }
    depths[outer.dst()] = level + 1;
    return level;
  }
}
