package dev.fluxion.dsl.engine.normalize;

import dev.fluxion.dsl.engine.define.Arithmetic;
import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.dsl.engine.define.Interner;
import dev.fluxion.dsl.engine.define.Topology;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Brings expressions into normal form: equal structure is one node, sums and products are
 * collected, derivatives of primitives are written out by the chosen rules.
 *
 * <p>What remains of derivatives are calls whose rule is a shift, which the plan turns into
 * evaluations, and calls whose derivative is a number. A sum inside a sum that nobody else uses is
 * collected into the outer one, so that a chain of n additions is one sum of n terms; nested sums
 * that are shared are collected up to a limit, so that work stays linear.
 */
public final class Normalizer {
  private final Interner interner = new Interner();
  private final StructureForm structure = new StructureForm(interner);
  private final Map<Expr, Expr> done = new IdentityHashMap<>();
  private final RuleBook rules;
  private final Optional<RuleExpansion> expansion;

  /**
   * Creates a normalizer for one request.
   *
   * @param kind what evaluates the primitives
   */
  public Normalizer(Backend.Kind kind) {
    this(kind, ignored -> false);
  }

  /**
   * Creates a normalizer for one request.
   *
   * @param kind what evaluates the primitives
   * @param exact which primitives a simulator evaluates exactly
   */
  public Normalizer(Backend.Kind kind, Predicate<BoundPrimitive> exact) {
    this.rules = new RuleBook(this, kind);
    this.expansion = Optional.of(new RuleExpansion(this, rules, kind, exact));
  }

  /** Creates a normalizer that leaves derivatives of primitives as they are. */
  private Normalizer() {
    this.rules = new RuleBook(this, Backend.Kind.ANALYTIC);
    this.expansion = Optional.empty();
  }

  /**
   * Returns a graph with equal structure shared and sums and products collected, in which
   * derivatives of primitives are left as they are: no backend is known yet.
   */
  public static Graph simplify(Graph graph) {
    return new Normalizer().normalize(graph);
  }

  /** Returns the rules that were chosen. */
  public RuleBook rules() {
    return rules;
  }

  /** Returns a graph with the same meaning in normal form. */
  public Graph normalize(Graph graph) {
    return new Graph(normalize(graph.inputs()), normalize(graph.outputs()));
  }

  /** Returns expressions with the same meaning in normal form. */
  public List<Expr> normalize(List<Expr> roots) {
    List<Expr> order = Topology.order(roots, done.keySet());
    Set<Expr> absorbed = absorbed(order, roots);
    for (Expr node : order) {
      if (!absorbed.contains(node)) {
        done.put(node, normalForm(node, absorbed));
      }
    }
    List<Expr> normal = new ArrayList<>(roots.size());
    for (Expr root : roots) {
      normal.add(normal(root));
    }
    return normal;
  }

  /** Returns the one node of a leaf. */
  public Expr leaf(Expr leaf) {
    return interner.intern(leaf);
  }

  /** Returns the number of a node in normal form: the total order. */
  public int number(Expr node) {
    return interner.number(node);
  }

  /** Finds sums within sums, and products within products, that nobody else uses. */
  private static Set<Expr> absorbed(List<Expr> order, List<Expr> roots) {
    Map<Expr, Boolean> usedOnce = new IdentityHashMap<>();
    for (Expr root : roots) {
      if (isCollected(root)) {
        usedOnce.put(root, false);
      }
    }
    for (Expr node : order) {
      for (Expr arg : node.args()) {
        if (isCollected(arg) && usedOnce.put(arg, isCollectedInto(node, arg)) != null) {
          usedOnce.put(arg, false);
        }
      }
    }
    Set<Expr> absorbed = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Map.Entry<Expr, Boolean> each : usedOnce.entrySet()) {
      if (each.getValue()) {
        absorbed.add(each.getKey());
      }
    }
    return absorbed;
  }

  private static boolean isCollectedInto(Expr node, Expr arg) {
    return arg.op() instanceof Op.Linear
        ? node.op() instanceof Op.Linear
        : node.op() instanceof Op.Product;
  }

  private static boolean isCollected(Expr node) {
    return node.op() instanceof Op.Linear || node.op() instanceof Op.Product;
  }

  private Expr normalForm(Expr node, Set<Expr> absorbed) {
    if (node.args().isEmpty()) {
      return interner.intern(node);
    } else if (node.op() instanceof Op.Linear) {
      return sum(node, absorbed);
    } else if (node.op() instanceof Op.Product) {
      return product(node, absorbed);
    }
    List<Expr> args = new ArrayList<>(node.args().size());
    for (Expr arg : node.args()) {
      args.add(normal(arg));
    }
    return make(node.op(), args);
  }

  private Expr normal(Expr node) {
    return Objects.requireNonNull(done.get(node));
  }

  private record Term(double coefficient, Expr expr) {}

  private Expr sum(Expr node, Set<Expr> absorbed) {
    LinearForm form = new LinearForm(interner, node.shape());
    Deque<Term> open = new ArrayDeque<>();
    open.push(new Term(1, node));
    while (!open.isEmpty()) {
      Term term = open.pop();
      if (term.expr() == node || absorbed.contains(term.expr())) {
        Op.Linear linear = (Op.Linear) term.expr().op();
        List<Expr> args = term.expr().args();
        for (int i = args.size() - 1; i >= 0; i--) {
          open.push(new Term(term.coefficient() * linear.coefficient(i), args.get(i)));
        }
      } else {
        form.add(term.coefficient(), normal(term.expr()));
      }
    }
    return form.build();
  }

  private Expr product(Expr node, Set<Expr> absorbed) {
    ProductForm form = new ProductForm(interner, node.shape());
    Deque<Expr> open = new ArrayDeque<>();
    open.push(node);
    while (!open.isEmpty()) {
      Expr factor = open.pop();
      if (factor == node || absorbed.contains(factor)) {
        List<Expr> args = factor.args();
        for (int i = args.size() - 1; i >= 0; i--) {
          open.push(args.get(i));
        }
      } else {
        form.multiply(normal(factor));
      }
    }
    return form.build(this);
  }

  /**
   * Returns the normal form of an operation on arguments in normal form.
   *
   * @param op the operation
   * @param args its arguments
   */
  public Expr make(Op op, List<Expr> args) {
    if (op instanceof Op.Linear linear) {
      LinearForm form = new LinearForm(interner, args.get(0).shape());
      for (int i = 0; i < args.size(); i++) {
        form.add(linear.coefficient(i), args.get(i));
      }
      return form.build();
    } else if (op instanceof Op.Product) {
      ProductForm form = new ProductForm(interner, args.get(0).shape());
      for (Expr arg : args) {
        form.multiply(arg);
      }
      return form.build(this);
    } else if (op instanceof Op.Power power) {
      return power(power, args.get(0));
    } else if (op instanceof Op.Gather gather) {
      return structure.gather(gather.map(), args.get(0));
    } else if (op instanceof Op.Scatter scatter) {
      return structure.scatter(scatter.map(), args.get(0));
    } else if (op instanceof Op.Concat) {
      return structure.concat(args);
    } else if (op instanceof Op.Where) {
      return where(args);
    } else if (op instanceof Op.Compare compare) {
      return compare(compare, args);
    } else if (op instanceof Op.Contract contract) {
      return contract(contract, args);
    } else if (op instanceof Op.Call call && call.totalOrder() > 0) {
      Expr node = interner.node(op, args);
      return expansion.isPresent() ? expansion.get().expand(node) : node;
    }
    return interner.node(op, args);
  }

  /** {@code (x^a)^n = x^(a n)} and {@code (c x)^n = c^n x^n} for whole exponents. */
  private Expr power(Op.Power op, Expr arg) {
    double exponent = op.exponent();
    OptionalDouble value = Constants.uniform(arg);
    if (value.isPresent()) {
      double result = Arithmetic.power(value.getAsDouble(), exponent);
      return interner.intern(Expr.constant(arg.shape(), result));
    }
    if (exponent == 0) {
      return interner.intern(Expr.constant(arg.shape(), 1));
    }
    if (exponent == 1) {
      return arg;
    }
    boolean whole = exponent == Math.rint(exponent);
    if (whole && arg.op() instanceof Op.Power inner && isWhole(inner.exponent())) {
      return power(new Op.Power(exponent * inner.exponent()), arg.args().get(0));
    }
    if (whole && arg.op() instanceof Op.Linear linear && arg.args().size() == 1) {
      double factor = Arithmetic.power(linear.coefficient(0), exponent);
      Expr base = power(op, arg.args().get(0));
      return make(new Op.Linear(new double[] {factor}), List.of(base));
    }
    return interner.node(op, arg);
  }

  private static boolean isWhole(double exponent) {
    return exponent == Math.rint(exponent);
  }

  private Expr where(List<Expr> args) {
    OptionalDouble mask = Constants.uniform(args.get(0));
    if (mask.isPresent()) {
      return mask.getAsDouble() != 0 ? args.get(1) : args.get(2);
    }
    return args.get(1) == args.get(2) ? args.get(1) : interner.node(new Op.Where(), args);
  }

  private Expr compare(Op.Compare op, List<Expr> args) {
    OptionalDouble left = Constants.uniform(args.get(0));
    OptionalDouble right = Constants.uniform(args.get(1));
    if (left.isPresent() && right.isPresent()) {
      double result = Arithmetic.compare(op.relation(), left.getAsDouble(), right.getAsDouble());
      return interner.intern(Expr.constant(args.get(0).shape(), result));
    }
    return interner.node(op, args);
  }

  private Expr contract(Op.Contract op, List<Expr> args) {
    Expr node = interner.node(op, args);
    if (Constants.isZero(args.get(0)) || Constants.isZero(args.get(1))) {
      return interner.intern(Expr.constant(node.shape(), 0));
    }
    return Selection.of(op, args.get(0), args.get(1), node.shape())
        .map(chosen -> structure.gather(chosen.map(), chosen.source()))
        .orElse(node);
  }

  /**
   * Rebuilds expressions in normal form with some nodes replaced.
   *
   * @param roots expressions in normal form
   * @param replacements nodes in normal form, which are not looked into
   */
  public List<Expr> replace(List<Expr> roots, Map<Expr, Expr> replacements) {
    return Graph.rebuild(
        roots,
        new IdentityHashMap<>(replacements),
        (node, args) -> args.isEmpty() ? node : make(node.op(), args));
  }

  /**
   * Puts arguments in place of placeholders.
   *
   * @param body an elementwise expression over scalar placeholders, in normal form
   * @param placeholders what is replaced
   * @param args arguments in normal form, of one shape
   */
  Expr instantiate(Expr body, List<Expr> placeholders, List<Expr> args) {
    Shape shape = args.get(0).shape();
    Map<Expr, Expr> known = new IdentityHashMap<>();
    for (int i = 0; i < placeholders.size(); i++) {
      known.put(leaf(placeholders.get(i)), args.get(i));
    }
    return Graph.rebuild(
            List.of(body),
            known,
            (node, rebuilt) ->
                rebuilt.isEmpty()
                    ? interner.intern(node.broadcast(shape))
                    : make(node.op(), rebuilt))
        .get(0);
  }
}
