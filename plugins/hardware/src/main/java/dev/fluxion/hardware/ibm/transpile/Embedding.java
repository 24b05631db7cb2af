package dev.fluxion.hardware.ibm.transpile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Looks for places of the wires at which all that meet are coupled. */
final class Embedding {
  /** So many places are tried before the search is given up. */
  private static final int TRIES = 20_000;

  private final Topology topology;
  private final Meetings meetings;
  private final List<Integer> order;
  private final int[] places;
  private final boolean[] taken;
  private int tries;

  private Embedding(Topology topology, Meetings meetings) {
    this.topology = topology;
    this.meetings = meetings;
    this.order = meetings.outwards();
    this.places = new int[meetings.wires()];
    Arrays.fill(places, -1);
    this.taken = new boolean[topology.qubits()];
  }

  /** Returns the first places found, nothing if there are none or the search takes too long. */
  static Optional<int[]> find(Topology topology, Meetings meetings) {
    Embedding embedding = new Embedding(topology, meetings);
    return embedding.place(0) ? Optional.of(embedding.places) : Optional.empty();
  }

  private boolean place(int position) {
    if (position == order.size()) {
      return true;
    }
    int wire = order.get(position);
    for (int place : candidates(wire)) {
      if (++tries > TRIES) {
        return false;
      }
      if (!taken[place] && fits(wire, place)) {
        places[wire] = place;
        taken[place] = true;
        if (place(position + 1)) {
          return true;
        }
        places[wire] = -1;
        taken[place] = false;
      }
    }
    return false;
  }

  private int[] candidates(int wire) {
    for (int earlier : order) {
      if (places[earlier] >= 0 && meetings.count(wire, earlier) > 0) {
        return topology.neighbours(places[earlier]);
      }
    }
    return topology.region().stream().mapToInt(Integer::intValue).toArray();
  }

  private boolean fits(int wire, int place) {
    if (topology.neighbours(place).length < meetings.partners(wire)) {
      return false;
    }
    for (int other = 0; other < places.length; other++) {
      boolean isPlaced = places[other] >= 0 && meetings.count(wire, other) > 0;
      if (isPlaced && !topology.areCoupled(place, places[other])) {
        return false;
      }
    }
    return true;
  }
}
