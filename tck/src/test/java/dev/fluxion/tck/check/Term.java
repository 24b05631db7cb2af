package dev.fluxion.tck.check;

import dev.fluxion.elementary.ElementaryPlugin;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Primitive;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** A random function of one number, made of the elementary primitives and arithmetic. */
sealed interface Term {

  /** Returns the function as an expression. */
  default Expr of(Expr x) {
    return of(x, each -> each);
  }

  /**
   * Returns the function with something done to each intermediate value.
   *
   * @param x the argument
   * @param touched what is done
   */
  Expr of(Expr x, UnaryOperator<Expr> touched);

  /** Returns the calls in it. */
  default Stream<Call> calls() {
    return Stream.empty();
  }

  /** The argument. */
  record Argument() implements Term {
    @Override
    public Expr of(Expr x, UnaryOperator<Expr> touched) {
      return x;
    }

    @Override
    public String toString() {
      return "x";
    }
  }

  /** A number. */
  record Number(double value) implements Term {
    @Override
    public Expr of(Expr x, UnaryOperator<Expr> touched) {
      return Expr.constant(value);
    }

    @Override
    public String toString() {
      return Double.toString(value);
    }
  }

  /** A sum of two. */
  record Sum(Term a, Term b) implements Term {
    @Override
    public Expr of(Expr x, UnaryOperator<Expr> touched) {
      return touched.apply(a.of(x, touched).plus(b.of(x, touched)));
    }

    @Override
    public Stream<Call> calls() {
      return Stream.concat(a.calls(), b.calls());
    }

    @Override
    public String toString() {
      return "(" + a + " + " + b + ")";
    }
  }

  /** A product of two. */
  record Product(Term a, Term b) implements Term {
    @Override
    public Expr of(Expr x, UnaryOperator<Expr> touched) {
      return touched.apply(a.of(x, touched).times(b.of(x, touched)));
    }

    @Override
    public Stream<Call> calls() {
      return Stream.concat(a.calls(), b.calls());
    }

    @Override
    public String toString() {
      return a + " * " + b;
    }
  }

  /** A primitive applied to others. */
  record Call(BoundPrimitive call, List<Term> args) implements Term {
    @Override
    public Expr of(Expr x, UnaryOperator<Expr> touched) {
      return touched.apply(call.at(args.stream().map(arg -> arg.of(x, touched)).toList()));
    }

    @Override
    public Stream<Call> calls() {
      return Stream.concat(Stream.of(this), args.stream().flatMap(Term::calls));
    }

    @Override
    public String toString() {
      return call.primitive().name()
          + args.stream().map(Term::toString).collect(Collectors.joining(", ", "(", ")"));
    }
  }

  /** Returns the primitives of the elementary plugin that have derivatives. */
  static List<BoundPrimitive> primitives() {
    return Registered.by(new ElementaryPlugin()).primitives().values().stream()
        .filter(Primitive::isElementwise)
        .map(Primitive::bind)
        .filter(call -> new Elementwise(call).reading().reaches(0, 1))
        .toList();
  }

  /** Returns terms in which at most so many calls are within each other. */
  static Arbitrary<Term> ofDepth(int depth) {
    Arbitrary<Term> numbers =
        Arbitraries.doubles().between(-4, 4).ofScale(15).withoutEdgeCases().map(Number::new);
    Arbitrary<Term> leaves =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.just((Term) new Argument())), Tuple.of(1, numbers));
    Arbitrary<BoundPrimitive> calls = Arbitraries.of(primitives());
    return Arbitraries.recursive(() -> leaves, inner -> larger(calls, inner), 1, depth);
  }

  private static Arbitrary<Term> larger(Arbitrary<BoundPrimitive> calls, Arbitrary<Term> inner) {
    Arbitrary<Term> applied =
        calls.flatMap(
            call ->
                inner
                    .list()
                    .ofSize(call.primitive().arity())
                    .map(args -> (Term) new Call(call, args)));
    Arbitrary<Term> sums = Combinators.combine(inner, inner).as(Sum::new);
    Arbitrary<Term> products = Combinators.combine(inner, inner).as(Product::new);
    return Arbitraries.frequencyOf(Tuple.of(4, applied), Tuple.of(1, sums), Tuple.of(1, products));
  }
}
