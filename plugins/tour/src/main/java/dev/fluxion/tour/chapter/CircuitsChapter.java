package dev.fluxion.tour.chapter;

import static dev.fluxion.circuit.Circuits.circuit;
import static dev.fluxion.circuit.Circuits.x;
import static dev.fluxion.spi.Shape.scalar;

import dev.fluxion.circuit.Simulator;
import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.dsl.Request;
import dev.fluxion.dsl.Result;
import dev.fluxion.shift.Shift;
import dev.fluxion.spi.Shots;
import dev.fluxion.tour.page.Checks;
import dev.fluxion.tour.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Quantum circuits as functions: one sine everywhere, a molecule, and a cut of a graph. */
public final class CircuitsChapter implements Chapter {
  private static final double POINT = 0.7;
  private static final long SHOTS = 10_000;

  /** Creates the chapter. */
  public CircuitsChapter() {}

  @Override
  public String name() {
    return "circuits";
  }

  @Override
  public String title() {
    return "A quantum circuit is a function with exactly these derivatives";
  }

  @Override
  public void run(Page page) {
    try (Simulator simulator = new Simulator()) {
      sine(page, simulator);
      new Hydrogen(page).write();
      new MaxCut(page, simulator).write();
    }
  }

  private static void sine(Page page, Simulator simulator) {
    DifferentiableFunction sine =
        Fluxion.function("sine").input("x", scalar()).returns(a -> Shift.shiftSin(a));
    page.say(
        "The sine of the article, with its shift rule, is a circuit of one qubit: X after RY. So"
            + " the same function runs in process, on a simulator, and with "
            + SHOTS
            + " shots of each evaluation, here at x = "
            + POINT
            + ":");
    page.listing(circuit(1).ry(0, POINT).text().strip() + "  X");
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(page, "in process", sine.request()));
    rows.add(row(page, "simulator, exact", sine.on(simulator).request()));
    rows.add(row(page, "simulator, shots", sine.on(simulator, new Shots(SHOTS, 7)).request()));
    page.table(List.of("where", "sine", "1st derivative", "2nd derivative", "evaluations"), rows);
    DifferentiableFunction plain =
        Fluxion.function("x")
            .input("x", scalar())
            .returns(a -> circuit(1).ry(0, a).expectation(x(0)));
    page.say(
        "Written down as a circuit it is the same number: "
            + page.checks().within("circuit", plain.value(POINT).get(), Math.sin(POINT), 1e-15)
            + ".");
  }

  private static List<String> row(Page page, String where, Request request) {
    Result result = request.value().derivative(1).derivative(2).at(POINT);
    double[] expected = {Math.sin(POINT), Math.cos(POINT), -Math.sin(POINT)};
    double[] got = {
      result.value().asDouble(), result.derivative(1).asDouble(), result.derivative(2).asDouble()
    };
    double[] errors = {
      result.standardErrors().value().asDouble(),
      result.standardErrors().derivative(1).asDouble(),
      result.standardErrors().derivative(2).asDouble()
    };
    Checks checks = page.checks();
    List<String> row = new ArrayList<>(List.of(where));
    for (int k = 0; k < got.length; k++) {
      String what = where + ", order " + k;
      if (errors[k] == 0) {
        row.add(checks.within(what, got[k], expected[k], 1e-15));
      } else {
        checks.atMost(what + ", error", Math.abs(got[k] - expected[k]), 4 * errors[k], "%.4f");
        row.add(String.format(Locale.ROOT, "%.4f ± %.4f", got[k], errors[k]));
      }
    }
    row.add(checks.count(where + ", evaluations", result.counters().evaluations(), 2));
    return row;
  }
}
