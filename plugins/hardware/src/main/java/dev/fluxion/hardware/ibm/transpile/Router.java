package dev.fluxion.hardware.ibm.transpile;

import dev.fluxion.hardware.ibm.transpile.Step.Kind;
import dev.fluxion.hardware.ibm.transpile.Step.Pair;
import dev.fluxion.hardware.ibm.transpile.Step.Turn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Exchanges qubits until those that meet in a gate are coupled.
 *
 * <p>The next exchange is the one that brings the qubits of the gates that wait, and of those that
 * follow, closest together: SABRE of Li, Ding and Xie, arXiv:1809.02573, section 4, with distances
 * that decay as there.
 */
final class Router {
  private static final int LOOKAHEAD = 20;
  private static final double LOOKAHEAD_WEIGHT = 0.5;
  private static final double DECAY = 0.001;
  private static final int DECAY_RESET = 5;

  /** What an exchange is preferred by that a CZ of the same qubits makes cheaper. */
  private static final double MERGE = 0.1;

  private final Topology topology;
  private final List<Step> steps;
  private final int[] places;
  private final int[] wires;
  private final List<List<Integer>> queues = new ArrayList<>();
  private final int[] heads;
  private final boolean[] done;
  private final List<Integer> pairs = new ArrayList<>();
  private int firstPair;
  private final List<Step> routed = new ArrayList<>();
  private final int[] mergeable;
  private final double[] decay;

  /**
   * Steps on a device.
   *
   * @param steps what is done to the qubits of the device, exchanges included
   * @param places where each wire is in the end
   */
  record Routed(List<Step> steps, int[] places) {}

  private Router(Topology topology, List<Step> steps, int[] layout) {
    this.topology = topology;
    this.steps = steps;
    this.places = layout.clone();
    this.wires = new int[topology.qubits()];
    Arrays.fill(wires, -1);
    for (int w = 0; w < layout.length; w++) {
      wires[layout[w]] = w;
      queues.add(new ArrayList<>());
    }
    for (int k = 0; k < steps.size(); k++) {
      if (steps.get(k) instanceof Turn turn) {
        queues.get(turn.qubit()).add(k);
      } else {
        Pair pair = (Pair) steps.get(k);
        queues.get(pair.one()).add(k);
        queues.get(pair.other()).add(k);
        pairs.add(k);
      }
    }
    this.heads = new int[layout.length];
    this.done = new boolean[steps.size()];
    this.mergeable = new int[topology.qubits()];
    Arrays.fill(mergeable, -1);
    this.decay = new double[topology.qubits()];
    Arrays.fill(decay, 1);
  }

  /**
   * Routes a circuit.
   *
   * @param layout where each wire begins
   */
  static Routed route(Topology topology, List<Step> steps, int[] layout) {
    Router router = new Router(topology, steps, layout);
    router.run();
    return new Routed(router.routed, router.places);
  }

  private void run() {
    Deque<Integer> awake = new ArrayDeque<>();
    for (int w = 0; w < places.length; w++) {
      awake.add(w);
    }
    advance(awake);
    int patience = LOOKAHEAD + places.length;
    int progress = routed.size();
    for (List<Integer> front = front(); !front.isEmpty(); front = front()) {
      if (routed.size() - progress < patience) {
        exchangeBest(front);
        if ((routed.size() - progress) % DECAY_RESET == 0) {
          Arrays.fill(decay, 1);
        }
      } else {
        undo(progress);
        bringTogether(pair(front.get(0)));
      }
      front.forEach(k -> awake.add(pair(k).one()));
      int before = routed.size();
      advance(awake);
      if (routed.size() > before) {
        progress = routed.size();
        Arrays.fill(decay, 1);
      }
    }
  }

  private void undo(int progress) {
    while (routed.size() > progress) {
      Pair exchange = (Pair) routed.remove(routed.size() - 1);
      move(exchange.one(), exchange.other());
    }
  }

  private Pair pair(int k) {
    return (Pair) steps.get(k);
  }

  private int head(int wire) {
    List<Integer> queue = queues.get(wire);
    return heads[wire] < queue.size() ? queue.get(heads[wire]) : -1;
  }

  /** Does all that can be done on wires, and on those that this sets free. */
  private void advance(Deque<Integer> awake) {
    while (!awake.isEmpty()) {
      int wire = awake.remove();
      for (int k = head(wire); k >= 0 && isPossible(k); k = head(wire)) {
        if (steps.get(k) instanceof Turn turn) {
          routed.add(new Turn(places[wire], turn.gate()));
        } else {
          Pair pair = (Pair) steps.get(k);
          int other = pair.one() == wire ? pair.other() : pair.one();
          emit(Kind.CZ, places[pair.one()], places[pair.other()]);
          heads[other]++;
          awake.add(other);
        }
        done[k] = true;
        heads[wire]++;
      }
    }
  }

  private boolean isPossible(int k) {
    return steps.get(k) instanceof Turn
        || (steps.get(k) instanceof Pair pair
            && isNext(k, pair)
            && topology.areCoupled(places[pair.one()], places[pair.other()]));
  }

  private boolean isNext(int k, Pair pair) {
    return head(pair.one()) == k && head(pair.other()) == k;
  }

  private void emit(Kind kind, int one, int other) {
    routed.add(new Pair(kind, one, other));
    mergeable[one] = kind == Kind.CZ ? other : -1;
    mergeable[other] = kind == Kind.CZ ? one : -1;
  }

  /** Returns the gates that nothing but distance holds up. */
  private List<Integer> front() {
    List<Integer> front = new ArrayList<>();
    for (int wire = 0; wire < places.length; wire++) {
      int k = head(wire);
      if (k >= 0 && steps.get(k) instanceof Pair pair && pair.one() == wire && isNext(k, pair)) {
        front.add(k);
      }
    }
    return front;
  }

  private List<Integer> following(List<Integer> front) {
    while (firstPair < pairs.size() && done[pairs.get(firstPair)]) {
      firstPair++;
    }
    List<Integer> following = new ArrayList<>();
    for (int p = firstPair; p < pairs.size() && following.size() < LOOKAHEAD; p++) {
      int k = pairs.get(p);
      if (!done[k] && !front.contains(k)) {
        following.add(k);
      }
    }
    return following;
  }

  private void exchangeBest(List<Integer> front) {
    List<Integer> following = following(front);
    double least = Double.POSITIVE_INFINITY;
    int bestOne = -1;
    int bestOther = -1;
    boolean[] seen = new boolean[topology.qubits()];
    for (int k : front) {
      for (int wire : new int[] {pair(k).one(), pair(k).other()}) {
        int one = places[wire];
        seen[one] = true;
        for (int other : topology.neighbours(one)) {
          double cost = seen[other] ? least : cost(front, following, one, other);
          if (cost < least - 1e-9) {
            least = cost;
            bestOne = one;
            bestOther = other;
          }
        }
      }
    }
    decay[bestOne] += DECAY;
    decay[bestOther] += DECAY;
    exchange(bestOne, bestOther);
  }

  private double cost(List<Integer> front, List<Integer> following, int one, int other) {
    double cost = distance(front, one, other) / front.size();
    if (!following.isEmpty()) {
      cost += LOOKAHEAD_WEIGHT * distance(following, one, other) / following.size();
    }
    cost *= Math.max(decay[one], decay[other]);
    return mergeable[one] == other && mergeable[other] == one ? cost - MERGE : cost;
  }

  private double distance(List<Integer> gates, int one, int other) {
    double sum = 0;
    for (int k : gates) {
      Pair pair = pair(k);
      sum += topology.distance(moved(pair.one(), one, other), moved(pair.other(), one, other));
    }
    return sum;
  }

  private int moved(int wire, int one, int other) {
    int place = places[wire];
    return place == one ? other : place == other ? one : place;
  }

  private void exchange(int one, int other) {
    emit(Kind.SWAP, one, other);
    move(one, other);
  }

  private void move(int one, int other) {
    int first = wires[one];
    int second = wires[other];
    wires[one] = second;
    wires[other] = first;
    if (first >= 0) {
      places[first] = other;
    }
    if (second >= 0) {
      places[second] = one;
    }
  }

  private void bringTogether(Pair pair) {
    int goal = places[pair.other()];
    for (int at = places[pair.one()]; !topology.areCoupled(at, goal); at = places[pair.one()]) {
      int closer = at;
      for (int next : topology.neighbours(at)) {
        if (topology.distance(next, goal) < topology.distance(closer, goal)) {
          closer = next;
        }
      }
      exchange(at, closer);
    }
  }
}
