package dev.fluxion.dsl.engine.differentiate;

import dev.fluxion.dsl.engine.define.Topology;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Pushes tangents forward through a graph: Jacobian-vector products, one direction or many at once.
 *
 * <p>A node without an entry has tangent zero; that is a fact about the graph, not a number.
 */
public final class Forward {
  private final Context context;
  private final Directions directions;
  private final CallRules calls;
  private final Map<Expr, Expr> tangents = new IdentityHashMap<>();

  Forward(Context context, Directions directions) {
    this.context = context;
    this.directions = directions;
    this.calls = new CallRules(context);
  }

  /**
   * Returns the tangents of outputs in one direction, where they are not zero.
   *
   * @param outputs the outputs
   * @param seeds the tangents of inputs
   * @param context who asks
   */
  public static List<Optional<Expr>> tangents(
      List<Expr> outputs, Map<Expr, Expr> seeds, Context context) {
    return new Forward(context, Directions.ONE).push(outputs, seeds);
  }

  List<Optional<Expr>> push(List<Expr> outputs, Map<Expr, Expr> seeds) {
    tangents.putAll(seeds);
    for (Expr node : Topology.order(outputs)) {
      if (!seeds.containsKey(node) && node.args().stream().anyMatch(tangents::containsKey)) {
        tangent(node).ifPresent(tangent -> tangents.put(node, tangent));
      }
    }
    return outputs.stream().map(output -> Optional.ofNullable(tangents.get(output))).toList();
  }

  private Optional<Expr> tangent(Expr node) {
    Op op = node.op();
    if (op instanceof Op.Linear linear) {
      return linear(node, linear);
    } else if (op instanceof Op.Product) {
      return Sums.of(productTerms(node));
    } else if (op instanceof Op.Power) {
      return Optional.of(times(onlyTangent(node), Partials.power(node)));
    } else if (op instanceof Op.Gather gather) {
      Op lifted = new Op.Gather(directions.lift(gather.map()));
      return Optional.of(Expr.of(lifted, onlyTangent(node)));
    } else if (op instanceof Op.Scatter scatter) {
      Op lifted = new Op.Scatter(directions.lift(scatter.map()));
      return Optional.of(Expr.of(lifted, onlyTangent(node)));
    } else if (op instanceof Op.Concat) {
      return Optional.of(directions.concat(filled(node, 0)));
    } else if (op instanceof Op.Contract contract) {
      return contract(node, contract);
    } else if (op instanceof Op.Where) {
      return where(node);
    } else if (op instanceof Op.Call call) {
      return call.primitive().isElementwise() ? elementwise(node) : array(node);
    }
    return Optional.empty();
  }

  /** Returns the tangent of the argument of a node of one argument, which is not zero. */
  private Expr onlyTangent(Expr node) {
    return Objects.requireNonNull(tangents.get(node.args().get(0)));
  }

  private Optional<Expr> linear(Expr node, Op.Linear linear) {
    List<Expr> terms = new ArrayList<>();
    List<Double> coefficients = new ArrayList<>();
    for (int i = 0; i < node.args().size(); i++) {
      Expr tangent = tangents.get(node.args().get(i));
      if (tangent != null) {
        terms.add(tangent);
        coefficients.add(linear.coefficient(i));
      }
    }
    return Sums.of(terms, coefficients);
  }

  private List<Expr> productTerms(Expr node) {
    List<Expr> terms = new ArrayList<>();
    for (int i = 0; i < node.args().size(); i++) {
      Expr tangent = tangents.get(node.args().get(i));
      if (tangent != null) {
        terms.add(times(tangent, Partials.product(node, i)));
      }
    }
    return terms;
  }

  private Optional<Expr> contract(Expr node, Op.Contract op) {
    List<Expr> terms = new ArrayList<>();
    Expr left = tangents.get(node.args().get(0));
    Expr right = tangents.get(node.args().get(1));
    String lead = directions.letter(op);
    if (left != null) {
      Op lifted = new Op.Contract(lead + op.left(), op.right(), lead + op.result());
      terms.add(Expr.of(lifted, left, node.args().get(1)));
    }
    if (right != null) {
      Op lifted = new Op.Contract(op.left(), lead + op.right(), lead + op.result());
      terms.add(Expr.of(lifted, node.args().get(0), right));
    }
    return Sums.of(terms);
  }

  private Optional<Expr> where(Expr node) {
    Expr mask = node.args().get(0);
    List<Expr> branches = filled(node, 1);
    if (!tangents.containsKey(node.args().get(1)) && !tangents.containsKey(node.args().get(2))) {
      return Optional.empty();
    }
    return Optional.of(Expr.where(directions.lift(mask), branches.get(0), branches.get(1)));
  }

  private Optional<Expr> elementwise(Expr node) {
    List<Expr> terms = new ArrayList<>();
    for (int i = 0; i < node.args().size(); i++) {
      Expr tangent = tangents.get(node.args().get(i));
      if (tangent != null) {
        calls.partial(node, i).ifPresent(partial -> terms.add(times(tangent, partial)));
      }
    }
    return Sums.of(terms);
  }

  private Optional<Expr> array(Expr node) {
    Op.Call op = (Op.Call) node.op();
    List<Expr> terms = new ArrayList<>();
    List<Optional<Expr>> others = new ArrayList<>();
    for (int i = 0; i < node.args().size(); i++) {
      Expr tangent = tangents.get(node.args().get(i));
      if (tangent != null && TensorRules.apply(op, i)) {
        terms.add(TensorRules.push(node, i, tangent, directions, context));
        others.add(Optional.empty());
      } else {
        others.add(Optional.ofNullable(tangent));
      }
    }
    if (others.stream().anyMatch(Optional::isPresent)) {
      arrayByRule(node, others).ifPresent(terms::add);
    }
    return Sums.of(terms);
  }

  private Optional<Expr> arrayByRule(Expr node, List<Optional<Expr>> given) {
    List<Expr> results = new ArrayList<>();
    for (int d = 0; d < directions.count(); d++) {
      int direction = d;
      List<Optional<Expr>> each =
          given.stream()
              .map(t -> directions.isOne() ? t : t.map(many -> many.get(direction)))
              .toList();
      Optional<Expr> result = ArrayRules.jvp(node, each, context);
      if (result.isEmpty()) {
        return Optional.empty();
      }
      results.add(result.get());
    }
    return Optional.of(directions.isOne() ? results.get(0) : Expr.stack(results));
  }

  private List<Expr> filled(Expr node, int from) {
    List<Expr> result = new ArrayList<>();
    for (Expr arg : node.args().subList(from, node.args().size())) {
      Expr tangent = tangents.get(arg);
      result.add(
          tangent != null ? tangent : Expr.constant(directions.lead().append(arg.shape()), 0));
    }
    return result;
  }

  private Expr times(Expr tangent, Expr partial) {
    return Expr.of(new Op.Product(), tangent, directions.lift(partial));
  }
}
