package dev.fluxion.dsl.engine.differentiate;

import dev.fluxion.dsl.engine.define.Topology;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.IndexMap;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Pulls cotangents back through a graph: vector-Jacobian products, one direction or many at once.
 *
 * <p>Only nodes that depend on the inputs asked for get a cotangent.
 */
final class Reverse {
  private final Context context;
  private final Directions directions;
  private final CallRules calls;
  private final Map<Expr, List<Expr>> contributions = new IdentityHashMap<>();
  private final Set<Expr> active = Collections.newSetFromMap(new IdentityHashMap<>());

  Reverse(Context context, Directions directions) {
    this.context = context;
    this.directions = directions;
    this.calls = new CallRules(context);
  }

  /** Returns the gradients of a scalar, where they are not zero. */
  List<Optional<Expr>> gradients(Expr scalar, List<Expr> inputs) {
    return pull(List.of(scalar), List.of(Expr.constant(1)), inputs);
  }

  /**
   * Returns the cotangents of inputs, where they are not zero.
   *
   * @param outputs the outputs
   * @param seeds the cotangent of each output
   * @param inputs the nodes to differentiate by
   */
  List<Optional<Expr>> pull(List<Expr> outputs, List<Expr> seeds, List<Expr> inputs) {
    List<Expr> order = Topology.order(outputs);
    active.addAll(inputs);
    for (Expr node : order) {
      if (hasActive(node.args())) {
        active.add(node);
      }
    }
    for (int k = 0; k < outputs.size(); k++) {
      add(outputs.get(k), seeds.get(k));
    }
    Map<Expr, Expr> found = new IdentityHashMap<>();
    for (int i = order.size() - 1; i >= 0; i--) {
      Expr node = order.get(i);
      List<Expr> terms = contributions.remove(node);
      if (terms != null) {
        Expr cotangent = Sums.cotangents(terms);
        if (inputs.contains(node)) {
          found.put(node, cotangent);
        } else {
          propagate(node, cotangent);
        }
      }
    }
    List<Optional<Expr>> cotangents = new ArrayList<>(inputs.size());
    for (Expr input : inputs) {
      cotangents.add(Optional.ofNullable(found.get(input)));
    }
    return cotangents;
  }

  private boolean hasActive(List<Expr> args) {
    for (Expr arg : args) {
      if (active.contains(arg)) {
        return true;
      }
    }
    return false;
  }

  private void propagate(Expr node, Expr cotangent) {
    Op op = node.op();
    List<Expr> args = node.args();
    if (op instanceof Op.Linear linear) {
      for (int i = 0; i < args.size(); i++) {
        double coefficient = linear.coefficient(i);
        add(args.get(i), coefficient == 1 ? cotangent : cotangent.times(coefficient));
      }
    } else if (op instanceof Op.Product) {
      product(node, cotangent);
    } else if (op instanceof Op.Power) {
      add(args.get(0), times(cotangent, Partials.power(node)));
    } else if (op instanceof Op.Gather gather) {
      add(args.get(0), Expr.of(new Op.Scatter(directions.lift(gather.map())), cotangent));
    } else if (op instanceof Op.Scatter scatter) {
      add(args.get(0), Expr.of(new Op.Gather(directions.lift(scatter.map())), cotangent));
    } else if (op instanceof Op.Concat) {
      concat(args, cotangent);
    } else if (op instanceof Op.Contract contract) {
      contract(args, contract, cotangent);
    } else if (op instanceof Op.Where) {
      where(args, cotangent);
    } else if (op instanceof Op.Call call) {
      if (call.primitive().isElementwise()) {
        elementwise(node, cotangent);
      } else {
        array(node, call, cotangent);
      }
    }
  }

  private void product(Expr node, Expr cotangent) {
    for (int i = 0; i < node.args().size(); i++) {
      if (active.contains(node.args().get(i))) {
        add(node.args().get(i), times(cotangent, Partials.product(node, i)));
      }
    }
  }

  private void concat(List<Expr> args, Expr cotangent) {
    int position = 0;
    for (Expr arg : args) {
      Shape whole = Shape.vector(cotangent.shape().size() / Math.max(1, directions.count()));
      IndexMap part =
          IndexMap.affine(
              whole, arg.shape(), arg.shape().size() == 0 ? 0 : position, arg.shape().strides());
      add(arg, Expr.of(new Op.Gather(directions.lift(part)), cotangent));
      position += arg.shape().size();
    }
  }

  /** The adjoint of {@code L,R->C} is {@code C,R->L} by the left argument and {@code L,C->R}. */
  private void contract(List<Expr> args, Op.Contract op, Expr cotangent) {
    String lead = directions.letter(op);
    if (active.contains(args.get(0))) {
      Op adjoint = new Op.Contract(lead + op.result(), op.right(), lead + op.left());
      add(args.get(0), Expr.of(adjoint, cotangent, args.get(1)));
    }
    if (active.contains(args.get(1))) {
      Op adjoint = new Op.Contract(op.left(), lead + op.result(), lead + op.right());
      add(args.get(1), Expr.of(adjoint, args.get(0), cotangent));
    }
  }

  private void where(List<Expr> args, Expr cotangent) {
    Expr mask = directions.lift(args.get(0));
    Expr zero = Expr.constant(cotangent.shape(), 0);
    add(args.get(1), Expr.of(new Op.Where(), mask, cotangent, zero));
    add(args.get(2), Expr.of(new Op.Where(), mask, zero, cotangent));
  }

  private void elementwise(Expr node, Expr cotangent) {
    for (int i = 0; i < node.args().size(); i++) {
      if (active.contains(node.args().get(i))) {
        Optional<Expr> partial = calls.partial(node, i);
        if (partial.isPresent()) {
          add(node.args().get(i), times(cotangent, partial.get()));
        }
      }
    }
  }

  private void array(Expr node, Op.Call op, Expr cotangent) {
    int byRule = -1;
    for (int i = 0; i < node.args().size(); i++) {
      if (active.contains(node.args().get(i))) {
        if (TensorRules.apply(op, i)) {
          add(node.args().get(i), TensorRules.pull(node, i, cotangent, directions, context));
        } else {
          byRule = i;
        }
      }
    }
    if (byRule >= 0) {
      arrayByRule(node, byRule, cotangent);
    }
  }

  /** Pulls back to all arguments that have no spectra, of which one is named. */
  private void arrayByRule(Expr node, int last, Expr cotangent) {
    Op.Call op = (Op.Call) node.op();
    List<Expr> each = directions.isOne() ? List.of(cotangent) : directions.split(cotangent);
    List<List<Optional<Expr>>> results = new ArrayList<>();
    for (Expr one : each) {
      results.add(ArrayRules.vjp(node, last, one, context));
    }
    for (int i = 0; i < node.args().size(); i++) {
      if (active.contains(node.args().get(i)) && !TensorRules.apply(op, i)) {
        int argument = i;
        List<Expr> parts = new ArrayList<>();
        results.forEach(result -> result.get(argument).ifPresent(parts::add));
        if (!parts.isEmpty()) {
          ArrayRules.refuseAbsent(op.primitive().bind(op.attributes()), i, parts.get(0), context);
          add(node.args().get(i), directions.isOne() ? parts.get(0) : Expr.stack(parts));
        }
      }
    }
  }

  private void add(Expr node, Expr cotangent) {
    if (active.contains(node)) {
      List<Expr> known = contributions.get(node);
      if (known == null) {
        known = new ArrayList<>(2);
        contributions.put(node, known);
      }
      known.add(cotangent);
    }
  }

  private Expr times(Expr cotangent, Expr partial) {
    return Expr.of(new Op.Product(), cotangent, directions.lift(partial));
  }
}
