package dev.fluxion.dsl.engine.compile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A loop of a run, or a sum beside loops, to which instructions of others can be added. */
final class LoopBody {
  private final int run;
  private final int number;
  private final List<Elementwise> own;
  private final boolean takesCopies;
  private final Optional<Sum> sum;
  private final List<Elementwise> copies = new ArrayList<>();
  private final Set<Integer> reads = new HashSet<>();
  private final Set<Integer> writes = new HashSet<>();

  private LoopBody(
      int run, int number, List<Elementwise> own, boolean takesCopies, Optional<Sum> sum) {
    this.run = run;
    this.number = number;
    this.own = own;
    this.takesCopies = takesCopies;
    this.sum = sum;
    know();
  }

  /** Returns the body of a loop. */
  static LoopBody of(int run, int number, ElementLoop loop) {
    return new LoopBody(run, number, loop.instructions(), loop.isArithmetic(), Optional.empty());
  }

  /** Returns the body of a sum. */
  static LoopBody of(int run, int number, Sum sum) {
    return new LoopBody(run, number, List.of(), true, Optional.of(sum));
  }

  private void know() {
    reads.clear();
    writes.clear();
    for (Elementwise copy : copies) {
      know(copy);
    }
    for (Elementwise instruction : own) {
      know(instruction);
    }
    if (sum.isPresent() && !writes.contains(sum.get().source())) {
      reads.add(sum.get().source());
    }
  }

  private void know(Elementwise instruction) {
    for (Operand operand : instruction.operands()) {
      if (operand.step() == 1 && !writes.contains(operand.offset())) {
        reads.add(operand.offset());
      }
    }
    writes.add(instruction.dst());
  }

  /** Returns the number of its run. */
  int run() {
    return run;
  }

  /** Returns how many loops and sums come before it. */
  int number() {
    return number;
  }

  /** Returns the instructions that it had from the beginning. */
  List<Elementwise> own() {
    return own;
  }

  /** Returns the sum, if it is one. */
  Optional<Sum> sum() {
    return sum;
  }

  /** Returns whether it reads the array that begins at a slot, and another has computed it. */
  boolean reads(int first) {
    return reads.contains(first);
  }

  /** Returns the first slots of the arrays that it reads and others have computed. */
  Set<Integer> reads() {
    return reads;
  }

  /** Returns whether it computes the array that begins at a slot. */
  boolean writes(int first) {
    return writes.contains(first);
  }

  /** Returns whether instructions of others may be executed before its own, if there is room. */
  boolean takesCopies() {
    return takesCopies;
  }

  /** Returns whether there is room for more instructions before its own. */
  boolean hasRoomFor(List<Elementwise> more) {
    if (sum.isPresent()) {
      return true;
    }
    List<Elementwise> all = new ArrayList<>(copies);
    all.addAll(more);
    all.addAll(own);
    return ElementLoop.of(all).isSmall();
  }

  /** Adds instructions of others, before its own. */
  void copy(List<Elementwise> more) {
    copies.addAll(more);
    know();
  }

  /**
   * Returns what is needed of its instructions.
   *
   * @param live the arrays that are read after it; gets those that it reads
   * @param kept tells what must be stored
   */
  List<Elementwise> needed(Set<Integer> live, Kept kept) {
    List<Elementwise> needed = new ArrayList<>();
    Set<Integer> inside = new HashSet<>();
    if (sum.isPresent()) {
      inside.add(sum.get().source());
    }
    for (int k = own.size() - 1; k >= 0; k--) {
      Elementwise instruction = own.get(k);
      if (live.contains(instruction.dst()) || kept.isKept(instruction)) {
        inside.add(instruction.dst());
      }
      need(instruction, inside, needed);
    }
    for (int k = copies.size() - 1; k >= 0; k--) {
      need(copies.get(k), inside, needed);
    }
    for (int first : inside) {
      if (!writes(first)) {
        live.add(first);
      }
    }
    return needed;
  }

  private static void need(Elementwise instruction, Set<Integer> inside, List<Elementwise> needed) {
    if (inside.contains(instruction.dst())) {
      needed.add(0, instruction);
      for (Operand operand : instruction.operands()) {
        if (operand.step() == 1) {
          inside.add(operand.offset());
        }
      }
    }
  }

  /** Tells which results must be stored. */
  interface Kept {
    boolean isKept(Elementwise instruction);
  }
}
