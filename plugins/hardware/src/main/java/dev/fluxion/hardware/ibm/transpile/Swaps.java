package dev.fluxion.hardware.ibm.transpile;

import dev.fluxion.hardware.ibm.transpile.Step.Kind;
import dev.fluxion.hardware.ibm.transpile.Step.Pair;
import dev.fluxion.hardware.ibm.transpile.Step.Turn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Merges exchanges with a CZ of the same qubits, which together take two gates instead of four.
 * Turns between them change the qubit.
 */
final class Swaps {
  private final List<@Nullable Step> steps = new ArrayList<>();
  private final int[] lastPair;

  private Swaps(int width) {
    this.lastPair = new int[width];
    Arrays.fill(lastPair, -1);
  }

  static List<Step> merged(List<Step> steps, int width) {
    Swaps swaps = new Swaps(width);
    for (Step step : steps) {
      if (step instanceof Pair pair) {
        swaps.add(pair);
      } else {
        swaps.steps.add(step);
      }
    }
    List<Step> left = new ArrayList<>();
    swaps.steps.stream().filter(Objects::nonNull).forEach(left::add);
    return left;
  }

  /** Returns how many gates of two qubits steps take. */
  static int cost(List<Step> steps) {
    int cost = 0;
    for (Step step : steps) {
      cost += step instanceof Pair pair ? pair.kind().cost : 0;
    }
    return cost;
  }

  private void add(Pair pair) {
    int last = lastPair[pair.one()];
    boolean isSame = last >= 0 && last == lastPair[pair.other()];
    if (isSame && steps.get(last) instanceof Pair earlier) {
      if (pair.kind() == Kind.SWAP) {
        exchangeTurns(pair, last);
        replace(last, earlier, exchanged(earlier.kind()));
        return;
      } else if (earlier.kind() == Kind.SWAP) {
        exchangeTurns(pair, last);
        steps.set(last, null);
        append(new Pair(Kind.CZ_SWAP, pair.one(), pair.other()));
        return;
      }
    }
    append(pair);
  }

  private void append(Pair pair) {
    lastPair[pair.one()] = steps.size();
    lastPair[pair.other()] = steps.size();
    steps.add(pair);
  }

  private static @Nullable Kind exchanged(Kind kind) {
    return kind == Kind.CZ ? Kind.CZ_SWAP : kind == Kind.CZ_SWAP ? Kind.CZ : null;
  }

  private void replace(int at, Pair earlier, @Nullable Kind kind) {
    if (kind != null) {
      steps.set(at, new Pair(kind, earlier.one(), earlier.other()));
    } else {
      // What came before is not merged any more: it is rarely worth a search.
      steps.set(at, null);
      lastPair[earlier.one()] = -1;
      lastPair[earlier.other()] = -1;
    }
  }

  private void exchangeTurns(Pair pair, int since) {
    for (int k = since + 1; k < steps.size(); k++) {
      if (steps.get(k) instanceof Turn turn) {
        if (turn.qubit() == pair.one()) {
          steps.set(k, new Turn(pair.other(), turn.gate()));
        } else if (turn.qubit() == pair.other()) {
          steps.set(k, new Turn(pair.one(), turn.gate()));
        }
      }
    }
  }

  /** Returns the steps with CZ as the only gate of two qubits. */
  static List<Step> spelled(List<Step> steps) {
    List<Step> spelled = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Pair pair && pair.kind() != Kind.CZ) {
        spell(pair, spelled);
      } else {
        spelled.add(step);
      }
    }
    return spelled;
  }

  private static void spell(Pair pair, List<Step> spelled) {
    Turn one = new Turn(pair.one(), Quaternion.H);
    Turn other = new Turn(pair.other(), Quaternion.H);
    Pair cz = Pair.cz(pair.one(), pair.other());
    // CX CX CX, of which a CZ before or behind takes one away.
    spelled.addAll(List.of(one, other, cz, one, other, cz, one, other));
    if (pair.kind() == Kind.SWAP) {
      spelled.add(cz);
    }
  }
}
