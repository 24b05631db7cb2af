package dev.fluxion.dsl.engine.compile;

import dev.fluxion.dsl.engine.compile.contract.RowPass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A product with a matrix, loops over its rows, and a product with the transposed matrix: steps
 * that may be executed block of rows by block of rows, so that the matrix is read once.
 *
 * @param first X v
 * @param run loops that read X v, and write r
 * @param second Xᵀ r
 * @param pass how the matrix is read
 */
record RowFusion(Contract first, ElementwiseRun run, Contract second, RowPass pass) {

  /** Returns steps that do the same, and read matrices once where they can. */
  static List<CodeStep> fuse(List<CodeStep> steps, Program program, boolean parallel) {
    List<CodeStep> fused = new ArrayList<>(steps.size());
    Map<Integer, Contract> products = new HashMap<>();
    for (CodeStep step : steps) {
      Optional<RowFusion> found = Optional.empty();
      if (step instanceof CodeStep.Block block && block.instruction() instanceof Contract next) {
        found = find(fused, products, next);
        products.put(next.dst(), next);
      }
      if (found.isPresent()) {
        fused.remove(fused.size() - 1);
        fused.remove(new CodeStep.Block(found.get().first()));
        boolean threads = parallel && found.get().isWorthThreads(program);
        fused.add(new CodeStep.Rows(found.get(), threads));
      } else {
        fused.add(step);
      }
    }
    return fused;
  }

  private static Optional<RowFusion> find(
      List<CodeStep> before, Map<Integer, Contract> products, Contract second) {
    if (before.isEmpty() || !(before.get(before.size() - 1) instanceof CodeStep.Loops loops)) {
      return Optional.empty();
    }
    for (ElementLoop loop : loops.run().loops()) {
      for (Elementwise instruction : loop.instructions()) {
        for (Operand operand : instruction.operands()) {
          Contract first = products.get(operand.offset());
          if (first != null && operand.step() == 1) {
            Optional<RowFusion> found = of(first, loops.run(), second);
            if (found.isPresent() && found.get().mayWait(before)) {
              return found;
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<RowFusion> of(Contract first, ElementwiseRun run, Contract second) {
    return RowPass.of(first.contraction(), second.contraction())
        .map(pass -> new RowFusion(first, run, second, pass))
        .filter(RowFusion::isOneMatrix)
        .filter(RowFusion::isRowByRow);
  }

  /** Returns the first slot of the matrix. */
  int matrix() {
    return pass.isLeftOfFirst() ? first.left() : first.right();
  }

  /** Returns the first slot of v. */
  int vector() {
    return pass.isLeftOfFirst() ? first.right() : first.left();
  }

  /** Returns the first slot of r. */
  int factors() {
    return pass.isLeftOfSecond() ? second.right() : second.left();
  }

  private boolean isOneMatrix() {
    return matrix() == (pass.isLeftOfSecond() ? second.left() : second.right())
        && run.size() == pass.rows()
        && run.writes(factors());
  }

  /** Returns whether the loops read of X v what belongs to the row that they are at. */
  private boolean isRowByRow() {
    for (ElementLoop loop : run.loops()) {
      for (Elementwise instruction : loop.instructions()) {
        for (Operand operand : instruction.operands()) {
          if (operand.step() == 0 || operand.offset() != first.dst()) {
            boolean[] touches = {false};
            operand.reads(run.size(), (from, size) -> touches[0] |= isOfProduct(from, size));
            if (touches[0]) {
              return false;
            }
          }
        }
      }
    }
    return run.sums().stream()
        .map(RunSum::sum)
        .allMatch(sum -> sum.source() == first.dst() || !isOfProduct(sum.source(), sum.count()));
  }

  /** Returns whether no step but the loops reads X v yet. */
  private boolean mayWait(List<CodeStep> steps) {
    int at = steps.lastIndexOf(new CodeStep.Block(first));
    if (at < 0) {
      return false;
    }
    for (CodeStep step : steps.subList(at + 1, steps.size() - 1)) {
      boolean[] reads = {false};
      step.reads((from, size) -> reads[0] |= isOfProduct(from, size));
      if (reads[0]) {
        return false;
      }
    }
    return true;
  }

  private boolean isOfProduct(int from, int size) {
    return from < first.dst() + first.size() && from + size > first.dst();
  }

  private boolean isWorthThreads(Program program) {
    double nanos = Cost.of(first, program) + Cost.of(second, program) + Cost.of(run, program);
    return nanos >= ParallelLoops.BREAK_EVEN_NANOS;
  }
}
