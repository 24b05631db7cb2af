package dev.fluxion.hardware.ibm.transpile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes a circuit of turns and CZ shorter: turns of a qubit are merged, those about Z and flips go
 * behind each CZ, and two CZ of the same qubits vanish if nothing but CZ is left between them.
 */
final class Reduction {
  private final Quaternion[] pending;
  private final int[] lastTurn;
  private final Map<Long, Integer> lastCz = new HashMap<>();
  private final List<@Nullable Step> steps = new ArrayList<>();

  private Reduction(int width) {
    this.pending = new Quaternion[width];
    Arrays.fill(pending, Quaternion.IDENTITY);
    this.lastTurn = new int[width];
    Arrays.fill(lastTurn, -1);
  }

  /** Returns the steps as few as they become. */
  static List<Step> of(List<Step> steps, int width) {
    List<Step> shorter = once(steps, width);
    for (int before = steps.size(); shorter.size() < before; ) {
      before = shorter.size();
      shorter = once(shorter, width);
    }
    return shorter;
  }

  private static List<Step> once(List<Step> steps, int width) {
    Reduction reduction = new Reduction(width);
    for (Step step : steps) {
      if (step instanceof Step.Turn turn) {
        Quaternion[] pending = reduction.pending;
        pending[turn.qubit()] = turn.gate().after(pending[turn.qubit()]);
      } else {
        Step.Pair pair = (Step.Pair) step;
        reduction.cz(pair.one(), pair.other());
      }
    }
    for (int q = 0; q < width; q++) {
      reduction.flush(q);
    }
    List<Step> left = new ArrayList<>();
    reduction.steps.stream().filter(Objects::nonNull).forEach(left::add);
    return left;
  }

  private void flush(int qubit) {
    if (!pending[qubit].isIdentity()) {
      lastTurn[qubit] = steps.size();
      steps.add(new Step.Turn(qubit, pending[qubit]));
    }
    pending[qubit] = Quaternion.IDENTITY;
  }

  private void cz(int one, int other) {
    for (int qubit : new int[] {one, other}) {
      if (!pending[qubit].passesCz()) {
        flush(qubit);
      }
    }
    passCz(pending, one, other);
    long pair = ((long) Math.min(one, other) << 32) | Math.max(one, other);
    Integer last = lastCz.remove(pair);
    if (last != null && last > lastTurn[one] && last > lastTurn[other]) {
      steps.set(last, null);
    } else {
      lastCz.put(pair, steps.size());
      steps.add(Step.Pair.cz(one, other));
    }
  }

  /** Brings turns that pass a CZ behind it: a flip of one qubit leaves Z on the other. */
  static void passCz(Quaternion[] pending, int one, int other) {
    boolean isFlipped = pending[one].isAntidiagonal();
    if (pending[other].isAntidiagonal()) {
      pending[one] = Quaternion.Z.after(pending[one]);
    }
    if (isFlipped) {
      pending[other] = Quaternion.Z.after(pending[other]);
    }
  }
}
