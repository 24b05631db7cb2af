package dev.fluxion.dsl.engine.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * How results depend on the values that a backend returns: first derivatives, found by going back
 * from a result through the instructions that it is made of.
 *
 * <p>Only what a result depends on is visited, so that one entry of a large Hessian costs a few
 * steps. A program is looked at once; every question is about a frame in which each slot holds its
 * value.
 */
public final class Sensitivities {
  private static final int NOTHING = -1;

  private final Program program;
  private final int[] writers;
  private final int[] sources;
  private final BitSet sampled;
  private final List<Object> steps = new ArrayList<>();
  private List<int[]> base = List.of();
  private boolean isBaseSampled;
  private int sourceCount;

  /**
   * One result's derivatives.
   *
   * @param sources the numbers of the sampled values that it depends on, rising
   * @param derivatives the derivative in each
   * @param isKnown false if it depends on sampled values in a way that no rule tells
   */
  public record Row(int[] sources, double[] derivatives, boolean isKnown) {}

  /**
   * Looks at a program.
   *
   * @param program a program of which some evaluations are made by a backend
   */
  public Sensitivities(Program program) {
    this.program = program;
    int slots = program.slots();
    this.writers = new int[slots];
    this.sources = new int[slots];
    this.sampled = new BitSet(slots);
    Arrays.fill(writers, NOTHING);
    Arrays.fill(sources, NOTHING);
    for (Program.Wave wave : program.waves()) {
      for (Instruction instruction : wave.code()) {
        write(instruction);
      }
      for (ExternalCall call : wave.kernelCalls()) {
        if (reads(call)) {
          write(call);
        }
      }
      for (ExternalCall call : wave.calls()) {
        boolean nested = reads(call);
        for (int k = 0; k < call.outputs().length; k++) {
          for (int i = 0; i < call.outputSizes()[k]; i++) {
            sources[call.outputs()[k] + i] = sourceCount++;
          }
        }
        if (nested) {
          write(call);
        } else {
          mark(call);
        }
      }
    }
  }

  /** Many evaluations share a base point, which need not be looked at for each. */
  private boolean reads(ExternalCall call) {
    if (call.inputs() != base) {
      base = call.inputs();
      isBaseSampled = base.stream().anyMatch(slots -> Arrays.stream(slots).anyMatch(sampled::get));
    }
    return isBaseSampled;
  }

  private void mark(ExternalCall call) {
    for (int k = 0; k < call.outputs().length; k++) {
      sampled.set(call.outputs()[k], call.outputs()[k] + call.outputSizes()[k]);
    }
  }

  /** An evaluation at a sampled point depends on it in a way that would take more evaluations. */
  private void write(ExternalCall call) {
    int position = next(call);
    mark(call);
    for (int k = 0; k < call.outputs().length; k++) {
      int first = call.outputs()[k];
      Arrays.fill(writers, first, first + call.outputSizes()[k], position);
    }
  }

  private int next(Object step) {
    steps.add(step);
    return steps.size() - 1;
  }

  private void write(Instruction instruction) {
    int position = next(instruction);
    if (instruction.opcode() == Opcode.BLOCK) {
      BlockInstruction block = program.blocks().get(instruction.a());
      boolean[] depends = new boolean[1];
      block.reads(
          (first, size) -> {
            int next = sampled.nextSetBit(first);
            depends[0] |= next >= 0 && next < first + size;
          });
      Arrays.fill(writers, block.dst(), block.dst() + block.size(), position);
      sampled.set(block.dst(), block.dst() + block.size(), depends[0]);
    } else {
      writers[instruction.dst()] = position;
      for (int k = 0; k < instruction.opcode().operands(); k++) {
        if (sampled.get(instruction.operand(k))) {
          sampled.set(instruction.dst());
        }
      }
    }
  }

  /** Returns how many numbers the backend returns, in the order of waves, calls and outputs. */
  public int sourceCount() {
    return sourceCount;
  }

  /**
   * Returns the slot that a value was copied from: equal entries of a symmetric tensor have one.
   */
  public int origin(int slot) {
    int at = slot;
    while (writers[at] != NOTHING
        && steps.get(writers[at]) instanceof Instruction instruction
        && instruction.opcode() == Opcode.BLOCK) {
      BlockInstruction block = program.blocks().get(instruction.a());
      int element = at - block.dst();
      if (block instanceof Gather gather) {
        at = gather.source() + gather.map().at(element);
      } else if (block instanceof Pack pack) {
        at = pack.sources()[element];
      } else if (block instanceof Copy copy) {
        at = copy.source().slot(element);
      } else {
        return at;
      }
    }
    return at;
  }

  /** Returns the derivatives of the value in a slot. */
  public Row row(int slot, double[] frame) {
    return new Walk(frame).from(slot);
  }

  /** A slot and the derivative of the result in it; the slot written last comes first. */
  private record Step(int position, int slot, double derivative) implements Comparable<Step> {
    @Override
    public int compareTo(Step other) {
      int byPosition = Integer.compare(other.position, position);
      return byPosition != 0 ? byPosition : Integer.compare(slot, other.slot);
    }
  }

  private final class Walk implements BlockInstruction.Partials {
    private final double[] frame;
    private final PriorityQueue<Step> open = new PriorityQueue<>();
    private final TreeMap<Integer, Double> found = new TreeMap<>();
    private double derivative;
    private boolean known = true;

    Walk(double[] frame) {
      this.frame = frame;
    }

    Row from(int slot) {
      derivative = 1;
      accept(slot, 1);
      while (!open.isEmpty()) {
        Step step = open.poll();
        double sum = step.derivative();
        while (!open.isEmpty() && open.peek().slot() == step.slot()) {
          sum += open.poll().derivative();
        }
        derivative = sum;
        visit(step);
      }
      return new Row(
          found.keySet().stream().mapToInt(Integer::intValue).toArray(),
          found.values().stream().mapToDouble(Double::doubleValue).toArray(),
          known);
    }

    private void visit(Step step) {
      if (!(steps.get(step.position()) instanceof Instruction instruction)) {
        known = false;
        return;
      }
      Opcode opcode = instruction.opcode();
      if (opcode == Opcode.BLOCK) {
        BlockInstruction block = program.blocks().get(instruction.a());
        block.partials(step.slot() - block.dst(), frame, this);
      } else if (opcode == Opcode.CALL1) {
        kernel(step.slot(), new int[] {instruction.a()});
      } else if (opcode == Opcode.CALL2) {
        kernel(step.slot(), new int[] {instruction.a(), instruction.b()});
      } else {
        double a = frame[instruction.a()];
        double b = frame[instruction.b()];
        double c = frame[instruction.c()];
        for (int k = 0; k < opcode.operands(); k++) {
          int slot = instruction.operand(k);
          if (sampled.get(slot)) {
            accept(slot, opcode.partial(k, a, b, c));
          }
        }
      }
    }

    @Override
    public void accept(int slot, double partial) {
      if (!sampled.get(slot) || partial == 0) {
        return;
      }
      if (sources[slot] != NOTHING) {
        found.merge(sources[slot], derivative * partial, Double::sum);
      }
      if (writers[slot] != NOTHING) {
        open.add(new Step(writers[slot], slot, derivative * partial));
      }
    }

    @Override
    public void kernel(int dst, int[] operands) {
      int[] partials = program.partials().get(dst);
      for (int k = 0; k < operands.length; k++) {
        if (sampled.get(operands[k])) {
          if (partials == null || partials[k] < 0) {
            known = false;
          } else {
            accept(operands[k], frame[partials[k]]);
          }
        }
      }
    }
  }
}
