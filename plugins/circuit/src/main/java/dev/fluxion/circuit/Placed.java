package dev.fluxion.circuit;

import dev.fluxion.circuit.gate.Gate;
import dev.fluxion.spi.Expr;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gate on qubits.
 *
 * @param gate the gate
 * @param qubits its qubits
 * @param angle its angle, 0 for a fixed gate
 */
record Placed(Gate gate, List<Integer> qubits, Expr angle) {

  /**
   * A sequence of gates that shares its beginning with the sequence that it continues: a circuit of
   * n gates is built gate by gate in time and memory proportional to n.
   */
  static final class Sequence {
    static final Sequence EMPTY = new Sequence(null, null, 0);

    private final @Nullable Sequence before;
    private final @Nullable Placed last;
    private final int size;

    private Sequence(@Nullable Sequence before, @Nullable Placed last, int size) {
      this.before = before;
      this.last = last;
      this.size = size;
    }

    int size() {
      return size;
    }

    Sequence plus(Placed next) {
      return new Sequence(this, next, Math.addExact(size, 1));
    }

    Sequence plus(List<Placed> next) {
      Sequence all = this;
      for (Placed gate : next) {
        all = all.plus(gate);
      }
      return all;
    }

    /** Returns the gates, the first one first. */
    List<Placed> toList() {
      Placed[] gates = new Placed[size];
      int place = size;
      for (Sequence at = this; at.last != null && at.before != null; at = at.before) {
        gates[--place] = at.last;
      }
      return Arrays.asList(gates);
    }
  }
}
