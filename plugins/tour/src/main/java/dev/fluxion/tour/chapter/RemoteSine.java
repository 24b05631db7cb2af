package dev.fluxion.tour.chapter;

import static dev.fluxion.spi.Shape.scalar;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.dsl.Items;
import dev.fluxion.dsl.Result;
import dev.fluxion.shift.Shift;
import dev.fluxion.tour.page.Checks;
import dev.fluxion.tour.page.Page;
import java.util.ArrayList;
import java.util.List;

/** The sine of the article in five places. */
final class RemoteSine {
  static final double POINT = 0.7;

  private final Page page;
  private final Places places;

  RemoteSine(Page page, Places places) {
    this.page = page;
    this.places = places;
  }

  static DifferentiableFunction sine() {
    return Fluxion.function("sine").input("x", scalar()).returns(a -> Shift.shiftSin(a));
  }

  /** Returns the sine with its first and second derivative. */
  static Result at(DifferentiableFunction sine) {
    return sine.request().value().derivative(1).derivative(2).at(POINT);
  }

  void write() {
    List<Place> all = new ArrayList<>(List.of(places.inProcess(), places.exact()));
    all.addAll(places.sampled());
    page.table(
        List.of("where", "sine", "1st derivative", "2nd", "evaluations", "jobs", "cost"),
        all.stream().map(this::row).toList());
  }

  private List<String> row(Place place) {
    Place.Billed<Result> billed = place.billed(() -> at(place.on().apply(sine())));
    Checks checks = page.checks();
    List<String> row = new ArrayList<>(List.of(place.name()));
    row.addAll(cells(checks, place.name(), billed.value()));
    long evaluations = billed.value().counters().evaluations();
    row.add(checks.count(place.name() + ", evaluations", evaluations, 2));
    boolean isRemote = place.device().isPresent();
    String jobs = checks.count(place.name() + ", jobs", billed.jobs().size(), isRemote ? 1 : 0);
    row.add(isRemote ? jobs : "");
    row.add(billed.cost());
    return row;
  }

  /** Returns the value and the derivatives, each compared with the sine and the cosine. */
  static List<String> cells(Checks checks, String where, Result result) {
    double[] expected = {Math.sin(POINT), Math.cos(POINT), -Math.sin(POINT)};
    Items errors = result.standardErrors();
    return List.of(
        ErrorBar.cell(
            checks, where, result.value().asDouble(), errors.value().asDouble(), expected[0]),
        ErrorBar.cell(
            checks,
            where + ", order 1",
            result.derivative(1).asDouble(),
            errors.derivative(1).asDouble(),
            expected[1]),
        ErrorBar.cell(
            checks,
            where + ", order 2",
            result.derivative(2).asDouble(),
            errors.derivative(2).asDouble(),
            expected[2]));
  }
}
