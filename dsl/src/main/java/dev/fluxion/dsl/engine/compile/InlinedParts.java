package dev.fluxion.dsl.engine.compile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Divides straight-line code into methods that HotSpot inlines into the loop that calls them: up to
 * 325 bytes each (its FreqInlineSize). A call that is not inlined takes as long as ten operations,
 * and its results go through memory.
 *
 * <p>Each part computes some of the results from the inputs. What several parts need, each computes
 * again: once they are inlined it is the same to HotSpot, which computes it once.
 */
final class InlinedParts {
  /** Bytes of a part, as they are estimated here. */
  private static final int CAPACITY = 310;

  private static final int OPERATION = 6;
  private static final int CALL = 14;

  /** One in so many steps may be executed again. */
  private static final int REPEATED = 10;

  private final List<CodeStep> steps;
  private final Map<Integer, Integer> writers = new HashMap<>();
  private final List<BitSet> parts = new ArrayList<>();
  private BitSet open = new BitSet();

  private InlinedParts(List<CodeStep> steps) {
    this.steps = steps;
    for (int k = 0; k < steps.size(); k++) {
      if (steps.get(k) instanceof CodeStep.Scalar scalar) {
        writers.put(scalar.instruction().dst(), k);
      }
    }
  }

  /**
   * Returns the parts, or all steps in one if that is better.
   *
   * @param steps code that stores nothing but results
   * @param use what is stored
   */
  static List<CodeChunk> of(List<CodeStep> steps, SlotUse use) {
    return new InlinedParts(steps).divide(use);
  }

  private List<CodeChunk> divide(SlotUse use) {
    BitSet all = new BitSet();
    all.set(0, steps.size());
    if (bytes(all) <= CAPACITY) {
      return List.of(CodeChunk.of(steps));
    }
    for (int k = 0; k < steps.size(); k++) {
      CodeStep step = steps.get(k);
      if (step instanceof CodeStep.Scalar scalar) {
        if (use.isShared(scalar.instruction().dst(), 1)) {
          add(k);
        }
      } else if (step instanceof CodeStep.Result) {
        add(k);
      } else {
        return List.of(CodeChunk.of(steps));
      }
    }
    parts.add(open);
    if (!isWorthIt()) {
      return List.of(CodeChunk.of(steps));
    }
    List<CodeChunk> chunks = new ArrayList<>(parts.size());
    for (BitSet part : parts) {
      chunks.add(chunk(part));
    }
    return chunks;
  }

  /** Adds a step that stores a result, and what it needs, to the open part if that has room. */
  private void add(int step) {
    BitSet more = (BitSet) open.clone();
    need(step, more);
    if (bytes(more) > CAPACITY && !open.isEmpty()) {
      parts.add(open);
      more = new BitSet();
      need(step, more);
    }
    open = more;
  }

  private void need(int step, BitSet needed) {
    if (needed.get(step)) {
      return;
    }
    needed.set(step);
    if (steps.get(step) instanceof CodeStep.Scalar scalar) {
      Instruction instruction = scalar.instruction();
      for (int k = 0; k < instruction.opcode().operands(); k++) {
        needSlot(instruction.operand(k), needed);
      }
    } else if (steps.get(step) instanceof CodeStep.Result result) {
      needSlot(result.slot(), needed);
    }
  }

  private void needSlot(int slot, BitSet needed) {
    Integer writer = writers.get(slot);
    if (writer != null) {
      need(writer, needed);
    }
  }

  private boolean isWorthIt() {
    BitSet once = new BitSet();
    int repeated = 0;
    for (BitSet part : parts) {
      if (bytes(part) > CAPACITY) {
        return false;
      }
      for (int k = part.nextSetBit(0); k >= 0; k = part.nextSetBit(k + 1)) {
        if (once.get(k)) {
          repeated++;
          if (isCall(steps.get(k))) {
            return false;
          }
        }
        once.set(k);
      }
    }
    return repeated * REPEATED <= steps.size();
  }

  private int bytes(BitSet part) {
    int bytes = 0;
    for (int k = part.nextSetBit(0); k >= 0; k = part.nextSetBit(k + 1)) {
      bytes += isCall(steps.get(k)) ? CALL : OPERATION;
    }
    return bytes;
  }

  private static boolean isCall(CodeStep step) {
    return step instanceof CodeStep.Scalar scalar
        && scalar.instruction().opcode().kind() == Opcode.Kind.CALL;
  }

  private CodeChunk chunk(BitSet part) {
    List<CodeStep> own = new ArrayList<>(part.cardinality());
    for (int k = part.nextSetBit(0); k >= 0; k = part.nextSetBit(k + 1)) {
      own.add(steps.get(k));
    }
    return CodeChunk.of(own);
  }
}
