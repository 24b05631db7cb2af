package dev.fluxion.tour.chapter;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Merging;
import dev.fluxion.dsl.Planning;
import dev.fluxion.dsl.PointLayout;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Spectrum;
import dev.fluxion.tour.chapter.TrigPolynomial.ArgumentDeclaration;
import dev.fluxion.tour.page.Checks;
import dev.fluxion.tour.plot.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Evaluations for all derivatives up to an order of a function of several parameters with one
 * frequency each, by every method: executed, counted by the device, and compared with what is
 * published.
 */
final class MethodTable {
  private static final Angle QUARTER = Angle.PI.over(2);

  /** Up to so many derivatives, naive recursion is executed, each derivative by itself. */
  private static final long MOST_EXECUTED = 120;

  private static final int LARGEST_OF_LINES = 4;

  private static final List<PublishedCount> METHODS =
      List.of(
          PublishedCount.NAIVE,
          PublishedCount.NO_PERIOD,
          PublishedCount.CACHED,
          PublishedCount.GRID,
          PublishedCount.FEWEST);

  private final Checks checks;
  private final Meter meter;
  private final boolean byOrder;
  private final List<Double> abscissas = new ArrayList<>();
  private final Map<PublishedCount, List<Double>> counts = new EnumMap<>(PublishedCount.class);
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * Starts an empty table.
   *
   * @param checks compares counts with what is published
   * @param byOrder whether its rows are orders; parameters otherwise
   */
  MethodTable(Checks checks, boolean byOrder) {
    this.checks = checks;
    this.meter = new Meter(checks);
    this.byOrder = byOrder;
  }

  /** Measures a row. */
  void add(int parameters, int order) {
    TrigPolynomial polynomial = TrigPolynomial.of(parameters, Spectrum.of(1));
    List<Integer> orders = IntStream.rangeClosed(0, order).boxed().toList();
    String where = parameters + " parameters, order " + order;
    abscissas.add((double) (byOrder ? order : parameters));
    List<String> row = new ArrayList<>();
    row.add(Integer.toString(byOrder ? order : parameters));
    Measurement worst = new Measurement(0, 0, 0, 0);
    for (PublishedCount method : METHODS) {
      String what = method.title() + ", " + where;
      boolean executed = method != PublishedCount.NAIVE || isExecuted(parameters, order);
      Measurement measurement =
          executed && method == PublishedCount.NAIVE
              ? naive(what, polynomial, order)
              : meter.tensors(what, polynomial, function(method, polynomial), orders);
      long count = executed ? measurement.evaluations() : Math.round(measurement.requested());
      row.add(
          checks.count(what, count, expected(method, parameters, order))
              + (executed ? "" : " planned"));
      counts.computeIfAbsent(method, unused -> new ArrayList<>()).add((double) count);
      worst = measurement.worse(worst);
    }
    long bound = PublishedCount.BOUND.of(parameters, order);
    counts.computeIfAbsent(PublishedCount.BOUND, unused -> new ArrayList<>()).add((double) bound);
    row.add(Long.toString(bound));
    row.add(checks.atMost(where + ", 1-norm", worst.norm(), 100, "%.2f"));
    row.add(checks.atMost(where + ", error", worst.relativeError(), Measurement.PRECISION, "%.1e"));
    rows.add(row);
  }

  /** Lines and planes are used to order 4, as the reference advises; above, there is the grid. */
  private static long expected(PublishedCount method, int parameters, int order) {
    boolean grid = method == PublishedCount.FEWEST && order > LARGEST_OF_LINES;
    return (grid ? PublishedCount.GRID : method).of(parameters, order);
  }

  private static boolean isExecuted(int parameters, int order) {
    return IntStream.rangeClosed(0, order).mapToDouble(k -> Math.pow(parameters, k)).sum()
        <= MOST_EXECUTED;
  }

  private static DifferentiableFunction function(PublishedCount method, TrigPolynomial polynomial) {
    return switch (method) {
      case NO_PERIOD ->
          polynomial.ofArguments(QUARTER, ArgumentDeclaration.NOTHING).merging(Merging.EXACT);
      case CACHED ->
          polynomial.ofArguments(QUARTER, ArgumentDeclaration.PERIOD).merging(Merging.PERIOD);
      case GRID -> polynomial.ofArray().planning(Planning.only(PointLayout.GRID_QUARTER));
      default -> polynomial.ofArray();
    };
  }

  /** Differentiates by each sequence of parameters by itself, as a recursion without a cache. */
  private Measurement naive(String what, TrigPolynomial polynomial, int order) {
    DifferentiableFunction function =
        polynomial.ofArguments(QUARTER, ArgumentDeclaration.NOTHING).merging(Merging.NONE);
    long evaluations = 0;
    Measurement worst = new Measurement(0, 0, 0, 0);
    for (int n = 0; n <= order; n++) {
      int[] sequence = new int[n];
      do {
        Measurement one =
            meter.partials(
                what, polynomial, function, polynomial.point(), List.of(sequence.clone()));
        evaluations += one.evaluations();
        worst = worst.worse(one);
      } while (next(sequence, polynomial.variables()));
    }
    return new Measurement(evaluations, 0, worst.error(), worst.norm());
  }

  private static boolean next(int[] sequence, int parameters) {
    for (int k = sequence.length - 1; k >= 0; k--) {
      sequence[k]++;
      if (sequence[k] < parameters) {
        return true;
      }
      sequence[k] = 0;
    }
    return false;
  }

  List<String> headings() {
    List<String> headings = new ArrayList<>(List.of(byOrder ? "order" : "m"));
    METHODS.forEach(method -> headings.add(method.title()));
    headings.addAll(List.of("bound", "1-norm", "error"));
    return headings;
  }

  List<List<String>> rows() {
    return rows;
  }

  /** Returns the abscissas of the curves. */
  double[] abscissas() {
    return abscissas.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Returns a curve for each method, and one for the bound. */
  List<Series> curves() {
    return counts.entrySet().stream()
        .map(each -> new Series(each.getKey().title(), abscissas(), array(each.getValue()), true))
        .toList();
  }

  /** Returns the largest number of the table. */
  double largest() {
    return counts.values().stream()
        .flatMapToDouble(column -> Arrays.stream(array(column)))
        .max()
        .orElse(1);
  }

  private static double[] array(List<Double> column) {
    return column.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
