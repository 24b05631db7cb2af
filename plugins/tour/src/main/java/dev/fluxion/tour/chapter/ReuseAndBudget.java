package dev.fluxion.tour.chapter;

import dev.fluxion.dsl.Budget;
import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.EvaluationCache;
import dev.fluxion.dsl.Freshness;
import dev.fluxion.dsl.PreparedRequest;
import dev.fluxion.dsl.Result;
import dev.fluxion.dsl.Sampling;
import dev.fluxion.spi.Spectrum;
import dev.fluxion.tour.page.Checks;
import dev.fluxion.tour.page.Page;
import java.util.ArrayList;
import java.util.List;

/** Evaluations that are paid for once, and a budget that refuses before any is. */
final class ReuseAndBudget {
  private final TrigPolynomial polynomial = TrigPolynomial.of(4, Spectrum.of(1));
  private final DifferentiableFunction energy = polynomial.ofArray();
  private final CountingBackend device = new CountingBackend();
  private final Page page;
  private final Checks checks;
  private final List<List<String>> rows = new ArrayList<>();

  ReuseAndBudget(Page page) {
    this.page = page;
    this.checks = page.checks();
  }

  void write() {
    page.say(
        "A cache. 4 parameters; value and gradient, then the Hessian as well, at the same point. A"
            + " request that is told what was evaluated before it is planned around it:");
    DifferentiableFunction kept = energy.on(device).caching(EvaluationCache.ofSize(1000));
    PreparedRequest gradient = Meter.upTo(kept, 1).prepare();
    PreparedRequest hessian = Meter.upTo(kept, 2).after(gradient).prepare();
    row("value, gradient", gradient.at(polynomial.point()), 9, 9);
    row("value, gradient, Hessian", hessian.at(polynomial.point()), 27, 18);
    row("the same again", hessian.at(polynomial.point()), 27, 0);
    page.table(List.of("request", "planned", "from the cache", "executed"), rows);

    DifferentiableFunction fewest = energy.on(device).caching(EvaluationCache.ofSize(1000));
    ask(fewest, 1);
    device.evaluations();
    ask(fewest, 2);
    page.say(
        "Without being told, the plan with the Hessian has its axes on ±2π/3, where coefficients"
            + " are smaller, of which the gradient knows only the point itself; it executes "
            + checks.atMost("fewest, executed", (double) device.evaluations(), 26, "%.0f")
            + " of 27.");
    topUp();
    budget();
  }

  private Result ask(DifferentiableFunction function, int order) {
    return Meter.upTo(function, order).at(polynomial.point());
  }

  private void row(String request, Result result, long planned, long executed) {
    checks.count(request + ", counter", result.counters().evaluations(), executed);
    rows.add(
        List.of(
            request,
            checks.count(request + ", planned", result.counters().planned(), planned),
            checks.count(
                request + ", from the cache", result.counters().cacheHits(), planned - executed),
            checks.count(request + ", executed", device.evaluations(), executed)));
  }

  private void topUp() {
    EvaluationCache cache = EvaluationCache.ofSize(1000);
    device.shots();
    ask(energy.on(device, Sampling.each(1000)).caching(cache, Freshness.TOP_UP), 2);
    long first = device.shots();
    Result topped = ask(energy.on(device, Sampling.each(1500)).caching(cache, Freshness.TOP_UP), 2);
    long second = device.shots();
    page.say(
        "Shots are topped up: 1000 for each of 27 evaluations are "
            + checks.count("shots at first", first, 27_000)
            + "; asked for 1500 with Freshness.TOP_UP, the device takes "
            + checks.count("shots to top up", second, 13_500)
            + " more, and the standard error of an evaluation is "
            + checks.near(
                "standard error",
                topped.counters().largestStandardError(),
                1 / Math.sqrt(1500),
                1e-9)
            + ".");
  }

  private void budget() {
    device.evaluations();
    DifferentiableFunction limited = energy.on(device).within(Budget.ofEvaluations(20));
    String refusal = Refusal.of(() -> ask(limited, 2));
    page.say(
        "A budget of 20 evaluations refuses value, gradient and Hessian before the device is asked"
            + " for anything ("
            + checks.count("evaluations of a refused request", device.evaluations(), 0)
            + " evaluations), with the plan that is too dear:");
    page.listing(
        checks.text(
            "refusal", refusal, "FLX-253", "needs 27 evaluations, the budget is 20", "points 27"));
  }
}
