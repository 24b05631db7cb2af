package dev.fluxion.dsl.export;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.List;

/** A formula in Unicode text. */
final class PlainNotation implements Notation {
  @Override
  public String open() {
    return "(";
  }

  @Override
  public String close() {
    return ")";
  }

  @Override
  public String times() {
    return "·";
  }

  @Override
  public String number(double value) {
    return Decimal.text(value);
  }

  @Override
  public String angle(Angle angle) {
    return angle.toString();
  }

  @Override
  public String name(String name) {
    return name;
  }

  @Override
  public String declaration(String name, Shape shape) {
    return shape.isScalar() ? name : name + shape;
  }

  @Override
  public String word(String word) {
    return word;
  }

  @Override
  public String temporary(String letter, int number) {
    return letter + number;
  }

  @Override
  public String relation(Op.Relation relation) {
    return switch (relation) {
      case LESS -> " < ";
      case LESS_OR_EQUAL -> " ≤ ";
      case EQUAL -> " = ";
    };
  }

  @Override
  public Phrase callee(Op.Call call) {
    String name = call.primitive().name();
    if (call.primitive().outputCount() > 1) {
      name += Orders.subscript(call.output());
    }
    int total = call.totalOrder();
    if (!Orders.isPartial(call)) {
      return Phrase.at(Level.ATOM).text(name + Orders.primes(total));
    }
    StringBuilder below = new StringBuilder();
    for (int argument = 0; argument < call.orders().size(); argument++) {
      if (call.order(argument) > 0) {
        below.append('∂').append(argument).append(exponent(call.order(argument)));
      }
    }
    // A slash inside the name: a power of it or a division by it would be read in two ways.
    return Phrase.at(Level.PRODUCT).text("∂" + exponent(total) + name + "/" + below);
  }

  private static String exponent(int order) {
    return order == 1 ? "" : Orders.superscript(order);
  }

  @Override
  public String semicolon() {
    return "; ";
  }

  @Override
  public String ellipsis(String what) {
    return "…(" + what + ")";
  }

  @Override
  public boolean hasFractionBar() {
    return false;
  }

  @Override
  public Phrase fraction(Phrase numerator, Phrase denominator) {
    return Phrase.at(Level.QUOTIENT)
        .phrase(numerator, Level.PRODUCT, this)
        .text("/")
        .phrase(denominator, Level.POWER, this);
  }

  @Override
  public Phrase power(Term base, double exponent) {
    if (exponent == 0.5) {
      return Phrase.at(Level.ATOM).text("sqrt(").term(base, Level.COMPARISON).text(")");
    }
    boolean whole = exponent == Math.rint(exponent) && exponent < 1e6;
    return Phrase.at(Level.POWER)
        .term(base, Level.ATOM)
        .text(whole ? Orders.superscript((long) exponent) : "^" + number(exponent));
  }

  @Override
  public Phrase index(Term base, String subscripts) {
    return Phrase.at(Level.ATOM).term(base, Level.ATOM).text("[" + subscripts + "]");
  }

  @Override
  public Phrase transposed(Term base) {
    return Phrase.at(Level.POWER).term(base, Level.ATOM).text("ᵀ");
  }

  @Override
  public Phrase choice(Term mask, Term chosen, Term otherwise) {
    return Phrase.at(Level.ATOM)
        .text("where(")
        .term(mask, Level.COMPARISON)
        .text(", ")
        .term(chosen, Level.COMPARISON)
        .text(", ")
        .term(otherwise, Level.COMPARISON)
        .text(")");
  }

  @Override
  public Phrase function(Form.Function function, List<Term> args, Grammar grammar) {
    return grammar.call(function.name(), args, function.trailing());
  }
}
