package dev.fluxion.dsl.engine.normalize;

import dev.fluxion.dsl.engine.differentiate.Template;
import dev.fluxion.dsl.engine.normalize.DerivativeRule.Form;
import dev.fluxion.spi.Attributes;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses a rule for each primitive and argument, by the kind of the backend that evaluates it.
 *
 * <p>In process, a closed form is best: its calls are cheap and well-conditioned. On a simulator or
 * on hardware only the primitive itself can be evaluated, so a rule in terms of itself is best: a
 * sum of shifts, or of calls at any affine arguments. Within either, the first rule that the author
 * wrote.
 */
public final class RuleBook {
  private final Normalizer normalizer;
  private final Backend.Kind kind;
  private final Map<Key, List<Candidate>> candidates = new HashMap<>();

  private final Map<Key, DerivativeRule> writtenOut = new HashMap<>();

  private record Key(Primitive primitive, Attributes attributes, int argument) {
    /** Equality is written out because that of a record costs much when it is first used. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && argument == key.argument
          && primitive.equals(key.primitive)
          && attributes.equals(key.attributes);
    }

    @Override
    public int hashCode() {
      return (primitive.hashCode() * 31 + attributes.hashCode()) * 31 + argument;
    }

    @Override
    public String toString() {
      return primitive.bind(attributes) + (primitive.arity() == 1 ? "" : ", argument " + argument);
    }
  }

  /** A rule, and a coefficient because of which it must not be used, if there is one. */
  private record Candidate(DerivativeRule rule, Optional<Double> flaw) {
    static Candidate of(DerivativeRule rule) {
      return new Candidate(rule, Optional.empty());
    }
  }

  RuleBook(Normalizer normalizer, Backend.Kind kind) {
    this.normalizer = normalizer;
    this.kind = kind;
  }

  /** Returns the rule for the derivative of a call in an argument, of the call's order in it. */
  public DerivativeRule rule(Op.Call call, int argument) {
    Key key = new Key(call.primitive(), call.attributes(), argument);
    List<Candidate> known = candidates.get(key);
    if (known == null) {
      known = candidates(call.primitive().bind(call.attributes()), argument);
      candidates.put(key, known);
    }
    DerivativeRule rule = sound(call, choose(known, call.order(argument)));
    if (rule instanceof DerivativeRule.Closed || rule instanceof DerivativeRule.ClosedOfOrder) {
      writtenOut.put(key, rule);
    }
    return rule;
  }

  /** Notes that derivatives of an array primitive were written out by its vector rules. */
  void writeOut(Op.Call call) {
    for (int i = 0; i < call.orders().size(); i++) {
      if (call.order(i) > 0) {
        writtenOut.put(
            new Key(call.primitive(), call.attributes(), i), new DerivativeRule.Vectors());
      }
    }
  }

  /** Returns which derivatives were written out as expressions, and by which rules. */
  public List<String> writtenOut() {
    List<String> texts = new ArrayList<>(writtenOut.size());
    for (Map.Entry<Key, DerivativeRule> entry : writtenOut.entrySet()) {
      texts.add(entry.getKey() + " by " + entry.getValue().text());
    }
    Collections.sort(texts);
    return texts;
  }

  private Candidate choose(List<Candidate> rules, int order) {
    boolean inProcess = kind == Backend.Kind.ANALYTIC;
    Candidate reaching = null;
    for (Candidate each : rules) {
      if (!(each.rule() instanceof DerivativeRule.Numeric n) || n.reach() >= order) {
        if (isRecursive(each.rule()) != inProcess) {
          return each;
        }
        reaching = reaching == null ? each : reaching;
      }
    }
    return reaching == null ? rules.get(0) : reaching;
  }

  private List<Candidate> candidates(BoundPrimitive self, int argument) {
    List<Candidate> found = new ArrayList<>();
    for (Rule rule : self.primitive().rules(argument)) {
      Optional<Candidate> candidate = candidate(self, argument, rule);
      if (candidate.isPresent()) {
        found.add(candidate.get());
      }
    }
    if (self.primitive().opaquePartial(argument, self.attributes()).isPresent()) {
      found.add(Candidate.of(new DerivativeRule.Numeric(1)));
    }
    if (self.primitive().declaration(argument).spectrum().isPresent()) {
      found.add(Candidate.of(new DerivativeRule.Spectral()));
    }
    return found;
  }

  private static boolean isRecursive(DerivativeRule rule) {
    return rule instanceof DerivativeRule.Shift
        || rule instanceof DerivativeRule.Spectral
        || (rule instanceof DerivativeRule.Closed closed && closed.form() != Form.ANYTHING);
  }

  private Optional<Candidate> candidate(BoundPrimitive self, int argument, Rule rule) {
    if (rule instanceof Rule.Symbolic symbolic) {
      return Optional.of(symbolic(self, argument, symbolic));
    } else if (rule instanceof Rule.SymbolicOfOrder ofOrder) {
      return Optional.of(Candidate.of(new DerivativeRule.ClosedOfOrder(ofOrder)));
    } else if (rule instanceof Rule.Absent) {
      return Optional.empty();
    }
    int reach =
        rule instanceof Rule.Nested nested ? nested.derivatives().size() : Integer.MAX_VALUE;
    return Optional.of(Candidate.of(new DerivativeRule.Numeric(reach)));
  }

  private Candidate symbolic(BoundPrimitive self, int argument, Rule.Symbolic rule) {
    Template template = Template.of(self, rule);
    Optional<RecursiveForm> form = RecursiveForm.of(normalizer, self, argument, template);
    if (form.isEmpty()) {
      return Candidate.of(new DerivativeRule.Closed(template, Form.ANYTHING));
    }
    Form calls = form.get().form();
    Optional<DerivativeRule> shift = form.get().shifts().map(DerivativeRule.Shift::new);
    return new Candidate(
        shift.orElseGet(() -> new DerivativeRule.Closed(template, calls)), form.get().flaw());
  }

  private static DerivativeRule sound(Op.Call call, Candidate chosen) {
    if (chosen.flaw().isPresent()) {
      throw new FluxionException(
          "FLX-323",
          "the rule of '"
              + call.primitive().bind(call.attributes())
              + "' (from "
              + call.primitive().origin()
              + ") needs coefficients that are finite and at most 1e12, got "
              + chosen.flaw().get()
              + "; use another shift");
    }
    return chosen.rule();
  }
}
