package dev.fluxion.dsl.engine.compile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Drops what no output needs, and sorts the rest into waves. */
final class Liveness {
  private Liveness() {}

  /**
   * Returns the program that computes the given output slots, from which no errors are followed.
   */
  static Program finish(ProgramBuilder builder, List<int[]> outputs) {
    return finish(builder, outputs, Map.of());
  }

  /** Returns the program that computes the given output slots, and the slots of partials. */
  static Program finish(ProgramBuilder builder, List<int[]> outputs, Map<Integer, int[]> partials) {
    BitSet live = new BitSet(builder.slotCount());
    for (int[] slots : outputs) {
      mark(slots, live);
    }
    for (int[] slots : partials.values()) {
      mark(slots, live);
    }
    List<ProgramBuilder.Emitted> kept = new ArrayList<>();
    List<ProgramBuilder.Emitted> emitted = builder.emitted();
    List<int[]> base = List.of();
    for (int i = emitted.size() - 1; i >= 0; i--) {
      ProgramBuilder.Emitted each = emitted.get(i);
      if (isLive(each, builder, live)) {
        // Many evaluations share a base point, which need not be marked for each.
        if (each.external() == null || each.external().inputs() != base) {
          markReads(each, builder, live);
        }
        base = each.external() == null ? base : each.external().inputs();
        kept.add(each);
      }
    }
    Collections.reverse(kept);
    return new Program(
        List.copyOf(builder.inputs()),
        builder.slotCount(),
        builder.constants(),
        List.copyOf(builder.arrays()),
        waves(kept),
        builder.blocks(),
        builder.kernels(),
        outputs,
        evaluations(kept),
        partials);
  }

  /** Marks slots; -1 stands for none. */
  private static void mark(int[] slots, BitSet live) {
    for (int slot : slots) {
      if (slot >= 0) {
        live.set(slot);
      }
    }
  }

  private static boolean isLive(ProgramBuilder.Emitted each, ProgramBuilder builder, BitSet live) {
    ExternalCall external = each.external();
    if (external != null) {
      for (int k = 0; k < external.outputs().length; k++) {
        if (anyLive(live, external.outputs()[k], external.outputSizes()[k])) {
          return true;
        }
      }
      return false;
    }
    Instruction instruction = Objects.requireNonNull(each.instruction());
    if (instruction.opcode() == Opcode.BLOCK) {
      BlockInstruction block = builder.blocks().get(instruction.a());
      return anyLive(live, block.dst(), block.size());
    }
    return live.get(instruction.dst());
  }

  private static boolean anyLive(BitSet live, int first, int size) {
    int next = live.nextSetBit(first);
    return next >= 0 && next < first + size;
  }

  private static void markReads(ProgramBuilder.Emitted each, ProgramBuilder builder, BitSet live) {
    ExternalCall external = each.external();
    if (external != null) {
      for (int[] slots : external.inputs()) {
        mark(slots, live);
      }
      return;
    }
    Instruction instruction = Objects.requireNonNull(each.instruction());
    if (instruction.opcode() == Opcode.BLOCK) {
      builder.blocks().get(instruction.a()).reads((first, size) -> live.set(first, first + size));
    } else {
      for (int k = 0; k < instruction.opcode().operands(); k++) {
        live.set(instruction.operand(k));
      }
    }
  }

  private static List<Program.Wave> waves(List<ProgramBuilder.Emitted> kept) {
    List<List<Instruction>> code = new ArrayList<>();
    List<List<ExternalCall>> kernelCalls = new ArrayList<>();
    List<List<ExternalCall>> calls = new ArrayList<>();
    for (ProgramBuilder.Emitted each : kept) {
      while (code.size() <= each.level()) {
        code.add(new ArrayList<>());
        kernelCalls.add(new ArrayList<>());
        calls.add(new ArrayList<>());
      }
      if (each.external() != null) {
        boolean local = each.external().kernel().isPresent();
        (local ? kernelCalls : calls).get(each.level()).add(each.external());
      }
      if (each.instruction() != null) {
        code.get(each.level()).add(each.instruction());
      }
    }
    List<Program.Wave> waves = new ArrayList<>();
    for (int k = 0; k < code.size(); k++) {
      waves.add(new Program.Wave(code.get(k), kernelCalls.get(k), calls.get(k)));
    }
    return waves;
  }

  private static Map<String, Long> evaluations(List<ProgramBuilder.Emitted> kept) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (ProgramBuilder.Emitted each : kept) {
      if (each.evaluations() > 0) {
        long before = counts.getOrDefault(each.primitive(), 0L);
        counts.put(each.primitive(), before + each.evaluations());
      }
    }
    return counts;
  }
}
