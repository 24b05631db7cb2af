package dev.fluxion.hardware.ibm.transpile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Chooses where the wires of a circuit begin: where no exchange is needed, if there is such a
 * place; else the best of several beginnings, each of which is improved by routing the circuit
 * forwards and backwards (arXiv:1809.02573, section 4.3).
 */
final class Layouts {
  private static final int STARTS = 12;
  private static final int ROUNDS = 4;

  private final Topology topology;
  private final List<Step> pairs;
  private final List<Step> backwards;
  private final Meetings meetings;

  private Layouts(Topology topology, int wires, List<Step> pairs) {
    this.topology = topology;
    this.pairs = pairs;
    this.backwards = new ArrayList<>(pairs);
    Collections.reverse(backwards);
    this.meetings = Meetings.of(wires, pairs);
  }

  /**
   * Returns a place for each wire.
   *
   * @param pairs the gates of two wires
   */
  static int[] choose(Topology topology, int wires, List<Step> pairs) {
    Layouts layouts = new Layouts(topology, wires, pairs);
    Optional<int[]> embedding = Embedding.find(topology, layouts.meetings);
    return embedding.orElseGet(layouts::best);
  }

  private int[] best() {
    List<Integer> region = topology.region();
    int starts = Math.min(STARTS, region.size());
    int least = Integer.MAX_VALUE;
    int[] best = new int[0];
    for (int s = 0; s < starts; s++) {
      int[] layout = around(region.get(s * region.size() / starts));
      for (int round = 0; round < ROUNDS; round++) {
        Router.Routed routed = Router.route(topology, pairs, layout);
        int cost = Swaps.cost(Swaps.merged(routed.steps(), topology.qubits()));
        if (cost < least) {
          least = cost;
          best = layout;
        }
        layout = Router.route(topology, backwards, routed.places()).places();
      }
    }
    return best;
  }

  /** Returns places around a qubit, wires that meet often close to each other. */
  private int[] around(int start) {
    List<Integer> free = ball(start);
    int[] places = new int[meetings.wires()];
    List<Integer> placed = new ArrayList<>();
    while (placed.size() < places.length) {
      int wire = mostMeeting(placed);
      int best = free.get(0);
      long least = Long.MAX_VALUE;
      for (int place : free) {
        long cost = 0;
        for (int other : placed) {
          cost += (long) meetings.count(wire, other) * topology.distance(place, places[other]);
        }
        if (cost < least) {
          least = cost;
          best = place;
        }
      }
      places[wire] = best;
      free.remove(Integer.valueOf(best));
      placed.add(wire);
    }
    return places;
  }

  /** Returns as many connected qubits as there are wires, with many couplings among them. */
  private List<Integer> ball(int start) {
    List<Integer> ball = new ArrayList<>(List.of(start));
    while (ball.size() < meetings.wires()) {
      int best = -1;
      int most = -1;
      for (int inside : ball) {
        for (int next : topology.neighbours(inside)) {
          int couplings = ball.contains(next) ? -1 : couplings(next, ball);
          if (couplings > most) {
            most = couplings;
            best = next;
          }
        }
      }
      ball.add(best);
    }
    return ball;
  }

  private int couplings(int qubit, List<Integer> ball) {
    int couplings = 0;
    for (int next : topology.neighbours(qubit)) {
      couplings += ball.contains(next) ? 1 : 0;
    }
    return couplings;
  }

  private int mostMeeting(List<Integer> placed) {
    int best = -1;
    long most = -1;
    for (int wire = 0; wire < meetings.wires(); wire++) {
      if (!placed.contains(wire)) {
        long met = meetings.total(wire);
        for (int other : placed) {
          met += (long) meetings.count(wire, other) << 20;
        }
        if (met > most) {
          most = met;
          best = wire;
        }
      }
    }
    return best;
  }
}
