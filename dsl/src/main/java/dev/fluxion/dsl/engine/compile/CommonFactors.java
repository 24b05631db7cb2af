package dev.fluxion.dsl.engine.compile;

import dev.fluxion.dsl.engine.define.Graph;
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
 * Takes out of a sum of numbers the factor that most of its terms have, {@code a y + b y z} to
 * {@code y (a + b z)}: the chain rule leaves many such sums, and each factor is a multiplication
 * less.
 *
 * <p>A product that is needed elsewhere too stays as it is.
 */
final class CommonFactors {
  private final Map<Expr, Integer> uses = new IdentityHashMap<>();
  private final Map<Expr, Expr> rewritten = new IdentityHashMap<>();

  private CommonFactors() {}

  /** Returns a graph of numbers with the same values but for rounding. */
  static Graph takeOut(Graph graph) {
    return new CommonFactors().rewrite(graph);
  }

  private Graph rewrite(Graph graph) {
    List<Expr> order = Topology.order(graph.outputs());
    for (Expr node : order) {
      use(node.args());
    }
    use(graph.outputs());
    for (Expr node : order) {
      rewritten.put(node, rewrite(node, known(node.args())));
    }
    return graph.withOutputs(known(graph.outputs()));
  }

  private void use(List<Expr> nodes) {
    for (Expr node : nodes) {
      uses.put(node, uses.getOrDefault(node, 0) + 1);
    }
  }

  private List<Expr> known(List<Expr> nodes) {
    List<Expr> known = new ArrayList<>(nodes.size());
    for (Expr node : nodes) {
      known.add(Objects.requireNonNull(rewritten.get(node)));
    }
    return known;
  }

  private Expr rewrite(Expr node, List<Expr> args) {
    if (node.op() instanceof Op.Linear linear && node.shape().isScalar()) {
      List<Term> terms = new ArrayList<>();
      for (int k = 0; k < linear.size(); k++) {
        terms.add(term(linear.coefficient(k), node.args().get(k)));
      }
      Optional<Expr> factor = mostFrequent(terms);
      if (factor.isPresent()) {
        return sum(takenOut(factor.get(), terms));
      }
    }
    return node.withArgs(args);
  }

  /**
   * A term of a sum.
   *
   * @param coefficient its coefficient
   * @param factors what is multiplied; nothing for 1
   */
  private record Term(double coefficient, List<Expr> factors) {
    /** Returns the place of a factor, -1 if it is none. */
    int indexOf(Expr factor) {
      for (int k = 0; k < factors.size(); k++) {
        if (factors.get(k) == factor) {
          return k;
        }
      }
      return -1;
    }

    Term without(Expr factor) {
      List<Expr> rest = new ArrayList<>(factors);
      rest.remove(indexOf(factor));
      return new Term(coefficient, rest);
    }

    Expr product() {
      return factors.size() == 1 ? factors.get(0) : Expr.of(new Op.Product(), factors);
    }
  }

  private Term term(double coefficient, Expr term) {
    boolean isOwn = term.op() instanceof Op.Product && uses.getOrDefault(term, 0) == 1;
    List<Expr> factors = isOwn ? term.args() : List.of(term);
    return new Term(coefficient, known(factors));
  }

  /** Returns the factor that saves most multiplications, if one saves any. */
  private static Optional<Expr> mostFrequent(List<Term> terms) {
    Map<Expr, Integer> saved = new IdentityHashMap<>();
    Expr best = null;
    int most = 0;
    for (Term term : terms) {
      boolean costs = term.factors().size() > 1 || Math.abs(term.coefficient()) != 1;
      for (int k = 0; k < term.factors().size(); k++) {
        Expr factor = term.factors().get(k);
        if (term.indexOf(factor) == k) {
          int saving = saved.getOrDefault(factor, 0) + (costs ? 1 : 0);
          saved.put(factor, saving);
          if (saving > most) {
            most = saving;
            best = factor;
          }
        }
      }
    }
    // One multiplication by the factor is left.
    return most > 1 ? Optional.ofNullable(best) : Optional.empty();
  }

  private static List<Term> takenOut(Expr factor, List<Term> terms) {
    List<Term> inside = new ArrayList<>();
    List<Term> result = new ArrayList<>();
    int place = -1;
    for (Term term : terms) {
      if (term.indexOf(factor) < 0) {
        result.add(term);
      } else {
        place = place < 0 ? result.size() : place;
        inside.add(term.without(factor));
      }
    }
    result.add(place, new Term(1, List.of(factor, sum(inside))));
    return result;
  }

  private static Expr sum(List<Term> terms) {
    if (terms.size() == 1 && terms.get(0).coefficient() == 1) {
      return terms.get(0).product();
    }
    double[] coefficients = new double[terms.size()];
    List<Expr> args = new ArrayList<>();
    for (int k = 0; k < coefficients.length; k++) {
      Term term = terms.get(k);
      boolean isNumber = term.factors().isEmpty();
      coefficients[k] = isNumber ? Math.signum(term.coefficient()) : term.coefficient();
      args.add(isNumber ? Expr.constant(Math.abs(term.coefficient())) : term.product());
    }
    return Expr.of(new Op.Linear(coefficients), args);
  }
}
