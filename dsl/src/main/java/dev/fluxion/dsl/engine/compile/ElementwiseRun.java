package dev.fluxion.dsl.engine.compile;

import java.util.ArrayList;
import java.util.List;

/**
 * Elementwise instructions on arrays of one size that may run element by element.
 *
 * <p>Each reads slots that the run does not write, or arrays of the run at the index that it
 * writes. So the elements may be taken in any grouping: the run is split into loops, and the loops
 * take turns on pieces of the arrays that stay in the cache.
 */
final class ElementwiseRun {
  /** The most instructions of a run, so that a class has room for it. */
  static final int CAPACITY = 100;

  private final int size;
  private final List<ElementLoop> loops = new ArrayList<>();
  private final List<RunSum> sums = new ArrayList<>();
  private int instructions;

  ElementwiseRun(int size) {
    this.size = size;
  }

  /** Returns the number of elements. */
  int size() {
    return size;
  }

  /** Returns the number of instructions. */
  int instructions() {
    return instructions;
  }

  /** Returns the loops in the order in which they run. */
  List<ElementLoop> loops() {
    return loops;
  }

  /** Returns what is added up piece by piece, after the loops. */
  List<RunSum> sums() {
    return sums;
  }

  /** Returns the loops of the run alone. */
  ElementwiseRun withoutSums() {
    ElementwiseRun alone = new ElementwiseRun(size);
    alone.loops.addAll(loops);
    alone.instructions = instructions - sums.size();
    return alone;
  }

  /** Passes every range of slots that is read. */
  void reads(BlockInstruction.Ranges ranges) {
    for (ElementLoop loop : loops) {
      loop.instructions().forEach(instruction -> instruction.reads(ranges));
    }
    sums.forEach(sum -> sum.reads(ranges));
  }

  void add(RunSum next) {
    instructions += next.instructions();
    sums.add(next);
  }

  /** Puts a loop after all others. */
  void add(ElementLoop next) {
    instructions += next.instructions().size();
    loops.add(next);
  }

  boolean isFull() {
    return instructions >= CAPACITY;
  }

  /** Returns whether an instruction of the run writes the array that begins at a slot. */
  boolean writes(int first) {
    return loops.stream().anyMatch(loop -> loop.writes(first));
  }

  /** Puts an instruction into the first loop with room that does not precede one it needs. */
  void add(Elementwise next) {
    instructions++;
    int first = 0;
    for (int k = 0; k < loops.size(); k++) {
      for (Operand operand : next.operands()) {
        if (operand.step() == 1 && loops.get(k).writes(operand.offset())) {
          first = k;
        }
      }
    }
    for (ElementLoop loop : loops.subList(first, loops.size())) {
      if (loop.hasRoomFor(next)) {
        loop.add(next);
        return;
      }
    }
    loops.add(new ElementLoop(next));
  }
}
