package dev.fluxion.tour.chapter;

import static dev.fluxion.spi.Shape.vector;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.dsl.Result;
import dev.fluxion.spi.Expr;
import dev.fluxion.tour.page.Checks;
import dev.fluxion.tour.page.Page;
import dev.fluxion.tour.plot.Axis;
import dev.fluxion.tour.plot.Plot;
import dev.fluxion.tour.plot.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The energy of the hydrogen molecule in four places, at its minimum and along a line through it.
 */
final class RemoteEnergy {
  private static final int PARAMETERS = 3;
  private static final double FROM = -0.8;
  private static final double TO = 0.8;

  /** The points of each place are a little to the right of those of the place before. */
  private static final double ASIDE = 0.03;

  private final Page page;
  private final Places places;
  private final DifferentiableFunction energy = HydrogenMolecule.energy();
  private final double[] point = Descent.of(energy, 0.1, 0.2, -0.1).point();

  private final List<String> progress = new ArrayList<>();

  RemoteEnergy(Page page, Places places) {
    this.page = page;
    this.places = places;
  }

  void write() {
    Result exact = request(energy);
    List<List<String>> columns = new ArrayList<>();
    columns.add(
        List.of(
            "", "energy", "by p0", "by p1", "by p2", "evaluations", "circuits", "jobs", "cost"));
    columns.add(column(places.inProcess(), exact));
    places.sampled().forEach(place -> columns.add(column(place, exact)));
    List<List<String>> rows =
        IntStream.range(0, columns.get(0).size())
            .mapToObj(row -> columns.stream().map(column -> column.get(row)).toList())
            .toList();
    page.table(rows.get(0), rows.subList(1, rows.size()));
    page.say(
        "The simulator and IonQ divide the shots of an evaluation among the five bases in which"
            + " its observables are measured: five circuits each, in as many jobs as there are"
            + " numbers of shots. IBM measures each basis with all of them, and is given seven"
            + " circuits.");
    List<Series> series = new ArrayList<>(List.of(curve()));
    for (int k = 0; k < places.sampled().size(); k++) {
      series.add(points(places.sampled().get(k), k));
    }
    page.picture(
        "The energy along p0 through the minimum: a curve in process, and points with"
            + " their standard errors, the seven of each place from one round trip",
        plot(series));
    page.say(
        "A thread that waits is told of progress; at last, for the energy and its gradient, with"
            + " all that the journal's jobs have cost:");
    page.listing(String.join("\n", progress));
  }

  private Result request(DifferentiableFunction function) {
    return function.request().value().gradient().at(point);
  }

  private List<String> column(Place place, Result exact) {
    Place.Billed<Result> billed = place.billed(() -> request(place.on().apply(energy)));
    Result result = billed.value();
    Checks checks = page.checks();
    List<String> column = new ArrayList<>(List.of(place.name()));
    column.add(
        ErrorBar.cell(
            checks,
            place.name() + ", energy",
            result.value().asDouble(),
            result.standardErrors().value().asDouble(),
            exact.value().asDouble()));
    double[] errors = result.standardErrors().gradient().toArray();
    for (int k = 0; k < PARAMETERS; k++) {
      column.add(
          ErrorBar.cell(
              checks,
              place.name() + ", gradient " + k,
              result.gradient().toArray()[k],
              errors[k],
              exact.gradient().toArray()[k]));
    }
    boolean isRemote = place.device().isPresent();
    column.add(Long.toString(result.counters().evaluations()));
    column.add(isRemote ? Long.toString(billed.circuits()) : "");
    column.add(isRemote ? Integer.toString(billed.jobs().size()) : "");
    column.add(billed.cost());
    if (isRemote) {
      page.checks()
          .text(
              place.name() + ", progress",
              billed.last().toString(),
              billed.jobs().size() + " of " + billed.jobs().size() + " jobs",
              billed.circuits() + " of " + billed.circuits() + " circuits",
              " spent");
      progress.add(place.name() + ": " + billed.last());
    }
    return column;
  }

  /** Returns the energies at many p0, all in one function: so their circuits are a batch. */
  private static DifferentiableFunction along(int count) {
    return Fluxion.function("along")
        .input("p0", vector(count))
        .input("others", vector(PARAMETERS - 1))
        .returns(
            (p0, others) ->
                Expr.stack(
                    IntStream.range(0, count)
                        .mapToObj(k -> energy(p0.get(k), others))
                        .toArray(Expr[]::new)));
  }

  private static Expr energy(Expr p0, Expr others) {
    return HydrogenMolecule.ansatz(p0, others.get(0), others.get(1))
        .expectation(HydrogenMolecule.operator());
  }

  /** Returns the arguments of {@link #along}. */
  private double[] arguments(double[] p0) {
    return DoubleStream.concat(Arrays.stream(p0), Arrays.stream(point, 1, PARAMETERS)).toArray();
  }

  private Series curve() {
    double[] p0 =
        IntStream.rangeClosed(0, 64)
            .mapToDouble(k -> point[0] + FROM + k * (TO - FROM) / 64)
            .toArray();
    double[] energies = along(p0.length).value(arguments(p0)).toArray();
    return new Series("in process", p0, energies, false);
  }

  private Series points(Place place, int number) {
    double[] p0 =
        IntStream.rangeClosed(-3, 3)
            .mapToDouble(k -> point[0] + k * 0.22 + (number - 1) * ASIDE)
            .toArray();
    DifferentiableFunction along = along(p0.length);
    double[] exact = along.value(arguments(p0)).toArray();
    Result result = place.on().apply(along).request().value().at(arguments(p0));
    double[] values = result.value().toArray();
    double[] errors = result.standardErrors().value().toArray();
    for (int k = 0; k < p0.length; k++) {
      String what = place.name() + ", point " + k;
      ErrorBar.cell(page.checks(), what, values[k], errors[k], exact[k]);
    }
    return Series.ofPoints(place.name(), p0, values, errors);
  }

  private static String plot(List<Series> series) {
    return Plot.svg(
        "Energy of H2 in four places",
        Axis.linear("p0", ticks(-0.6, -0.3, 0, 0.3, 0.6, 0.9, 1.2)),
        Axis.linear("energy in hartree", ticks(-1.2, -1.1, -1.0, -0.9, -0.8)),
        series);
  }

  private static List<Axis.Tick> ticks(double... values) {
    return Arrays.stream(values)
        .mapToObj(value -> new Axis.Tick(value, String.format(Locale.ROOT, "%s", value)))
        .toList();
  }
}
