package dev.fluxion.dsl.engine.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * From when to when the arrays of a program are needed, in moments that its steps have one after
 * the other.
 *
 * <p>An array may take the place of another that is needed until the moment at which it is written:
 * an arithmetic instruction on arrays reads an element before it writes the one of the same index.
 * What other instructions read is needed a moment longer than what they write.
 */
final class Lifetimes {
  private static final int NEVER = 0;
  private static final int IN_PARTS = -1;

  private final Region[] arrays;
  private final int[] starts;
  private final int[] births;
  private final int[] deaths;
  private int now;

  /**
   * When an array is needed.
   *
   * @param array its slots
   * @param birth the moment at which it is written
   * @param death the last moment at which it is read
   */
  record Lifetime(Region array, int birth, int death) {}

  private Lifetimes(Region[] arrays) {
    this.arrays = arrays;
    this.starts = Arrays.stream(arrays).mapToInt(Region::first).toArray();
    this.births = new int[arrays.length];
    this.deaths = new int[arrays.length];
  }

  /**
   * Returns the lifetimes of the arrays that one instruction writes as a whole, by birth.
   *
   * @param program a closed program
   * @param steps what is executed, in this order
   */
  static List<Lifetime> of(Program program, List<CodeStep> steps) {
    Lifetimes lifetimes =
        new Lifetimes(
            program.arrays().stream()
                .filter(array -> array.size() > 0)
                .sorted(Comparator.comparingInt(Region::first))
                .toArray(Region[]::new));
    steps.forEach(lifetimes::step);
    for (int[] slots : program.outputs()) {
      for (int slot : slots) {
        lifetimes.read(slot, 1, Integer.MAX_VALUE);
      }
    }
    return lifetimes.known();
  }

  private List<Lifetime> known() {
    List<Lifetime> known = new ArrayList<>();
    for (int k = 0; k < arrays.length; k++) {
      if (births[k] > NEVER) {
        known.add(new Lifetime(arrays[k], births[k], deaths[k]));
      }
    }
    known.sort(Comparator.comparingInt(Lifetime::birth));
    return known;
  }

  private void step(CodeStep step) {
    if (step instanceof CodeStep.Scalar scalar) {
      now++;
      Instruction instruction = scalar.instruction();
      for (int k = 0; k < instruction.opcode().operands(); k++) {
        // It may be executed much later, where its result is used.
        read(instruction.operand(k), 1, Integer.MAX_VALUE);
      }
      written(instruction.dst(), 1);
    } else if (step instanceof CodeStep.Block block) {
      now++;
      written(block.instruction());
      now++;
      block.instruction().reads(this::read);
    } else if (step instanceof CodeStep.Loops loops) {
      run(loops.run());
    } else if (step instanceof CodeStep.Rows rows) {
      now++;
      written(rows.rows().first());
      rows.rows().run().loops().forEach(loop -> loop.instructions().forEach(this::written));
      written(rows.rows().second());
      now++;
      rows.rows().first().reads(this::read);
      rows.rows().run().reads(this::read);
      rows.rows().second().reads(this::read);
    }
  }

  private void run(ElementwiseRun run) {
    for (ElementLoop loop : run.loops()) {
      boolean inPlace = loop.isArithmetic();
      if (!inPlace) {
        now++;
        loop.instructions().forEach(this::written);
      }
      for (Elementwise instruction : loop.instructions()) {
        now++;
        for (Operand operand : instruction.operands()) {
          if (isAligned(operand, run.size())) {
            operand.reads(run.size(), this::read);
          }
        }
        if (inPlace) {
          written(instruction);
        }
      }
    }
    // The loops take turns on pieces: what they do not read index by index is needed for all.
    now++;
    for (ElementLoop loop : run.loops()) {
      for (Elementwise instruction : loop.instructions()) {
        for (Operand operand : instruction.operands()) {
          if (!isAligned(operand, run.size())) {
            operand.reads(run.size(), this::read);
          }
        }
      }
    }
    run.sums().forEach(sum -> sum.reads(this::read));
  }

  private boolean isAligned(Operand operand, int size) {
    int array = Arrays.binarySearch(starts, operand.offset());
    return operand.step() == 1 && array >= 0 && arrays[array].size() == size;
  }

  private void read(int first, int size) {
    read(first, size, now);
  }

  private void read(int first, int size, int until) {
    for (int k = at(first); k < starts.length && starts[k] < first + size; k++) {
      deaths[k] = Math.max(deaths[k], until);
    }
  }

  private void written(BlockInstruction instruction) {
    written(instruction.dst(), instruction.size());
  }

  private void written(int first, int size) {
    for (int k = at(first); k < starts.length && starts[k] < first + size; k++) {
      boolean isWhole = starts[k] >= first && arrays[k].end() <= first + size;
      births[k] = isWhole && births[k] == NEVER ? now : IN_PARTS;
      // Nothing that is written at the same time may have its place.
      deaths[k] = now + 1;
    }
  }

  /** Returns the array that a slot belongs to, or the first one after it. */
  private int at(int slot) {
    int found = Arrays.binarySearch(starts, slot);
    if (found >= 0) {
      return found;
    }
    int next = -found - 1;
    return next > 0 && arrays[next - 1].end() > slot ? next - 1 : next;
  }
}
