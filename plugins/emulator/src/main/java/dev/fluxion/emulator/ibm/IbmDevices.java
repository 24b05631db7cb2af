package dev.fluxion.emulator.ibm;

import dev.fluxion.emulator.ibm.IbmDevice.Edge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The devices: one of 7 qubits with {@code cz}, one of 16 with {@code ecr} in one direction of each
 * pair, and one of 127 with {@code cz}, in the layouts of IBM's processors of these sizes.
 */
final class IbmDevices {
  private static final int[][] SEVEN = {{0, 1}, {1, 2}, {1, 3}, {3, 5}, {4, 5}, {5, 6}};
  private static final int[][] SIXTEEN = {
    {0, 1}, {1, 2}, {1, 4}, {2, 3}, {3, 5}, {4, 7}, {5, 8}, {6, 7}, {7, 10}, {8, 9}, {8, 11},
    {10, 12}, {11, 14}, {12, 13}, {12, 15}, {13, 14}
  };

  private final Map<String, IbmDevice> devices = new LinkedHashMap<>();

  IbmDevices() {
    put(new IbmDevice("ibm_emulator_7", 7, "cz", both(edges(SEVEN)), 0, false));
    put(new IbmDevice("ibm_emulator_16", 16, "ecr", edges(SIXTEEN), 0, false));
    put(new IbmDevice("ibm_emulator_127", 127, "cz", both(heavyHexagons()), 0, false));
  }

  void put(IbmDevice device) {
    devices.put(device.name(), device);
  }

  Collection<IbmDevice> all() {
    return List.copyOf(devices.values());
  }

  /**
   * Returns a device for a job or a session.
   *
   * @throws dev.fluxion.emulator.http.Refusal if there is none
   */
  IbmDevice get(String name) {
    return get(name, IbmErrors.NO_BACKEND);
  }

  /**
   * Returns a device that is asked about.
   *
   * @throws dev.fluxion.emulator.http.Refusal if there is none
   */
  IbmDevice shown(String name) {
    return get(name, IbmErrors.UNKNOWN_BACKEND);
  }

  private IbmDevice get(String name, int code) {
    IbmDevice device = devices.get(name);
    if (device == null) {
      throw IbmErrors.noBackend(code, name);
    }
    return device;
  }

  private static List<Edge> edges(int[][] pairs) {
    List<Edge> edges = new ArrayList<>();
    for (int[] pair : pairs) {
      edges.add(new Edge(pair[0], pair[1]));
    }
    return edges;
  }

  private static List<Edge> both(List<Edge> edges) {
    List<Edge> all = new ArrayList<>(edges);
    edges.forEach(edge -> all.add(edge.turned()));
    return List.copyOf(all);
  }

  /**
   * Returns the pairs of seven long rows and the four bridges between each two of them: the first
   * row lacks its last place, the last one its first.
   */
  private static List<Edge> heavyHexagons() {
    int rows = 7;
    int columns = 15;
    List<Edge> edges = new ArrayList<>();
    int[] above = new int[columns];
    int next = 0;
    for (int row = 0; row < rows; row++) {
      int[] bridges = new int[columns];
      Arrays.fill(bridges, -1);
      for (int column = row % 2 == 1 ? 0 : 2; row > 0 && column < columns; column += 4) {
        bridges[column] = next++;
      }
      int[] places = new int[columns];
      Arrays.fill(places, -1);
      int from = row == rows - 1 ? 1 : 0;
      int to = row == 0 ? columns - 1 : columns;
      for (int column = from; column < to; column++) {
        places[column] = next++;
        if (column > from) {
          edges.add(new Edge(places[column - 1], places[column]));
        }
      }
      for (int column = 0; column < columns; column++) {
        if (bridges[column] >= 0) {
          edges.add(new Edge(above[column], bridges[column]));
          edges.add(new Edge(bridges[column], places[column]));
        }
      }
      above = places;
    }
    return edges;
  }
}
