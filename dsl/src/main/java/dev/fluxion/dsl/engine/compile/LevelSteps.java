package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Makes the steps of {@link LevelledCode}.
 *
 * <p>What scalar instructions compute is placed after the slots of the program, in the order in
 * which it is computed, so that it is written from front to back; what block instructions and
 * outputs read is then copied to its slot.
 */
final class LevelSteps {
  private final Program program;
  private final Storage storage;
  private final int[] places;
  private final BitSet copied = new BitSet();
  private final List<BlockCode> steps = new ArrayList<>();
  private final int arguments;
  private final int values;
  private int next;

  private LevelSteps(Program program, Storage storage) {
    this.program = program;
    this.storage = storage;
    this.places = new int[program.slots()];
    Arrays.setAll(places, slot -> slot);
    this.next = places.length;
    this.arguments = storage.scratch(LevelCall.PIECE);
    this.values = storage.scratch(LevelCall.PIECE);
  }

  static List<BlockCode> of(Program program, Storage storage) {
    LevelSteps steps = new LevelSteps(program, storage);
    Levels.of(program).forEach(steps::group);
    program.outputs().forEach(steps::copy);
    return steps.steps;
  }

  private void group(List<Operation> group) {
    Operation first = group.get(0);
    Instruction outer = first.outer();
    if (outer.opcode() == Opcode.BLOCK) {
      group.forEach(each -> block(program.blocks().get(each.outer().a())));
      return;
    }
    int[] a = operands(group, 0);
    int[] b = operands(group, 1);
    switch (outer.opcode()) {
      case CALL1 -> call((Kernel.Unary) program.kernels().get(outer.c()), a);
      case CALL2 -> call((Kernel.Binary) program.kernels().get(outer.c()), a, b);
      default ->
          steps.add(
              first.inner() == null
                  ? new LevelLoop(outer.opcode(), a, b, operands(group, 2), next)
                  : new PairLoop(first.kind(), a, b, operands(group, 2), next));
    }
    group.forEach(each -> places[each.outer().dst()] = next++);
  }

  private int[] operands(List<Operation> group, int position) {
    return group.stream().mapToInt(each -> places[each.operand(position)]).toArray();
  }

  private void block(BlockInstruction block) {
    block.reads(
        (first, size) -> {
          int[] slots = new int[size];
          Arrays.setAll(slots, i -> first + i);
          copy(slots);
        });
    steps.add(block.bind(storage));
  }

  private void call(Kernel.Unary kernel, int[] a) {
    int result = next;
    if (kernel.fast().isPresent()) {
      steps.add(new LevelCall(kernel.fast().get(), a, result, arguments, values));
      return;
    }
    steps.add(
        memory -> {
          double[] frame = memory.frame();
          for (int i = 0; i < a.length; i++) {
            frame[result + i] = kernel.function().applyAsDouble(frame[a[i]]);
          }
        });
  }

  private void call(Kernel.Binary kernel, int[] a, int[] b) {
    int result = next;
    steps.add(
        memory -> {
          double[] frame = memory.frame();
          for (int i = 0; i < a.length; i++) {
            frame[result + i] = kernel.function().applyAsDouble(frame[a[i]], frame[b[i]]);
          }
        });
  }

  /** Copies those numbers to their slots that are elsewhere only. */
  private void copy(int[] slots) {
    int[] missing =
        Arrays.stream(slots)
            .filter(slot -> places[slot] != slot && !copied.get(slot))
            .distinct()
            .toArray();
    if (missing.length == 0) {
      return;
    }
    int[] sources = Arrays.stream(missing).map(slot -> places[slot]).toArray();
    Arrays.stream(missing).forEach(copied::set);
    steps.add(
        memory -> {
          double[] frame = memory.frame();
          for (int i = 0; i < sources.length; i++) {
            frame[missing[i]] = frame[sources[i]];
          }
        });
  }
}
