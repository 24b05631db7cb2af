package dev.fluxion.dsl;

import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.dsl.engine.run.Preparation;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several derivatives of one function asked for together: they are planned as a whole and share
 * their evaluations.
 *
 * <p>A request is immutable; each method returns a larger one.
 */
public final class Request {
  private final String function;
  private final Inputs inputs;
  private final Expr output;
  private final int order;
  private final Settings settings;
  private final Map<String, Expr> items;
  private final Map<String, Integer> orders;
  private final List<Graph> earlier;

  Request(String function, Inputs inputs, Expr output, int order, Settings settings) {
    this(function, inputs, output, order, settings, Map.of(), Map.of(), List.of());
  }

  private Request(
      String function,
      Inputs inputs,
      Expr output,
      int order,
      Settings settings,
      Map<String, Expr> items,
      Map<String, Integer> orders,
      List<Graph> earlier) {
    this.function = function;
    this.inputs = inputs;
    this.output = output;
    this.order = order;
    this.settings = settings;
    this.items = items;
    this.orders = orders;
    this.earlier = earlier;
  }

  private Request and(String key, Expr item) {
    Map<String, Expr> more = new LinkedHashMap<>(items);
    more.put(key, item);
    return new Request(function, inputs, output, order, settings, more, orders, earlier);
  }

  private Derivation derivation() {
    return new Derivation(function, inputs, order);
  }

  static String partialKey(int... variables) {
    int[] sorted = variables.clone();
    Arrays.sort(sorted);
    return "partial " + Arrays.toString(sorted);
  }

  static String gradientKey(String input) {
    return "gradient by " + input;
  }

  /** Asks for the value. */
  public Request value() {
    return and("value", output);
  }

  /** Asks for the gradient by all inputs. */
  public Request gradient() {
    return and("gradient", derivation().gradient(output));
  }

  /**
   * Asks for the gradient by one input.
   *
   * @param input its name
   * @throws FluxionException FLX-211 if there is no such input
   */
  public Request gradient(String input) {
    return and(gradientKey(input), derivation().gradient(output, inputs.named(input)));
  }

  /** Asks for the Jacobian by all inputs. */
  public Request jacobian() {
    return and("jacobian", derivation().jacobian(output));
  }

  /** Asks for the Hessian by all inputs. */
  public Request hessian() {
    return and("hessian", derivation().hessian(output));
  }

  /**
   * Asks for all partial derivatives of a total order, of a function with one result: the axes of
   * the input n times, symmetric entries repeated.
   *
   * @param n the order, 1 or more
   * @throws FluxionException FLX-205 if these are too many numbers
   */
  public Request derivatives(int n) {
    return and("derivatives " + n, derivation().derivatives(output, n));
  }

  /**
   * Asks for a derivative of a function of one variable.
   *
   * @param n the order, 0 or more
   */
  public Request derivative(int n) {
    Map<String, Integer> orders = new LinkedHashMap<>(this.orders);
    orders.put("derivative " + n, n);
    List<Expr> derivatives = derivation().derivatives(output, List.copyOf(orders.values()));
    Map<String, Expr> more = new LinkedHashMap<>(items);
    int position = 0;
    for (String key : orders.keySet()) {
      more.put(key, derivatives.get(position++));
    }
    return new Request(function, inputs, output, order, settings, more, orders, earlier);
  }

  /**
   * Asks for a partial derivative, mixed if there is more than one variable.
   *
   * @param variables numbered from 0 through all inputs; repeated for a higher order
   */
  public Request partial(int... variables) {
    return and(partialKey(variables), derivation().partial(output, variables));
  }

  /**
   * Asks for the Jacobian-vector product in a fixed direction.
   *
   * @param direction one number for each variable
   */
  public Request jvp(double... direction) {
    return and("jvp", derivation().jvp(output, constants(direction)));
  }

  /**
   * Asks for the vector-Jacobian product for a fixed cotangent.
   *
   * @param cotangent one number for each element of the result
   * @throws FluxionException FLX-213 if their number is wrong
   */
  public Request vjp(double... cotangent) {
    if (cotangent.length != output.shape().size()) {
      throw new FluxionException(
          "FLX-213",
          "function '"
              + function
              + "' takes a cotangent of "
              + output.shape().size()
              + " numbers, got "
              + cotangent.length);
    }
    return and("vjp", derivation().vjp(output, Expr.constant(output.shape(), cotangent)));
  }

  /**
   * Asks for the Hessian-vector product in a fixed direction.
   *
   * @param direction one number for each variable
   */
  public Request hvp(double... direction) {
    return and("hvp", derivation().hvp(output, constants(direction)));
  }

  private List<Expr> constants(double[] direction) {
    double[] checked = inputs.check(direction, false);
    List<Expr> parts = new ArrayList<>();
    int position = 0;
    for (Expr input : inputs.exprs()) {
      int size = input.shape().size();
      double[] part = Arrays.copyOfRange(checked, position, position + size);
      parts.add(Expr.constant(input.shape(), part));
      position += size;
    }
    return parts;
  }

  /**
   * Says that another request is evaluated before this one at each point, and that a cache keeps
   * its evaluations: of several plans the one is chosen that needs the fewest beside them.
   *
   * @param before a request of this function, or of another one that has evaluations in common
   * @throws FluxionException FLX-243 if there is no cache
   */
  public Request after(PreparedRequest before) {
    if (settings.target().store().isEmpty()) {
      throw new FluxionException(
          "FLX-243",
          "a request after another one needs a cache that keeps its evaluations, function '"
              + function
              + "' has none");
    }
    return new Request(function, inputs, output, order, settings, items, orders, before.graphs());
  }

  /**
   * Returns the request planned and compiled, to be evaluated at any number of points.
   *
   * @throws FluxionException FLX-240 if nothing was asked for, FLX-250 if something has a weight
   *     that was not asked for, FLX-253 if the plan exceeds the budget
   */
  public PreparedRequest prepare() {
    if (items.isEmpty()) {
      throw new FluxionException(
          "FLX-240", "a request asks for something, nothing was asked of '" + function + "'");
    }
    settings.sampling().checkWeights(function, items.keySet());
    Graph graph = new Graph(inputs.exprs(), List.copyOf(items.values()));
    Map<String, Shape> shapes = new LinkedHashMap<>();
    items.forEach((name, item) -> shapes.put(name, item.shape()));
    Preparation preparation = Preparation.of(graph, earlier, settings.terms(), settings.target());
    List<Graph> graphs = new ArrayList<>(earlier);
    graphs.add(graph);
    PreparedRequest prepared =
        new PreparedRequest(function, inputs, shapes, graphs, preparation, settings);
    if (settings.budget().isLimited()) {
      settings.budget().check(prepared.explain());
    }
    return prepared;
  }

  /**
   * Returns the results at a point.
   *
   * @param point the values of all inputs, one after the other
   */
  public Result at(double... point) {
    return prepare().at(point);
  }

  /** Returns what the request will do, without doing it; a budget is not looked at. */
  public Explanation explain() {
    return within(Budget.unlimited()).prepare().explain();
  }

  private Request within(Budget budget) {
    return new Request(
        function, inputs, output, order, settings.with(budget), items, orders, earlier);
  }
}
