package dev.fluxion.hardware.ibm.transpile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which qubits of a device are coupled. */
public final class Topology {
  /** What is out of reach is that far. */
  static final int FAR = 1 << 20;

  private final int qubits;
  private final Set<List<Integer>> edges;
  private final int[][] neighbours;
  private final int[][] distances;
  private final List<Integer> region;

  /**
   * Creates the coupling of a device.
   *
   * @param qubits the number of qubits
   * @param edges pairs of qubits, in the direction of their gate
   */
  public Topology(int qubits, List<List<Integer>> edges) {
    this.qubits = qubits;
    this.edges = new HashSet<>(edges);
    List<Set<Integer>> sets = new ArrayList<>();
    for (int q = 0; q < qubits; q++) {
      sets.add(new TreeSet<>());
    }
    for (List<Integer> edge : edges) {
      sets.get(edge.get(0)).add(edge.get(1));
      sets.get(edge.get(1)).add(edge.get(0));
    }
    this.neighbours =
        sets.stream()
            .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    this.distances = new int[qubits][];
    List<Integer> largest = List.of();
    for (int q = 0; q < qubits; q++) {
      distances[q] = distancesFrom(q);
      List<Integer> reached = new ArrayList<>();
      for (int k = 0; k < qubits; k++) {
        if (distances[q][k] < FAR) {
          reached.add(k);
        }
      }
      largest = reached.size() > largest.size() ? reached : largest;
    }
    this.region = List.copyOf(largest);
  }

  private int[] distancesFrom(int start) {
    int[] distance = new int[qubits];
    Arrays.fill(distance, FAR);
    distance[start] = 0;
    Deque<Integer> queue = new ArrayDeque<>(List.of(start));
    while (!queue.isEmpty()) {
      int at = queue.remove();
      for (int next : neighbours[at]) {
        if (distance[next] == FAR) {
          distance[next] = distance[at] + 1;
          queue.add(next);
        }
      }
    }
    return distance;
  }

  /** Returns the number of qubits. */
  public int qubits() {
    return qubits;
  }

  /** Returns the largest set of qubits that are connected, in their order. */
  public List<Integer> region() {
    return region;
  }

  /** Returns whether the gate of two qubits has that direction. */
  public boolean hasEdge(int from, int to) {
    return edges.contains(List.of(from, to));
  }

  int[] neighbours(int qubit) {
    return neighbours[qubit];
  }

  int distance(int one, int other) {
    return distances[one][other];
  }

  boolean areCoupled(int one, int other) {
    return distances[one][other] == 1;
  }
}
