package dev.fluxion.dsl.engine.differentiate;

import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The derivatives of any order of calls of elementwise primitives.
 *
 * <p>They follow from the first, {@code y' = Σ_i (∂f/∂u_i) u_i'}, by the rule of Leibniz: {@code
 * y^(k) = Σ_i Σ_j C(k-1, j-1) u_i^(j) (∂f/∂u_i)^(k-j)}. The partial derivative is the call of an
 * order more, for which each backend finds its own rule, or what the {@link SoleRule} says, which
 * mostly comes back to this call. An affine argument needs neither: {@code f(a t + b)^(k) = a^k
 * f^(k)(a t + b)}.
 */
final class JetCalls {
  private record Slope(Expr call, int argument) {}

  private final Jets jets;
  private final CallRules calls;
  private final SoleRule rules = new SoleRule();
  private final Map<Slope, Optional<Expr>> slopes = new HashMap<>();
  private final Map<Slope, Optional<Expr>> raised = new HashMap<>();

  JetCalls(Jets jets, CallRules calls) {
    this.jets = jets;
    this.calls = calls;
  }

  Optional<Expr> derivative(Expr call, int order) {
    List<Integer> varying = new ArrayList<>();
    for (int i = 0; i < call.args().size(); i++) {
      if (jets.varies(call.args().get(i))) {
        varying.add(i);
      }
    }
    if (varying.size() == 1 && JetRules.isAffine(jets, call.args().get(varying.get(0)))) {
      return ofAffine(call, varying.get(0), order);
    }
    JetTerms sum = new JetTerms(call.shape());
    for (int argument : varying) {
      addTerms(sum, call, argument, order);
    }
    return sum.build();
  }

  private void addTerms(JetTerms sum, Expr call, int argument, int order) {
    Optional<Expr> slope = slope(call, argument);
    if (slope.isEmpty()) {
      return;
    }
    for (int j = 1; j <= order; j++) {
      Optional<Expr> inner = jets.at(call.args().get(argument), j);
      if (inner.isPresent()) {
        sum.add(jets.choose(order - 1, j - 1), inner, jets.at(slope.get(), order - j));
      }
    }
  }

  private Optional<Expr> ofAffine(Expr call, int argument, int order) {
    Optional<Expr> slope = jets.at(call.args().get(argument), 1);
    Optional<Expr> derivative = Optional.of(call);
    for (int k = 0; k < order && derivative.isPresent(); k++) {
      derivative = raised(derivative.get(), argument);
    }
    JetTerms sum = new JetTerms(call.shape());
    sum.add(1, derivative, slope.map(each -> JetPowers.toThe(each, order)));
    return sum.build();
  }

  private Optional<Expr> slope(Expr call, int argument) {
    Slope key = new Slope(call, argument);
    Optional<Expr> known = slopes.get(key);
    if (known == null) {
      Op.Call op = (Op.Call) call.op();
      Optional<Template> rule = op.totalOrder() == 0 ? rules.of(op, argument) : Optional.empty();
      known = rule.isPresent() ? Optional.of(instance(rule.get(), call)) : raised(call, argument);
      slopes.put(key, known);
    }
    return known;
  }

  private Expr instance(Template rule, Expr call) {
    Map<Expr, Expr> given = new IdentityHashMap<>();
    call.args().forEach(arg -> given.put(arg, arg));
    return jets.root(rule.at(call.args()), given);
  }

  private Optional<Expr> raised(Expr call, int argument) {
    Slope key = new Slope(call, argument);
    Optional<Expr> known = raised.get(key);
    if (known == null) {
      known = calls.partial(call, argument).map(node -> jets.node(node.op(), node.args()));
      raised.put(key, known);
    }
    return known;
  }
}
