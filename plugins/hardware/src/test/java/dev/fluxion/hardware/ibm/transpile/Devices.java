package dev.fluxion.hardware.ibm.transpile;

import dev.fluxion.circuit.Instruction;
import dev.fluxion.hardware.ibm.transpile.Target.Entangler;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Devices and circuits of tests. */
public final class Devices {
  private static final List<String> SINGLE =
      List.of("x", "y", "z", "h", "s", "sdg", "t", "tdg", "sx", "rx", "ry", "rz");

  private Devices() {}

  /** Returns a device whose couplings have both directions for CZ and one for ECR. */
  public static Target device(Entangler entangler, int qubits, List<List<Integer>> couplings) {
    List<List<Integer>> edges = new ArrayList<>(couplings);
    if (entangler == Entangler.CZ) {
      couplings.forEach(edge -> edges.add(List.of(edge.get(1), edge.get(0))));
    }
    return new Target("ibm_test", new Topology(qubits, edges), entangler);
  }

  public static List<List<Integer>> line(int qubits) {
    List<List<Integer>> edges = new ArrayList<>();
    for (int q = 1; q < qubits; q++) {
      edges.add(q % 2 == 0 ? List.of(q - 1, q) : List.of(q, q - 1));
    }
    return edges;
  }

  public static List<List<Integer>> ring(int qubits) {
    List<List<Integer>> edges = line(qubits);
    edges.add(List.of(qubits - 1, 0));
    return edges;
  }

  /** Returns the heavy hexagons of processors of 127 and 156 qubits: rows and what joins them. */
  public static List<List<Integer>> heavyHex(int rows, int columns) {
    List<List<Integer>> edges = new ArrayList<>();
    int bridges = (columns + 3) / 4;
    for (int r = 0; r < rows; r++) {
      int start = r * (columns + bridges);
      for (int c = 1; c < columns; c++) {
        edges.add(List.of(start + c - 1, start + c));
      }
      for (int b = 0; b < bridges && r + 1 < rows; b++) {
        int column = Math.min(columns - 1, 4 * b + (r % 2 == 0 ? 0 : 2));
        edges.add(List.of(start + column, start + columns + b));
        edges.add(List.of(start + columns + b, start + columns + bridges + column));
      }
    }
    return edges;
  }

  public static int width(List<List<Integer>> edges) {
    return 1 + edges.stream().flatMap(List::stream).mapToInt(q -> q).max().orElse(0);
  }

  /** Returns random gates behind a random state of each qubit. */
  public static List<Instruction> circuit(Random random, int qubits, int size) {
    List<Instruction> gates = new ArrayList<>();
    for (int q = 0; q < qubits; q++) {
      gates.add(new Instruction("ry", List.of(q), random.nextGaussian()));
      gates.add(new Instruction("rz", List.of(q), random.nextGaussian()));
    }
    for (int k = 0; k < size; k++) {
      gates.add(gate(random, qubits));
    }
    return gates;
  }

  private static Instruction gate(Random random, int qubits) {
    int one = random.nextInt(qubits);
    if (qubits > 1 && random.nextBoolean()) {
      int other = (one + 1 + random.nextInt(qubits - 1)) % qubits;
      String name = List.of("cx", "cz", "cx", "cz", "swap").get(random.nextInt(5));
      return new Instruction(name, List.of(one, other), 0);
    }
    String name = SINGLE.get(random.nextInt(SINGLE.size()));
    // Angles that are multiples of a quarter are where gates vanish.
    double angle =
        random.nextInt(3) == 0 ? Math.PI / 2 * random.nextInt(5) : 3 * random.nextGaussian();
    return new Instruction(name, List.of(one), name.startsWith("r") ? angle : 0);
  }
}
