package dev.fluxion.tour.chapter;

import static dev.fluxion.circuit.Circuits.circuit;
import static dev.fluxion.circuit.Circuits.z;
import static dev.fluxion.spi.Shape.vector;

import dev.fluxion.circuit.Circuit;
import dev.fluxion.circuit.Simulator;
import dev.fluxion.circuit.operator.PauliSum;
import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Shots;
import dev.fluxion.tour.page.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The largest cut of a ring by the approximate optimisation of Farhi, Goldstone and Gutmann (arXiv
 * 1411.4028), who conjectured that p layers reach a part of (2p + 1) / (2p + 2) of the edges of a
 * ring that is long enough.
 */
final class MaxCut {
  private static final int NODES = 8;
  private static final int SHOTS = 2000;

  private final Page page;
  private final Simulator simulator;

  MaxCut(Page page, Simulator simulator) {
    this.page = page;
    this.simulator = simulator;
  }

  void write() {
    page.say(
        "The largest cut of a ring of "
            + NODES
            + " nodes: layers of an angle γ for all edges and an angle β for all nodes. What p"
            + " layers can reach is known, (2p + 1) / (2p + 2) of the edges.");
    List<List<String>> rows = new ArrayList<>();
    Descent.Minimum last = Descent.of(function(1), 0.4, 0.3);
    for (int p = 1; p <= 3; p++) {
      if (p > 1) {
        last = Descent.of(function(p), longer(last.point()));
      }
      double bound = (2 * p + 1) / (2 * p + 2.0);
      double reached = (1 - last.value() / NODES) / 2;
      rows.add(
          List.of(
              Integer.toString(p),
              page.checks().within("part of the edges for p = " + p, reached, bound, 1e-7),
              String.format(Locale.ROOT, "%.6f", bound),
              Integer.toString(last.gradients()),
              Long.toString(last.evaluations())));
    }
    page.table(List.of("p", "part of the edges", "known", "gradients", "evaluations"), rows);
    sampled(last.point());
  }

  private static DifferentiableFunction function(int layers) {
    return Fluxion.function("cut")
        .input("angles", vector(2 * layers))
        .returns(angles -> ansatz(layers, angles).expectation(edges()));
  }

  private static PauliSum edges() {
    PauliSum sum = PauliSum.constant(0);
    for (int q = 0; q < NODES; q++) {
      sum = sum.plus(z(q).z((q + 1) % NODES));
    }
    return sum;
  }

  private static Circuit ansatz(int layers, Expr angles) {
    return circuit(NODES)
        .layers(NODES, (c, q) -> c.h(q))
        .layers(
            layers,
            (c, p) ->
                c.layers(NODES, (d, q) -> d.rzz(q, (q + 1) % NODES, angles.get(2 * p)))
                    .layers(NODES, (d, q) -> d.rx(q, angles.get(2 * p + 1))));
  }

  /** Angles of a layer more: the last ones once again, a little smaller. */
  private static double[] longer(double[] angles) {
    double[] more = new double[angles.length + 2];
    System.arraycopy(angles, 0, more, 0, angles.length);
    more[angles.length] = 0.9 * angles[angles.length - 2];
    more[angles.length + 1] = 0.5 * angles[angles.length - 1];
    return more;
  }

  private void sampled(double[] point) {
    int layers = point.length / 2;
    Expr angles = Expr.of(new Op.Input("angles", Shape.vector(point.length), this));
    Circuit circuit = ansatz(layers, angles);
    SortedMap<Long, Long> seen = simulator.outcomes(circuit, point, new Shots(SHOTS, 11));
    List<Map.Entry<Long, Long>> often =
        seen.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(2)
            .toList();
    int best = often.stream().mapToInt(each -> cut(each.getKey())).min().orElseThrow();
    page.say(
        "The two outcomes that are seen most often in "
            + SHOTS
            + " shots, "
            + often.stream().map(MaxCut::text).sorted().collect(Collectors.joining(" and "))
            + ", both cut "
            + page.checks().count("edges that are cut", best, NODES)
            + " edges: all.");
  }

  private static String text(Map.Entry<Long, Long> outcome) {
    String digits = Long.toBinaryString(outcome.getKey() | 1 << NODES).substring(1);
    return digits + " (" + outcome.getValue() + " times)";
  }

  private static int cut(long nodes) {
    long turned = ((nodes << 1) | (nodes >> (NODES - 1))) & ((1 << NODES) - 1);
    return Long.bitCount(nodes ^ turned);
  }
}
