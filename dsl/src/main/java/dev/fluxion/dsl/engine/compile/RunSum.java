package dev.fluxion.dsl.engine.compile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a run adds up: an array, or terms that are computed where they are added up and stored
 * nowhere.
 *
 * @param sum the sum
 * @param terms the arithmetic that gives its terms; none if its source is stored
 */
record RunSum(Sum sum, List<Elementwise> terms) {
  RunSum(Sum sum) {
    this(sum, List.of());
  }

  /** Returns how many instructions it stands for. */
  int instructions() {
    return 1 + terms.size();
  }

  /** Passes every range of stored slots that is read. */
  void reads(BlockInstruction.Ranges ranges) {
    if (terms.isEmpty()) {
      sum.reads(ranges);
      return;
    }
    Set<Integer> written = new HashSet<>();
    for (Elementwise term : terms) {
      for (Operand operand : term.operands()) {
        if (operand.step() == 0 || !written.contains(operand.offset())) {
          operand.reads(term.size(), ranges);
        }
      }
      written.add(term.dst());
    }
  }
}
