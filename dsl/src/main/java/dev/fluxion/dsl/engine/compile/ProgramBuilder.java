package dev.fluxion.dsl.engine.compile;

import dev.fluxion.dsl.engine.define.Powers;
import dev.fluxion.spi.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects instructions in single assignment: every slot is written once.
 *
 * <p>Equal instructions become one, constants are folded, and a factor that is 0 by structure (a
 * derivative that does not exist) takes the product with it.
 */
final class ProgramBuilder {
  private static final int ALIGNMENT = 8;

  /** So many terms are added one after the other. */
  private static final int IN_ORDER = 4;

  private final List<Region> inputs = new ArrayList<>();
  private final boolean share;
  private final Map<Instruction, Integer> known = new HashMap<>();
  private final Map<Double, Integer> constantSlots = new HashMap<>();
  private final BitSet knownConstants = new BitSet();
  private double[] values = new double[64];
  private final List<Program.Constants> constants = new ArrayList<>();
  private final List<Region> arrays = new ArrayList<>();
  private final Powers<Integer> powers = new SlotPowers();
  private final List<Emitted> emitted = new ArrayList<>();
  private final List<BlockInstruction> blocks = new ArrayList<>();
  private final List<Kernel> kernels = new ArrayList<>();
  private final Map<Kernel, Integer> kernelNumbers = new IdentityHashMap<>();
  private int[] levels = new int[64];
  private List<int[]> base = List.of();
  private int baseLevel;
  private int slots;

  /**
   * What was emitted, and which primitive it evaluates, if it does.
   *
   * @param instruction the instruction; nothing for an external call
   * @param external the external call; nothing for an instruction
   * @param primitive the primitive that is evaluated, empty if none
   * @param evaluations how often
   * @param level the number of waves before it
   */
  record Emitted(
      @Nullable Instruction instruction,
      @Nullable ExternalCall external,
      String primitive,
      int evaluations,
      int level) {}

  ProgramBuilder(int inputSize, boolean share) {
    this(new int[] {inputSize}, share);
  }

  ProgramBuilder(int[] inputSizes, boolean share) {
    this.share = share;
    for (int size : inputSizes) {
      inputs.add(new Region(slots, size));
      reserve(slots, size);
    }
  }

  List<Region> inputs() {
    return inputs;
  }

  /** Returns what was reserved as arrays. */
  List<Region> arrays() {
    return arrays;
  }

  int slotCount() {
    return slots;
  }

  List<Emitted> emitted() {
    return emitted;
  }

  List<BlockInstruction> blocks() {
    return blocks;
  }

  List<Kernel> kernels() {
    return kernels;
  }

  /** Returns the slots that have their values before a run, the first one first. */
  List<Program.Constants> constants() {
    return List.copyOf(constants);
  }

  /**
   * Reserves consecutive slots and returns the first.
   *
   * <p>Arrays start at multiples of 8: loops over several of them become SIMD code on JDK 17 only
   * if their offsets agree modulo 8.
   */
  int allocate(int count) {
    int first = count < ALIGNMENT ? slots : (slots + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    reserve(first, count);
    if (count > 1) {
      arrays.add(new Region(first, count));
    }
    return first;
  }

  private void reserve(int first, int count) {
    slots = Math.addExact(first, count);
    if (slots > levels.length) {
      levels = Arrays.copyOf(levels, Math.max(slots, levels.length * 2));
      values = Arrays.copyOf(values, levels.length);
    }
  }

  int constant(double value) {
    Integer slot = constantSlots.get(value);
    if (slot == null) {
      slot = constants(new double[] {value});
      constantSlots.put(value, slot);
    }
    return slot;
  }

  /** Reserves slots for constants that are next to each other. */
  int constants(double[] array) {
    int first = allocate(array.length);
    for (int i = 0; i < array.length; i++) {
      knownConstants.set(first + i);
      values[first + i] = array[i];
    }
    constants.add(new Program.Constants(first, array.clone()));
    return first;
  }

  int kernel(Kernel kernel) {
    Integer known = kernelNumbers.putIfAbsent(kernel, kernels.size());
    if (known == null) {
      kernels.add(kernel);
      return kernels.size() - 1;
    }
    return known;
  }

  int add(int a, int b) {
    if (isConstant(a, 0)) {
      return b;
    }
    return isConstant(b, 0) ? a : emit(Opcode.ADD, a, b, a);
  }

  int subtract(int a, int b) {
    if (isConstant(b, 0)) {
      return a;
    }
    return isConstant(a, 0) ? negate(b) : emit(Opcode.SUB, a, b, a);
  }

  int negate(int a) {
    return isConstant(a, 0) ? a : emit(Opcode.NEG, a, a, a);
  }

  int multiply(int a, int b) {
    if (isConstant(a, 0) || isConstant(b, 0)) {
      return constant(0);
    } else if (isConstant(a, 1)) {
      return b;
    } else if (isConstant(b, 1)) {
      return a;
    } else if (isConstant(a, -1)) {
      return negate(b);
    }
    return isConstant(b, -1) ? negate(a) : emit(Opcode.MUL, a, b, a);
  }

  /**
   * Returns {@code Σ_k weight_k slot_k}; weights that differ in their signs alone are one factor.
   */
  int combination(int[] slotsOfTerms, double[] weights) {
    double common = weights.length == 0 ? 1 : Math.abs(weights[0]);
    if (common == 1 || weights.length < 2) {
      return sum(slotsOfTerms, weights);
    }
    double[] signs = new double[weights.length];
    for (int k = 0; k < weights.length; k++) {
      if (Math.abs(weights[k]) != common) {
        return sum(slotsOfTerms, weights);
      }
      signs[k] = Math.signum(weights[k]);
    }
    return multiply(constant(common), sum(slotsOfTerms, signs));
  }

  private int sum(int[] slotsOfTerms, double[] weights) {
    return weights.length == 0
        ? constant(0)
        : isNegative(weights, 0, weights.length)
            ? negate(magnitude(slotsOfTerms, weights, 0, weights.length))
            : magnitude(slotsOfTerms, weights, 0, weights.length);
  }

  /**
   * Returns the sum of some terms, or its negative if all weights are negative. Many terms are
   * added in halves, which do not wait for each other and round less.
   */
  private int magnitude(int[] slotsOfTerms, double[] weights, int from, int to) {
    if (to - from > IN_ORDER) {
      int middle = (from + to) >>> 1;
      int left = magnitude(slotsOfTerms, weights, from, middle);
      int right = magnitude(slotsOfTerms, weights, middle, to);
      boolean negative = isNegative(weights, from, middle);
      if (negative == isNegative(weights, middle, to)) {
        return add(left, right);
      }
      return negative ? subtract(right, left) : subtract(left, right);
    }
    int start = from;
    boolean negative = isNegative(weights, from, to);
    while (!negative && weights[start] < 0) {
      start++;
    }
    int sum = scaled(Math.abs(weights[start]), slotsOfTerms[start]);
    for (int k = from; k < to; k++) {
      if (k != start) {
        int term = scaled(Math.abs(weights[k]), slotsOfTerms[k]);
        sum = weights[k] < 0 && !negative ? subtract(sum, term) : add(sum, term);
      }
    }
    return sum;
  }

  private static boolean isNegative(double[] weights, int from, int to) {
    for (int k = from; k < to; k++) {
      if (!(weights[k] < 0)) {
        return false;
      }
    }
    return true;
  }

  private int scaled(double weight, int term) {
    return weight == 1 ? term : multiply(constant(weight), term);
  }

  int divide(int a, int b) {
    return isConstant(a, 0) ? a : isConstant(b, 1) ? a : emit(Opcode.DIV, a, b, a);
  }

  /** Returns {@code a^p}. */
  int power(int a, double p) {
    return powers.power(a, p);
  }

  private final class SlotPowers implements Powers<Integer> {
    @Override
    public Integer product(Integer a, Integer b) {
      return multiply(a, b);
    }

    @Override
    public Integer reciprocal(Integer a) {
      return divide(constant(1), a);
    }

    @Override
    public Integer root(Integer a) {
      return emit(Opcode.SQRT, a, a, a);
    }

    @Override
    public Integer unsignedZero(Integer a) {
      return emit(Opcode.ADD, a, constant(0), a);
    }

    @Override
    public Integer other(Integer x, double p) {
      return emit(Opcode.POW, x, constant(p), x);
    }
  }

  int select(int mask, int chosen, int otherwise) {
    if (knownConstants.get(mask)) {
      return values[mask] != 0 ? chosen : otherwise;
    }
    return chosen == otherwise ? chosen : emit(Opcode.SELECT, mask, chosen, otherwise);
  }

  private boolean isConstant(int slot, double wanted) {
    return knownConstants.get(slot) && values[slot] == wanted;
  }

  int emit(Opcode opcode, int a, int b, int c) {
    if (knownConstants.get(a) && knownConstants.get(b) && knownConstants.get(c)) {
      return constant(opcode.apply(values[a], values[b], values[c]));
    }
    boolean swap = opcode.isCommutative() && a > b;
    Instruction key = new Instruction(opcode, -1, swap ? b : a, swap ? a : b, swap ? b : c);
    Integer slot = known.get(key);
    if (slot == null) {
      slot = allocate(1);
      add(new Instruction(opcode, slot, key.a(), key.b(), key.c()), "", 0, level(a, b, c));
      known.put(key, slot);
    }
    return slot;
  }

  /** Emits a call of a unary or binary kernel; the third operand is the kernel. */
  int call(Opcode opcode, int a, int b, Kernel kernel, String primitive) {
    Instruction key = new Instruction(opcode, -1, a, b, kernel(kernel));
    Integer slot = share ? known.get(key) : null;
    if (slot == null) {
      slot = allocate(1);
      add(new Instruction(opcode, slot, a, b, key.c()), primitive, 1, level(a, b, a));
      known.put(key, slot);
    }
    return slot;
  }

  /** Emits a block instruction. */
  void block(BlockInstruction block, String primitive, int evaluations) {
    int[] level = {0};
    block.reads(
        (first, size) -> {
          for (int slot = first; slot < first + size; slot++) {
            level[0] = Math.max(level[0], levels[slot]);
          }
        });
    blocks.add(block);
    Arrays.fill(levels, block.dst(), block.dst() + block.size(), level[0]);
    emitted.add(
        new Emitted(
            new Instruction(Opcode.BLOCK, -1, blocks.size() - 1, 0, 0),
            null,
            primitive,
            evaluations,
            level[0]));
  }

  /** Emits an evaluation of the backend; its results are there one wave later. */
  void external(ExternalCall call) {
    if (call.inputs() != base) {
      base = call.inputs();
      baseLevel = 0;
      for (int[] slotsOfInput : base) {
        for (int slot : slotsOfInput) {
          baseLevel = Math.max(baseLevel, levels[slot]);
        }
      }
    }
    int level = baseLevel;
    for (int k = 0; k < call.outputs().length; k++) {
      int first = call.outputs()[k];
      Arrays.fill(levels, first, first + call.outputSizes()[k], level + 1);
    }
    emitted.add(new Emitted(null, call, call.call().primitive().id(), 1, level));
  }

  private void add(Instruction instruction, String primitive, int evaluations, int level) {
    levels[instruction.dst()] = level;
    emitted.add(new Emitted(instruction, null, primitive, evaluations, level));
  }

  private int level(int a, int b, int c) {
    return Math.max(levels[a], Math.max(levels[b], levels[c]));
  }
}
