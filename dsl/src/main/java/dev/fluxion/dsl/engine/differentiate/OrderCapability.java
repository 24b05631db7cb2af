package dev.fluxion.dsl.engine.differentiate;

import dev.fluxion.dsl.engine.define.Topology;
import dev.fluxion.spi.Absence;
import dev.fluxion.spi.Attributes;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Rule;
import dev.fluxion.spi.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Infers the highest order of differentiation that rules reach.
 *
 * <p>A rule that returns an expression reaches one more than the least of the calls in it; a list
 * of numbers reaches its length. That makes a system of equations over the calls that can be
 * reached, and its greatest solution is found by lowering an initial guess of "any" until nothing
 * changes. A rule may call its primitive with other attributes without end (polygamma does): beyond
 * {@value #LIMIT} different calls the rest is taken to reach any order, and a gap there is found
 * when it is asked for, still before anything is evaluated.
 */
public final class OrderCapability {
  /** The capability of a function whose rules reach every order. */
  public static final int ANY = Integer.MAX_VALUE;

  private static final int LIMIT = 200;

  private final Map<Site, Integer> known = new HashMap<>();

  /** One argument of a primitive; array primitives may act differently on each set of shapes. */
  record Site(Primitive primitive, Attributes attributes, int argument, List<Shape> shapes) {
    static Site of(Op.Call call, int argument, List<Expr> args) {
      List<Shape> shapes =
          call.primitive().isElementwise() ? List.of() : args.stream().map(Expr::shape).toList();
      return new Site(call.primitive(), call.attributes(), argument, shapes);
    }

    /** Equality is written out because that of a record costs much when it is first used. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Site site
          && argument == site.argument
          && primitive.equals(site.primitive)
          && attributes.equals(site.attributes)
          && shapes.equals(site.shapes);
    }

    @Override
    public int hashCode() {
      return ((primitive.hashCode() * 31 + attributes.hashCode()) * 31 + argument) * 31
          + shapes.hashCode();
    }
  }

  /** What a site's order follows from: one more than the least of some sites, or a number. */
  record Equation(int constant, List<List<Site>> alternatives) {}

  /**
   * Returns the highest order of a call in one argument.
   *
   * @param call the operation of the call
   * @param argument the position of the argument
   * @param args the arguments of the call
   */
  public int of(Op.Call call, int argument, List<Expr> args) {
    return of(Site.of(call, argument, args));
  }

  /**
   * Returns whether the vector rules of an array primitive reach a derivative of it.
   *
   * @param op the operation of the call, differentiated
   * @param args the arguments of the call
   */
  public boolean isReachedByRules(Op.Call op, List<Expr> args) {
    BoundPrimitive self = op.primitive().bind(op.attributes());
    for (int i = 0; i < args.size(); i++) {
      if (op.order(i) > 0) {
        Equation equation = ArrayRules.equationOfRules(self, Site.of(op, i, args));
        equation.alternatives().forEach(sites -> sites.forEach(this::of));
        if (value(equation, Map.of()) < op.totalOrder()) {
          return false;
        }
      }
    }
    return true;
  }

  private int of(Site site) {
    Integer solved = known.get(site);
    if (solved == null) {
      solve(site);
      solved = Objects.requireNonNull(known.get(site));
    }
    return solved;
  }

  /**
   * Returns the highest order of expressions in some inputs.
   *
   * @param outputs the expressions
   * @param inputs the nodes to differentiate by
   */
  public int of(Collection<Expr> outputs, Collection<Expr> inputs) {
    int least = ANY;
    for (Site site : sites(outputs, inputs)) {
      least = Math.min(least, of(site));
    }
    return least;
  }

  private void solve(Site start) {
    Map<Site, Equation> system = new LinkedHashMap<>();
    Deque<Site> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty() && system.size() < LIMIT) {
      Site site = open.poll();
      if (!system.containsKey(site) && !known.containsKey(site)) {
        Equation equation = equation(site);
        system.put(site, equation);
        for (List<Site> alternative : equation.alternatives()) {
          open.addAll(alternative);
        }
      }
    }
    Map<Site, Integer> values = new HashMap<>();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Map.Entry<Site, Equation> entry : system.entrySet()) {
        int value = value(entry.getValue(), values);
        Integer before = values.put(entry.getKey(), value);
        changed |= value != (before == null ? ANY : before);
      }
    }
    known.putAll(values);
  }

  private int value(Equation equation, Map<Site, Integer> values) {
    int best = equation.constant();
    for (List<Site> calls : equation.alternatives()) {
      int least = ANY;
      for (Site site : calls) {
        Integer solved = known.get(site);
        least = Math.min(least, solved != null ? solved : values.getOrDefault(site, ANY));
      }
      best = Math.max(best, least == ANY ? ANY : least + 1);
    }
    return best;
  }

  private static Equation equation(Site site) {
    BoundPrimitive self = site.primitive().bind(site.attributes());
    if (!site.primitive().isElementwise()) {
      return ArrayRules.equation(self, site);
    }
    int constant = 0;
    if (site.primitive().declaration(site.argument()).spectrum().isPresent()) {
      constant = ANY;
    } else if (site.primitive().opaquePartial(site.argument(), site.attributes()).isPresent()) {
      constant = 1;
    }
    List<List<Site>> alternatives = new ArrayList<>();
    for (Rule rule : site.primitive().rules(site.argument())) {
      if (rule instanceof Rule.Symbolic symbolic) {
        Template template = Template.of(self, symbolic);
        Expr variable = template.placeholders().get(site.argument());
        alternatives.add(sites(List.of(template.body()), List.of(variable)));
      } else {
        constant = Math.max(constant, numericReach(rule));
      }
    }
    return new Equation(constant, alternatives);
  }

  private static int numericReach(Rule rule) {
    if (rule instanceof Rule.Nested nested) {
      return nested.derivatives().size();
    }
    if (rule instanceof Rule.Absent absent) {
      return absent.absence() == Absence.ZERO ? ANY : 0;
    }
    return ANY;
  }

  /** Returns the calls, with the argument meant, through which outputs depend on inputs. */
  static List<Site> sites(Collection<Expr> outputs, Collection<Expr> inputs) {
    Set<Expr> depends = Collections.newSetFromMap(new IdentityHashMap<>());
    depends.addAll(inputs);
    Set<Site> sites = new LinkedHashSet<>();
    for (Expr node : Topology.order(outputs)) {
      for (int i = 0; i < node.args().size(); i++) {
        if (depends.contains(node.args().get(i)) && !(node.op() instanceof Op.Compare)) {
          depends.add(node);
          if (node.op() instanceof Op.Call call) {
            sites.add(Site.of(call, i, node.args()));
          }
        }
      }
    }
    return new ArrayList<>(sites);
  }
}
