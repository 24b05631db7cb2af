package dev.fluxion.dsl.engine.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Divides the instructions of a wave into methods, and finds the block instructions that become
 * loops.
 *
 * <p>A run of elementwise instructions stays open as long as they fit. What comes between them and
 * reads nothing of the run goes before it: every slot is written once, so the values are the same.
 */
final class CodeLayout {
  /** Each part copies one of the factors again, so that threads gain later than in loops. */
  private static final double PRODUCT_BREAK_EVEN_NANOS = 2_000_000;

  private final Program program;
  private final int[] runs;
  private final boolean parallel;
  private final List<CodeStep> steps = new ArrayList<>();
  private ElementwiseRun open = new ElementwiseRun(0);
  private int number = 1;

  private CodeLayout(Program program, boolean parallel) {
    this.parallel = parallel;
    this.program = program;
    this.runs = new int[program.slots()];
  }

  /**
   * Returns the methods of each wave.
   *
   * @param parallel whether several threads may take parts of large loops
   */
  static List<List<CodeChunk>> of(Program program, boolean parallel) {
    List<List<CodeChunk>> waves = new ArrayList<>();
    for (Program.Wave wave : program.waves()) {
      waves.add(new CodeLayout(program, parallel).chunks(wave.code()));
    }
    return waves;
  }

  private List<CodeChunk> chunks(List<Instruction> code) {
    for (Instruction instruction : code) {
      if (instruction.opcode() != Opcode.BLOCK) {
        scalar(instruction);
      } else {
        BlockInstruction block = program.blocks().get(instruction.a());
        if (block instanceof Elementwise elementwise) {
          elementwise(elementwise);
        } else if (block instanceof Sum sum && open.size() == sum.count() && fits(sum)) {
          open.add(new RunSum(sum));
          runs[sum.dst()] = number;
        } else {
          block(block);
        }
      }
    }
    closeRun();
    List<CodeStep> fused = RowFusion.fuse(steps, program, parallel);
    if (program.isClosed() && program.waves().size() == 1) {
      fused = Recomputation.in(fused, program);
    }
    if (parallel) {
      fused.replaceAll(this::onThreads);
    }
    return divide(fused);
  }

  private CodeStep onThreads(CodeStep step) {
    return step instanceof CodeStep.Block block
            && block.instruction() instanceof Contract product
            && product.contraction().slices() > 1
            && Cost.of(product, program) >= PRODUCT_BREAK_EVEN_NANOS
        ? new CodeStep.Block(product, true)
        : step;
  }

  private void scalar(Instruction instruction) {
    boolean needsRun = false;
    for (int k = 0; k < instruction.opcode().operands(); k++) {
      needsRun |= isInRun(instruction.operand(k));
    }
    if (needsRun) {
      closeRun();
    }
    steps.add(new CodeStep.Scalar(instruction));
  }

  private void block(BlockInstruction block) {
    boolean[] needsRun = {false};
    block.reads((first, size) -> needsRun[0] |= touchesRun(first, size));
    if (needsRun[0]) {
      closeRun();
    }
    steps.add(new CodeStep.Block(block));
  }

  private void elementwise(Elementwise next) {
    if (next.size() == 0) {
      return;
    }
    if (open.isFull() || open.size() != next.size() || !fits(next)) {
      closeRun();
      open = new ElementwiseRun(next.size());
    }
    open.add(next);
    Arrays.fill(runs, next.dst(), next.dst() + next.size(), number);
  }

  /** Returns whether each operand is an array of the open run, or nothing of it. */
  private boolean fits(Elementwise next) {
    for (Operand operand : next.operands()) {
      if (operand.step() == 1 && open.writes(operand.offset())) {
        continue;
      }
      if (touchesRun(operand.offset(), operand.step() == 0 ? 1 : next.size())) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether what is added up is an array of the open run, or nothing of it. */
  private boolean fits(Sum sum) {
    return open.writes(sum.source()) || !touchesRun(sum.source(), sum.count());
  }

  /** Blocks are read as a whole or in part, so that the ends tell whether one of the run is met. */
  private boolean touchesRun(int first, int size) {
    if (size <= 64) {
      for (int slot = first; slot < first + size; slot++) {
        if (isInRun(slot)) {
          return true;
        }
      }
      return false;
    }
    return isInRun(first) || isInRun(first + size - 1);
  }

  private boolean isInRun(int slot) {
    return runs[slot] == number;
  }

  private void closeRun() {
    ElementwiseRun closed = open;
    open = new ElementwiseRun(0);
    number++;
    if (closed.instructions() > 0) {
      boolean threads = parallel && Cost.of(closed, program) >= ParallelLoops.BREAK_EVEN_NANOS;
      steps.add(new CodeStep.Loops(closed, threads));
    }
  }

  private static List<CodeChunk> divide(List<CodeStep> steps) {
    List<CodeChunk> chunks = new ArrayList<>();
    int start = 0;
    int weight = 0;
    for (int k = 0; k < steps.size(); k++) {
      weight += steps.get(k).weight();
      if (weight >= CodeChunk.CAPACITY || k == steps.size() - 1) {
        chunks.add(CodeChunk.of(steps.subList(start, k + 1)));
        start = k + 1;
        weight = 0;
      }
    }
    return chunks;
  }
}
