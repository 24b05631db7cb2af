package dev.fluxion.dsl.export;

import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.dsl.engine.define.Interner;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.IndexMap;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a graph as terms: equal nodes become one, and reshapes and broadcasts that say nothing are
 * left out.
 */
final class Reading {
  private final Map<Expr, Term> terms = new IdentityHashMap<>();
  private final Map<Expr, Term> shaped = new IdentityHashMap<>();
  private final List<Term> made = new ArrayList<>();
  private final List<Term> inputs = new ArrayList<>();
  private final List<Term> outputs = new ArrayList<>();

  private Reading() {}

  static Reading of(Graph graph) {
    Reading reading = new Reading();
    Interner interner = new Interner();
    for (Expr input : graph.inputs()) {
      // An input may be a copy of the node that the outputs read; the interner makes them one.
      reading.inputs.add(reading.read(interner.intern(input)));
    }
    List<Expr> roots =
        Graph.rebuild(
            graph.outputs(),
            new IdentityHashMap<>(),
            (node, args) -> {
              Expr one = interner.intern(node.withArgs(args));
              reading.read(one);
              return one;
            });
    for (Expr root : roots) {
      reading.outputs.add(reading.inShape(root));
    }
    return reading;
  }

  /** Returns the inputs in their order. */
  List<Term> inputs() {
    return inputs;
  }

  /** Returns the outputs in their order. */
  List<Term> outputs() {
    return outputs;
  }

  /** Returns the output, or all outputs as one term. */
  Term root() {
    return outputs.size() == 1
        ? outputs.get(0)
        : make(new Form.Tuple(), outputs, Shape.vector(outputs.size()));
  }

  /** Returns the terms that some terms are made of, themselves included, arguments first. */
  List<Term> below(List<Term> roots) {
    return below(roots, Term::args);
  }

  /**
   * Returns the terms that some terms are made of, themselves included, arguments first.
   *
   * @param roots where to start
   * @param args which arguments of a term count
   */
  List<Term> below(List<Term> roots, Function<Term, List<Term>> args) {
    BitSet needed = new BitSet(made.size());
    roots.forEach(root -> needed.set(root.number()));
    for (int k = needed.length() - 1; k >= 0; k = needed.previousSetBit(k - 1)) {
      args.apply(made.get(k)).forEach(arg -> needed.set(arg.number()));
    }
    return needed.stream().mapToObj(made::get).toList();
  }

  private Term read(Expr node) {
    Term known = terms.get(node);
    if (known != null) {
      return known;
    }
    Term term = translate(node);
    terms.put(node, term);
    return term;
  }

  private Term translate(Expr node) {
    Op op = node.op();
    if (op instanceof Op.Gather gather) {
      return gather(node, gather.map());
    } else if (op instanceof Op.Scatter scatter) {
      return scatter(node, scatter.map());
    } else if (op instanceof Op.Contract contract) {
      return contract(node, contract);
    } else if (op instanceof Op.Concat) {
      return concat(node.args(), node.shape());
    } else if (op instanceof Op.Call call) {
      List<Term> args =
          node.args().stream()
              .map(call.primitive().isElementwise() ? this::of : this::inShape)
              .toList();
      return make(new Form.Applied(call), args, node.shape());
    }
    return make(algebra(op), node.args().stream().map(this::of).toList(), node.shape());
  }

  private static Form algebra(Op op) {
    if (op instanceof Op.Input input) {
      return new Form.Name(input.name());
    } else if (op instanceof Op.Constant constant) {
      return new Form.Literal(constant);
    } else if (op instanceof Op.Offset offset) {
      return new Form.Turn(offset.angle());
    } else if (op instanceof Op.Linear linear) {
      return new Form.Sum(linear);
    } else if (op instanceof Op.Product) {
      return new Form.Product();
    } else if (op instanceof Op.Power power) {
      return new Form.Power(power.exponent());
    } else if (op instanceof Op.Compare compare) {
      return new Form.Comparison(compare.relation());
    } else if (op instanceof Op.Where) {
      return new Form.Choice();
    } else if (op instanceof Op.Absent) {
      return new Form.Function("absent", "");
    }
    throw new AssertionError(op);
  }

  private Term gather(Expr node, IndexMap map) {
    Expr arg = node.args().get(0);
    Term term = of(arg);
    if (map.isIdentity()) {
      return arg.op() instanceof Op.Concat && !node.shape().equals(arg.shape())
          ? concat(arg.args(), node.shape())
          : sameElements(arg);
    }
    if (Indexing.isBroadcast(map)) {
      // What is reshaped first would be aligned otherwise than a reader of its name expects.
      boolean aligned = arg.op() instanceof Op.Gather inner && Indexing.isBroadcast(inner.map());
      return aligned || term.shape().size() == 1 ? term : inShape(arg);
    }
    if (Indexing.isTranspose(map)) {
      return make(new Form.Transposed(), List.of(inShape(arg)), node.shape());
    }
    Optional<String> subscripts = Indexing.subscripts(map);
    Form form =
        subscripts.isPresent() ? new Form.Index(subscripts.get()) : new Form.Function("gather", "");
    return make(form, List.of(inShape(arg)), node.shape());
  }

  private Term scatter(Expr node, IndexMap map) {
    Expr arg = node.args().get(0);
    if (map.isIdentity()) {
      return sameElements(arg);
    }
    if (map.source().size() == 1) {
      return make(new Form.Function("sum", ""), List.of(sameElements(arg)), node.shape());
    }
    Form form =
        Indexing.summedAxes(map)
            .map(axes -> new Form.Function("sum", trailing(axes)))
            .or(
                () ->
                    Indexing.subscripts(map)
                        .map(place -> new Form.Function("scatter", "; [" + place + "]")))
            .orElse(new Form.Function("scatter", ""));
    return make(form, List.of(inShape(arg)), node.shape());
  }

  private Term contract(Expr node, Op.Contract op) {
    Contraction contraction = Contraction.of(op);
    Term left = transposed(inShape(node.args().get(0)), contraction.leftTransposed());
    Term right = transposed(inShape(node.args().get(1)), contraction.rightTransposed());
    String trailing = contraction.notation().isEmpty() ? "" : "; " + contraction.notation();
    return make(
        new Form.Function(contraction.name(), trailing), List.of(left, right), node.shape());
  }

  private Term transposed(Term term, boolean really) {
    if (!really) {
      return term;
    }
    Shape shape = Shape.matrix(term.shape().extent(1), term.shape().extent(0));
    return make(new Form.Transposed(), List.of(term), shape);
  }

  private Term concat(List<Expr> parts, Shape shape) {
    Shape part = parts.isEmpty() ? Shape.scalar() : parts.get(0).shape();
    boolean stacked =
        parts.stream().allMatch(each -> each.shape().equals(part))
            && shape.equals(Shape.vector(parts.size()).append(part));
    String name = stacked ? "stack" : "concat";
    return make(
        new Form.Function(name, ""), parts.stream().map(this::sameElements).toList(), shape);
  }

  private Term of(Expr node) {
    Term term = terms.get(node);
    if (term == null) {
      throw new AssertionError(node);
    }
    return term;
  }

  /** Returns a term with the elements of a node, in any shape. */
  private Term sameElements(Expr node) {
    Term term = of(node);
    return term.shape().size() == node.shape().size() ? term : inShape(node);
  }

  /** Returns a term with the elements of a node in the node's shape, said where it is not clear. */
  private Term inShape(Expr node) {
    Term term = of(node);
    if (term.shape().equals(node.shape()) || node.shape().isScalar()) {
      return term;
    }
    return shaped.computeIfAbsent(
        node,
        ignored -> {
          boolean same = term.shape().size() == node.shape().size();
          List<Integer> extents = Arrays.stream(node.shape().extents()).boxed().toList();
          Form form = new Form.Function(same ? "reshape" : "broadcast", trailing(extents));
          return make(form, List.of(term), node.shape());
        });
  }

  private static String trailing(List<Integer> numbers) {
    StringBuilder text = new StringBuilder();
    numbers.forEach(number -> text.append(", ").append(number));
    return text.toString();
  }

  private Term make(Form form, List<Term> args, Shape shape) {
    Term term = new Term(made.size(), form, args, shape);
    made.add(term);
    return term;
  }
}
