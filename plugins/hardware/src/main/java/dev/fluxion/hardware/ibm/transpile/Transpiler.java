package dev.fluxion.hardware.ibm.transpile;

import dev.fluxion.circuit.Instruction;
import dev.fluxion.spi.FluxionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes circuits for a device. The same circuit is always written the same way.
 *
 * <p>Where qubits begin depends on the gates of two qubits alone, so it is looked for once for
 * circuits that differ in their angles.
 */
public final class Transpiler {
  /** So many layouts are kept. */
  private static final int KEPT = 256;

  private final Target target;
  private final Map<Structure, int[]> layouts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Structure, int[]> eldest) {
          return size() > KEPT;
        }
      };

  /** What a layout depends on. */
  private record Structure(int qubits, List<Step> pairs) {}

  /** Creates a transpiler for a device. */
  public Transpiler(Target target) {
    this.target = target;
  }

  /**
   * Writes a circuit.
   *
   * @param qubits the number of its qubits
   * @param instructions its gates
   * @return an equal circuit but for a global phase
   * @throws FluxionException FLX-515 if it has more qubits than the device connects
   */
  public Transpiled transpile(int qubits, List<Instruction> instructions) {
    int room = target.topology().region().size();
    if (qubits > room) {
      throw new FluxionException(
          "FLX-515", target.name() + " connects " + room + " qubits, the circuit has " + qubits);
    }
    Gates gates = Gates.of(qubits, instructions);
    int[] layout = layout(new Structure(qubits, pairs(gates.steps())));
    List<Step> reduced = Reduction.of(gates.steps(), qubits);
    Router.Routed routed = Router.route(target.topology(), reduced, layout);
    int width = target.topology().qubits();
    List<Step> merged = Swaps.merged(routed.steps(), width);
    List<Step> spelled = Reduction.of(Swaps.spelled(merged), width);
    int[] places = new int[qubits];
    for (int q = 0; q < qubits; q++) {
      places[q] = routed.places()[gates.wires()[q]];
    }
    return new Transpiled(Emitter.write(target, spelled), places);
  }

  private static List<Step> pairs(List<Step> steps) {
    List<Step> pairs = new ArrayList<>();
    steps.stream().filter(Step.Pair.class::isInstance).forEach(pairs::add);
    return pairs;
  }

  private int[] layout(Structure structure) {
    synchronized (layouts) {
      int[] known = layouts.get(structure);
      if (known != null) {
        return known;
      }
    }
    int[] chosen = Layouts.choose(target.topology(), structure.qubits(), structure.pairs());
    synchronized (layouts) {
      layouts.put(structure, chosen);
    }
    return chosen;
  }
}
