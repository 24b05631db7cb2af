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

  /** Returns the program that computes the given output slots. */
  static Program finish(ProgramBuilder builder, List<int[]> outputs) {
    BitSet live = new BitSet(builder.slotCount());
    outputs.forEach(
        slots -> {
          for (int slot : slots) {
            live.set(slot);
          }
        });
    List<ProgramBuilder.Emitted> kept = new ArrayList<>();
    List<ProgramBuilder.Emitted> emitted = builder.emitted();
    for (int i = emitted.size() - 1; i >= 0; i--) {
      ProgramBuilder.Emitted each = emitted.get(i);
      if (isLive(each, builder, live)) {
        markReads(each, builder, live);
        kept.add(each);
      }
    }
    Collections.reverse(kept);
    return new Program(
        builder.inputSize(),
        builder.frame(),
        waves(kept),
        builder.blocks(),
        builder.kernels(),
        outputs,
        evaluations(kept));
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
        for (int slot : slots) {
          live.set(slot);
        }
      }
      return;
    }
    Instruction instruction = Objects.requireNonNull(each.instruction());
    if (instruction.opcode() == Opcode.BLOCK) {
      builder.blocks().get(instruction.a()).reads(live::set);
    } else {
      for (int k = 0; k < instruction.opcode().operands(); k++) {
        live.set(instruction.operand(k));
      }
    }
  }

  private static List<Program.Wave> waves(List<ProgramBuilder.Emitted> kept) {
    List<List<Instruction>> code = new ArrayList<>();
    List<List<ExternalCall>> calls = new ArrayList<>();
    for (ProgramBuilder.Emitted each : kept) {
      while (code.size() <= each.level()) {
        code.add(new ArrayList<>());
        calls.add(new ArrayList<>());
      }
      if (each.external() != null) {
        calls.get(each.level()).add(each.external());
      }
      if (each.instruction() != null) {
        code.get(each.level()).add(each.instruction());
      }
    }
    List<Program.Wave> waves = new ArrayList<>();
    for (int k = 0; k < code.size(); k++) {
      waves.add(new Program.Wave(code.get(k), calls.get(k)));
    }
    return waves;
  }

  private static Map<String, Long> evaluations(List<ProgramBuilder.Emitted> kept) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (ProgramBuilder.Emitted each : kept) {
      if (each.evaluations() > 0) {
        counts.merge(each.primitive(), (long) each.evaluations(), Long::sum);
      }
    }
    return counts;
  }
}
