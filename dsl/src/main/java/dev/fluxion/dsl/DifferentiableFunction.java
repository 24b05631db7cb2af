package dev.fluxion.dsl;

import dev.fluxion.dsl.engine.compile.DirectCode;
import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.dsl.engine.define.Topology;
import dev.fluxion.dsl.engine.differentiate.OrderCapability;
import dev.fluxion.dsl.engine.run.Executable;
import dev.fluxion.dsl.engine.run.Execution;
import dev.fluxion.dsl.engine.run.Pointwise;
import dev.fluxion.dsl.engine.run.Preparation;
import dev.fluxion.dsl.engine.run.Target;
import dev.fluxion.dsl.export.Dot;
import dev.fluxion.dsl.export.Drawing;
import dev.fluxion.dsl.export.Formula;
import dev.fluxion.dsl.export.Latex;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Shots;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A function of arrays that can be evaluated and differentiated, to any order that its primitives'
 * rules reach.
 *
 * <p>A derivative of a function is a function. Functions are immutable and may be shared between
 * threads. Preparing one for evaluation (choosing rules, planning, compiling) happens at its first
 * evaluation and is kept with it, and derivatives are kept with the function that they were asked
 * of: asked for again they are the same, prepared and compiled.
 *
 * <p>A point is given as the values of all inputs one after the other, row-major, or as one array
 * for each input. NaN and infinities propagate as they do in Java unless {@link
 * #refusingNonFinite()}.
 */
public final class DifferentiableFunction {
  private final String name;
  private final String subject;
  private final Inputs inputs;
  private final Expr output;
  private final int order;
  private final Settings settings;
  private final int inputSize;
  private final int outputSize;

  /** Whether results are given as they are computed, and inputs may be any numbers. */
  private final boolean isPlain;

  private final DerivedFunctions derived = new DerivedFunctions();
  private volatile @Nullable Preparation preparation;

  /** What a call comes to in the end, where that needs no memory: all else was found out before. */
  private volatile @Nullable DirectCode direct;

  /**
   * Creates a function.
   *
   * @param subject the function that this one is a derivative of: what errors speak of
   * @param order the order of that derivative
   */
  private DifferentiableFunction(
      String name, String subject, Inputs inputs, Expr output, int order, Settings settings) {
    this.name = name;
    this.subject = subject;
    this.inputs = inputs;
    this.output = output;
    this.order = order;
    this.settings = settings;
    this.inputSize = inputs.size();
    this.outputSize = output.shape().size();
    this.isPlain = !settings.selfCheck() && !settings.finiteOnly();
  }

  static DifferentiableFunction define(String name, List<Expr> inputs, Expr output) {
    for (Expr node : Topology.order(List.of(output))) {
      if (node.op() instanceof Op.Input input && !inputs.contains(node)) {
        throw new FluxionException(
            "FLX-204",
            "function '" + name + "' uses '" + input.name() + "', an input of another function");
      }
    }
    return new DifferentiableFunction(
        name, name, new Inputs(name, inputs), output, 0, Settings.DEFAULT);
  }

  private DifferentiableFunction derived(String what, Expr derivative, int orders) {
    String called = what + " of " + name;
    return new DifferentiableFunction(
        called,
        order + orders == 0 ? called : subject,
        inputs,
        derivative,
        order + orders,
        settings);
  }

  private DifferentiableFunction with(Settings changed) {
    return new DifferentiableFunction(name, subject, inputs, output, order, changed);
  }

  private Derivation derivation() {
    return new Derivation(subject, inputs, order);
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns the names of the inputs. */
  public List<String> inputNames() {
    return inputs.names();
  }

  /**
   * Returns the shape of an input.
   *
   * @param input its name
   * @throws FluxionException FLX-211 if there is no such input
   */
  public Shape inputShape(String input) {
    return inputs.named(input).shape();
  }

  /** Returns the number of variables: the elements of all inputs. */
  public int variableCount() {
    return inputs.size();
  }

  /** Returns the shape of the result. */
  public Shape outputShape() {
    return output.shape();
  }

  /**
   * Returns the highest order to which this function can be differentiated, nothing if any.
   *
   * <p>It is inferred from the rules of the primitives, not declared.
   */
  public OptionalInt orderCapability() {
    int capability = new OrderCapability().of(List.of(output), inputs.exprs());
    return capability == OrderCapability.ANY ? OptionalInt.empty() : OptionalInt.of(capability);
  }

  /** Returns the function whose result is the sum of all elements of this one's. */
  public DifferentiableFunction sum() {
    return derived.get("sum", () -> derived("sum", output.sum(), 0));
  }

  /**
   * Returns the gradient by all inputs: of the shape of the input, or a flat vector if there are
   * several.
   *
   * @throws FluxionException FLX-201 if the result is not one number, FLX-301 if a rule does not
   *     reach
   */
  public DifferentiableFunction gradient() {
    return derived.get("gradient", () -> derived("gradient", derivation().gradient(output), 1));
  }

  /**
   * Returns the gradient by one input, of its shape.
   *
   * @param input its name
   */
  public DifferentiableFunction gradient(String input) {
    return derived.get(
        "gradient by " + input,
        () -> derived("gradient", derivation().gradient(output, inputs.named(input)), 1));
  }

  /**
   * Returns the Jacobian by all inputs: the result's axes, then the input's (one axis of all
   * variables if there are several inputs).
   */
  public DifferentiableFunction jacobian() {
    return derived.get("jacobian", () -> derived("jacobian", derivation().jacobian(output), 1));
  }

  /**
   * Returns the Jacobian by one input: the result's axes, then the input's.
   *
   * @param input its name
   */
  public DifferentiableFunction jacobian(String input) {
    return derived.get(
        "jacobian by " + input,
        () -> derived("jacobian", derivation().jacobian(output, inputs.named(input)), 1));
  }

  /** Returns the Hessian by all inputs: the input's axes twice. */
  public DifferentiableFunction hessian() {
    return derived.get("hessian", () -> derived("hessian", derivation().hessian(output), 2));
  }

  /**
   * Returns the Jacobian by all variables with its structure, from as many products as a colouring
   * of the structure needs: a constant number for a banded one, whatever its size.
   *
   * <p>Its rows are the elements of the result, row-major, its columns the variables.
   *
   * @throws FluxionException FLX-206 if the structure is too dense, FLX-301 if a rule does not
   *     reach
   */
  public SparseDerivative sparseJacobian() {
    Derivation.SparseValues sparse = derivation().sparseJacobian(output);
    DifferentiableFunction values = derived("sparse jacobian", sparse.values(), 1);
    return new SparseDerivative("jacobian of " + name, sparse.sparsity(), values);
  }

  /**
   * Returns the Hessian by all variables with its structure, from as many Hessian-vector products
   * as a colouring of the structure needs: a constant number for a banded one, whatever its size.
   *
   * @throws FluxionException FLX-201 if the result is not one number, FLX-206 if the structure is
   *     too dense, FLX-301 if a rule does not reach
   */
  public SparseDerivative sparseHessian() {
    Derivation.SparseValues sparse = derivation().sparseHessian(output);
    DifferentiableFunction values = derived("sparse hessian", sparse.values(), 2);
    return new SparseDerivative("hessian of " + name, sparse.sparsity(), values);
  }

  /**
   * Returns the n-th derivative of a function of one variable, of the shape of the result.
   *
   * @param n the order, 0 or more
   */
  public DifferentiableFunction derivative(int n) {
    return derived.get(
        "derivative " + n, () -> derived("derivative " + n, derivation().derivative(output, n), n));
  }

  /**
   * Returns a partial derivative, mixed if there is more than one variable; the order of the
   * variables does not matter.
   *
   * @param variables numbered from 0 through all inputs; repeated for a higher order
   */
  public DifferentiableFunction partial(int... variables) {
    return derived.get(
        Request.partialKey(variables),
        () -> derived("partial", derivation().partial(output, variables), variables.length));
  }

  /**
   * Returns the Jacobian-vector product as a function of the inputs and of a tangent for each,
   * called {@code tangent of NAME}.
   */
  public DifferentiableFunction jvp() {
    return derived.get("jvp", this::newJvp);
  }

  private DifferentiableFunction newJvp() {
    List<Expr> tangents = like("tangent");
    return widened("jvp", tangents, derivation().jvp(output, tangents), 1);
  }

  /**
   * Returns the vector-Jacobian product as a function of the inputs and of a cotangent of the
   * result, called {@code cotangent}.
   */
  public DifferentiableFunction vjp() {
    return derived.get("vjp", this::newVjp);
  }

  private DifferentiableFunction newVjp() {
    Expr cotangent = Expr.of(new Op.Input("cotangent", output.shape(), new Object()));
    return widened("vjp", List.of(cotangent), derivation().vjp(output, cotangent), 1);
  }

  /**
   * Returns the Hessian-vector product as a function of the inputs and of a direction for each,
   * called {@code direction of NAME}.
   */
  public DifferentiableFunction hvp() {
    return derived.get("hvp", this::newHvp);
  }

  private DifferentiableFunction newHvp() {
    List<Expr> directions = like("direction");
    return widened("hvp", directions, derivation().hvp(output, directions), 2);
  }

  private List<Expr> like(String what) {
    Object scope = new Object();
    List<Expr> more = new ArrayList<>();
    for (Expr input : inputs.exprs()) {
      more.add(Expr.of(new Op.Input(what + " of " + Inputs.name(input), input.shape(), scope)));
    }
    return more;
  }

  private DifferentiableFunction widened(String what, List<Expr> more, Expr result, int orders) {
    List<Expr> all = new ArrayList<>(inputs.exprs());
    all.addAll(more);
    String called = what + " of " + name;
    return new DifferentiableFunction(
        called, subject, new Inputs(called, all), result, order + orders, settings);
  }

  /**
   * Returns the result of this function for given expressions, for use within another function.
   *
   * @param args one expression for each input, of its shape
   * @throws FluxionException FLX-215 if number or shapes differ
   */
  public Expr apply(Expr... args) {
    Map<Expr, Expr> replacements = new IdentityHashMap<>();
    boolean fits = args.length == inputs.exprs().size();
    for (int i = 0; fits && i < args.length; i++) {
      fits = args[i].shape().equals(inputs.exprs().get(i).shape());
      replacements.put(inputs.exprs().get(i), args[i]);
    }
    if (!fits) {
      throw new FluxionException(
          "FLX-215",
          "function '"
              + name
              + "' takes ("
              + inputs.describe()
              + "), got shapes "
              + List.of(args).stream().map(Expr::shape).toList());
    }
    return Graph.substitute(List.of(output), replacements).get(0);
  }

  /**
   * Returns the function that applies another one to the result of this one.
   *
   * @param next a function of one input, of this one's result's shape
   */
  public DifferentiableFunction andThen(DifferentiableFunction next) {
    return new DifferentiableFunction(
        next.name + " after " + name,
        next.name + " after " + name,
        inputs,
        next.apply(output),
        Math.max(order, next.order),
        settings);
  }

  /**
   * Returns the function that applies this one to the result of another one.
   *
   * @param first a function whose result has the shape of this one's only input
   */
  public DifferentiableFunction compose(DifferentiableFunction first) {
    return first.andThen(this).with(settings);
  }

  /**
   * Returns the value at a point.
   *
   * @param point the values of all inputs, one after the other
   * @throws FluxionException FLX-213 if their number is wrong
   */
  public Tensor value(double... point) {
    double[] out = new double[output.shape().size()];
    run(point, out);
    return Tensor.of(output.shape(), out, 0);
  }

  /**
   * Returns the value at a point.
   *
   * @param first the values of the first input, row-major
   * @param second the values of the second input
   * @param others the values of the others
   * @throws FluxionException FLX-213 if a number is wrong
   */
  public Tensor value(double[] first, double[] second, double[]... others) {
    double[][] all = new double[others.length + 2][];
    all[0] = first;
    all[1] = second;
    System.arraycopy(others, 0, all, 2, others.length);
    return value(inputs.flatten(all));
  }

  /**
   * Computes the value at a point into an array, without allocating anything (but to check results
   * where {@link #refusingNonFinite()}).
   *
   * @param point the values of all inputs, one after the other
   * @param out gets the elements of the result, row-major
   * @throws FluxionException FLX-213 if a length is wrong
   */
  public void valueInto(double[] point, double[] out) {
    if (out.length != outputSize) {
      throw new FluxionException(
          "FLX-213",
          "function '"
              + name
              + "' gives "
              + outputSize
              + " numbers, got an array of "
              + out.length);
    }
    run(point, out);
  }

  /**
   * Returns the values at many points.
   *
   * @param points one row for each point, as in {@link #value(double...)}
   * @return one row for each point, row-major
   */
  public double[][] values(double[][] points) {
    for (double[] point : points) {
      inputs.check(point, settings.finiteOnly());
    }
    if (settings.selfCheck()) {
      return Arrays.stream(points).map(point -> value(point).toArray()).toArray(double[][]::new);
    }
    double[][] rows = Pointwise.run(prepared().executable(), points, settings.parallel());
    for (double[] row : rows) {
      Finite.check(name, row, settings);
    }
    return rows;
  }

  private void run(double[] point, double[] out) {
    DirectCode settled = direct;
    if (settled != null && point.length == inputSize && point != out) {
      settled.run(point, out);
      return;
    }
    inputs.check(point, settings.finiteOnly());
    if (isPlain) {
      Executable executable = prepared().executable();
      executable.run(point, out);
      Optional<DirectCode> code = executable.direct();
      if (code.isPresent()) {
        direct = code.get();
      }
    } else if (settings.selfCheck()) {
      System.arraycopy(request().value().at(point).value().toArray(), 0, out, 0, out.length);
    } else {
      double[] checked = new double[out.length];
      prepared().executable().run(point, checked);
      Finite.check(name, checked, settings);
      System.arraycopy(checked, 0, out, 0, out.length);
    }
  }

  private Preparation prepared() {
    Preparation known = preparation;
    if (known == null) {
      known = prepare();
      if (settings.budget().isLimited()) {
        settings.budget().check(Explanation.of(name, known, settings));
      }
      preparation = known;
    }
    return known;
  }

  private Preparation prepare() {
    Graph graph = new Graph(inputs.exprs(), List.of(output));
    return Preparation.of(graph, List.of(), settings.terms(), settings.target());
  }

  /** Starts a request for several derivatives at once, which share their evaluations. */
  public Request request() {
    return new Request(subject, inputs, output, order, settings);
  }

  /** Returns what an evaluation of this function will do, without doing it. */
  public Explanation explain() {
    Preparation known = preparation;
    return Explanation.of(name, known == null ? prepare() : known, settings);
  }

  /**
   * Returns this function evaluated by a backend, exactly.
   *
   * @param backend evaluates the primitives that it supports; the rest is evaluated in process
   */
  public DifferentiableFunction on(Backend backend) {
    return on(backend, Shots.EXACT);
  }

  /**
   * Returns this function evaluated by a backend.
   *
   * @param backend evaluates the primitives that it supports; the rest is evaluated in process
   * @param shots how often each evaluation is sampled
   * @throws FluxionException FLX-230 if the backend cannot do so
   */
  public DifferentiableFunction on(Backend backend, Shots shots) {
    return on(
        backend,
        shots.count() == 0 ? Sampling.exact() : Sampling.each(shots.count()).seed(shots.seed()));
  }

  /**
   * Returns this function evaluated by a backend.
   *
   * @param backend evaluates the primitives that it supports; the rest is evaluated in process
   * @param sampling how many shots there are, and how they are divided
   * @throws FluxionException FLX-230 if the backend cannot do so
   */
  public DifferentiableFunction on(Backend backend, Sampling sampling) {
    boolean exact = sampling.policy().isExact();
    boolean possible = exact ? backend.capabilities().exact() : backend.capabilities().shots();
    if (!possible) {
      throw new FluxionException(
          "FLX-230",
          "backend '"
              + backend.id()
              + (exact
                  ? "' gives no exact values, ask for shots"
                  : "' does not sample, got the sampling " + sampling));
    }
    return with(settings.with(settings.target().on(backend, sampling.policy()), sampling));
  }

  /**
   * Returns this function evaluated by a backend of the plugins on the class path.
   *
   * <p>The backend is made for this function and lives as long as it does. To close it, get it from
   * a {@link Catalog} and pass it to {@link #on(Backend, Sampling)}.
   *
   * @param backend its id
   * @param shots how often each evaluation is sampled
   */
  public DifferentiableFunction on(String backend, Shots shots) {
    return on(Catalog.load().backend(backend), shots);
  }

  /**
   * Returns this function evaluated by a backend of the plugins on the class path; see {@link
   * #on(String, Shots)}.
   *
   * @param backend its id
   * @param sampling how many shots there are, and how they are divided
   */
  public DifferentiableFunction on(String backend, Sampling sampling) {
    return on(Catalog.load().backend(backend), sampling);
  }

  /**
   * Returns this function with evaluations of its backend kept in a cache; samples are taken anew
   * each time.
   *
   * @param cache may be shared
   */
  public DifferentiableFunction caching(EvaluationCache cache) {
    return caching(cache, Freshness.EXACT_ONLY);
  }

  /**
   * Returns this function with evaluations of its backend kept in a cache.
   *
   * @param cache may be shared
   * @param freshness whether samples that were taken before may stand for new ones
   */
  public DifferentiableFunction caching(EvaluationCache cache, Freshness freshness) {
    return with(settings.with(settings.target().keeping(cache.store(), freshness.reuse())));
  }

  /**
   * Returns this function with a limit on what one evaluation of it may cost.
   *
   * @param budget a plan that exceeds it is refused with FLX-253 before anything is evaluated
   */
  public DifferentiableFunction within(Budget budget) {
    return with(settings.with(budget));
  }

  /**
   * Returns this function with another choice between plans.
   *
   * @param planning what is chosen for
   */
  public DifferentiableFunction planning(Planning planning) {
    return with(settings.with(planning));
  }

  /** Returns this function with evaluations merged to a certain degree. */
  public DifferentiableFunction merging(Merging merging) {
    return with(settings.with(merging));
  }

  /**
   * Returns this function checking the spectra that it relies on while it is evaluated: one surplus
   * point along each variable, more where the plan does not determine the function there.
   *
   * <p>Of a primitive with several outputs the first one is checked.
   *
   * @return a function that throws FLX-360 where a declared spectrum turns out to be wrong, and
   *     FLX-361 where the backend gives other values when it is asked again
   */
  public DifferentiableFunction selfChecking() {
    return with(settings.selfCheck(true));
  }

  /** Returns this function run by the interpreter rather than by generated code. */
  public DifferentiableFunction interpreted() {
    return with(Execution.Tier.INTERPRETED);
  }

  /**
   * Returns this function compiled by another thread, once it is used so much that compiling pays;
   * by default the caller compiles it then.
   */
  public DifferentiableFunction compilingInBackground() {
    return with(Execution.Tier.IN_BACKGROUND);
  }

  private DifferentiableFunction with(Execution.Tier tier) {
    Target target = settings.target();
    return with(settings.with(target.with(target.execution().with(tier))));
  }

  /**
   * Returns this function with elementary functions of an accuracy; by default {@link
   * Accuracy#FAST}.
   *
   * @param accuracy how exact they are
   */
  public DifferentiableFunction accuracy(Accuracy accuracy) {
    Target target = settings.target();
    boolean strict = accuracy == Accuracy.STRICT;
    return with(settings.with(target.with(target.execution().withStrict(strict))));
  }

  /**
   * Generates the code of this function now, rather than when it has been used so much that it
   * pays.
   *
   * @return this
   */
  public DifferentiableFunction compile() {
    prepared().executable().compile();
    return this;
  }

  /**
   * Returns this function using several threads, for many points and for loops over large arrays
   * from about 0.3 milliseconds on; the results are the same, bit for bit.
   */
  public DifferentiableFunction parallel() {
    Target target = settings.target();
    return with(settings.with(target.with(target.execution().withParallel(true))).parallel(true));
  }

  /** Returns this function refusing inputs and results that are NaN or infinite, with FLX-214. */
  public DifferentiableFunction refusingNonFinite() {
    return with(settings.finiteOnly(true));
  }

  /** Returns the formula as LaTeX. */
  public String toLatex() {
    return Latex.of(name, new Graph(inputs.exprs(), List.of(output)));
  }

  /** Returns the graph in the language of Graphviz. */
  public String toDot() {
    return Dot.of(name, new Graph(inputs.exprs(), List.of(output)));
  }

  /** Returns a drawing of the graph as SVG. */
  public String toSvg() {
    return Drawing.svg(name, new Graph(inputs.exprs(), List.of(output)));
  }

  /** Returns the formula as text. */
  @Override
  public String toString() {
    return Formula.text(name, new Graph(inputs.exprs(), List.of(output)));
  }
}
