package dev.fluxion.dsl.export;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Attributes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Turns a term into a phrase: signs, fractions and how tightly each place has to hold together.
 *
 * <p>It looks through a few terms, such as the minus in {@code a + (-b)}, but never through one
 * that has a name of its own.
 */
final class Grammar {
  /** With more arguments than this, only the first ones are written. */
  private static final int MANY = 24;

  private static final int FIRST = 20;
  private static final int WORD = 40;

  private final Notation notation;
  private final Predicate<Term> isNamed;

  Grammar(Notation notation, Predicate<Term> isNamed) {
    this.notation = notation;
    this.isNamed = isNamed;
  }

  Phrase phrase(Term term) {
    Form form = term.form();
    if (form instanceof Form.Name name) {
      return Phrase.at(Level.ATOM).text(notation.name(shortened(name.name())));
    } else if (form instanceof Form.Literal literal) {
      return signed(Numbers.text(literal.constant(), notation));
    } else if (form instanceof Form.Turn turn) {
      return angle(turn.angle());
    } else if (form instanceof Form.Sum sum) {
      return sum(sum, term.args());
    } else if (form instanceof Form.Product) {
      return product(Quotient.of(term.args(), isNamed));
    } else if (form instanceof Form.Power power) {
      return power.exponent() < 0
          ? product(Quotient.of(List.of(term), ignored -> false))
          : notation.power(term.arg(0), power.exponent());
    } else if (form instanceof Form.Comparison comparison) {
      return Phrase.at(Level.COMPARISON)
          .term(term.arg(0), Level.SUM)
          .text(notation.relation(comparison.relation()))
          .term(term.arg(1), Level.SUM);
    } else if (form instanceof Form.Choice) {
      return notation.choice(term.arg(0), term.arg(1), term.arg(2));
    } else if (form instanceof Form.Index index) {
      return notation.index(term.arg(0), index.subscripts());
    } else if (form instanceof Form.Transposed) {
      return notation.transposed(term.arg(0));
    } else if (form instanceof Form.Applied applied) {
      return applied(applied, term.args());
    } else if (form instanceof Form.Function function) {
      return notation.function(function, term.args(), this);
    }
    return arguments(Phrase.at(Level.ATOM).text(notation.open()), term.args())
        .text(notation.close());
  }

  /** Returns a call by name: {@code name(a, b, trailing)}. */
  Phrase call(String name, List<Term> args, String trailing) {
    Phrase phrase = Phrase.at(Level.ATOM).text(name + notation.open());
    return arguments(phrase, args).text(trailing + notation.close());
  }

  /** Returns attributes as {@code shift=π/4, n=3}. */
  String attributes(Attributes attributes) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Object> entry : attributes.asMap().entrySet()) {
      text.append(text.isEmpty() ? "" : ", ")
          .append(notation.name(entry.getKey()))
          .append('=')
          .append(value(entry.getValue()));
    }
    return text.toString();
  }

  private String value(Object value) {
    if (value instanceof Angle angle) {
      return notation.angle(angle);
    } else if (value instanceof Number number) {
      return notation.number(number.doubleValue());
    }
    return notation.word(shortened(value.toString()));
  }

  /** Returns a text on one line and not longer than a few words. */
  static String shortened(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    if (line.length() <= WORD) {
      return line;
    }
    // A pair of surrogates is one character to a reader and must not be torn apart.
    int end = Character.isHighSurrogate(line.charAt(WORD - 2)) ? WORD - 2 : WORD - 1;
    return line.substring(0, end) + "…";
  }

  private Phrase applied(Form.Applied applied, List<Term> args) {
    Phrase callee = notation.callee(applied.call());
    Phrase phrase = Phrase.at(callee.level()).phrase(callee, callee.level(), notation);
    arguments(phrase.text(notation.open()), args);
    String attributes = attributes(applied.call().attributes());
    return phrase
        .text(attributes.isEmpty() ? "" : notation.semicolon() + attributes)
        .text(notation.close());
  }

  private Phrase arguments(Phrase phrase, List<Term> args) {
    List<Term> first = first(args);
    for (int k = 0; k < first.size(); k++) {
      phrase.text(k == 0 ? "" : ", ").term(first.get(k), Level.COMPARISON);
    }
    return phrase.text(rest(args, ", "));
  }

  private Phrase sum(Form.Sum sum, List<Term> args) {
    List<Term> first = first(args);
    Phrase phrase = Phrase.at(Level.SUM);
    double coefficient = 1;
    for (int k = 0; k < first.size(); k++) {
      coefficient = add(phrase, sum.coefficient(k), args.get(k), k == 0);
    }
    phrase.text(rest(args, " + "));
    boolean scaled = args.size() == 1 && coefficient > 0 && coefficient != 1;
    return scaled ? Phrase.at(Level.SCALED).phrase(phrase, Level.SUM, notation) : phrase;
  }

  /** Adds a term with its sign and returns the coefficient that was written in the end. */
  private double add(Phrase phrase, double factor, Term arg, boolean leads) {
    double coefficient = factor;
    Term term = arg;
    while (!isNamed.test(term)
        && term.form() instanceof Form.Sum inner
        && term.args().size() == 1
        && (Math.abs(coefficient) == 1 || Math.abs(inner.coefficient(0)) == 1)) {
      coefficient *= inner.coefficient(0);
      term = term.arg(0);
    }
    boolean plain = Math.abs(coefficient) == 1;
    if (plain && !isNamed.test(term) && term.form() instanceof Form.Turn turn) {
      Angle angle = coefficient < 0 ? turn.angle().negate() : turn.angle();
      phrase.text(joined(notation.angle(angle), leads));
    } else if (plain && !isNamed.test(term) && isNumber(term)) {
      phrase.text(joined(notation.number(coefficient * number(term)), leads));
    } else if (plain) {
      Level atLeast = leads && coefficient > 0 ? Level.SUM : Level.QUOTIENT;
      phrase.text(joined(coefficient < 0 ? "-" : "", leads)).term(term, atLeast);
    } else {
      phrase
          .text(joined(notation.number(coefficient), leads) + notation.times())
          .term(term, Level.QUOTIENT);
    }
    return coefficient;
  }

  /** Puts a sign with spaces before a text that may start with a minus. */
  static String joined(String text, boolean leads) {
    if (leads) {
      return text;
    }
    return text.startsWith("-") ? " - " + text.substring(1) : " + " + text;
  }

  private Phrase product(Quotient quotient) {
    if (quotient.below().isEmpty()) {
      return above(quotient.above(), Level.SCALED);
    }
    // Where a bar does the grouping, a single factor above or below needs no parentheses.
    boolean bar = notation.hasFractionBar();
    return notation.fraction(
        above(quotient.above(), bar ? Level.COMPARISON : Level.SCALED),
        below(quotient.below(), bar ? Level.COMPARISON : Level.POWER));
  }

  private Phrase above(List<Term> factors, Level single) {
    Phrase phrase = Phrase.at(factors.isEmpty() ? Level.ATOM : Level.PRODUCT);
    if (factors.isEmpty()) {
      return phrase.text("1");
    }
    List<Term> first = first(factors);
    Level leading = factors.size() == 1 ? single : Level.SCALED;
    for (int k = 0; k < first.size(); k++) {
      phrase
          .text(k == 0 ? "" : notation.times())
          .term(first.get(k), k == 0 ? leading : Level.PRODUCT);
    }
    return phrase.text(rest(factors, notation.times()));
  }

  private Phrase below(List<Quotient.Factor> factors, Level single) {
    Phrase phrase = Phrase.at(factors.size() == 1 ? Level.POWER : Level.PRODUCT);
    List<Quotient.Factor> first = first(factors);
    Level atLeast = factors.size() == 1 ? single : Level.PRODUCT;
    for (int k = 0; k < first.size(); k++) {
      Quotient.Factor factor = first.get(k);
      phrase.text(k == 0 ? "" : notation.times());
      if (factor.exponent() == 1) {
        phrase.term(factor.base(), atLeast);
      } else {
        phrase.phrase(notation.power(factor.base(), factor.exponent()), atLeast, notation);
      }
    }
    return phrase.text(rest(factors, notation.times()));
  }

  private Phrase angle(Angle angle) {
    String plain = angle.toString();
    Level level =
        plain.startsWith("-") || plain.contains(" ")
            ? Level.SUM
            : plain.contains("/")
                ? Level.QUOTIENT
                : plain.matches("[0-9].*\\D.*") ? Level.PRODUCT : Level.ATOM;
    return Phrase.at(level).text(notation.angle(angle));
  }

  private static Phrase signed(String number) {
    return Phrase.at(number.startsWith("-") ? Level.SUM : Level.ATOM).text(number);
  }

  private static boolean isNumber(Term term) {
    return term.form() instanceof Form.Literal literal
        && literal.constant().isUniform()
        && term.shape().size() > 0;
  }

  private static double number(Term term) {
    return ((Form.Literal) term.form()).constant().value(0);
  }

  /** Returns what is written of many. */
  static <T> List<T> first(List<T> all) {
    return all.size() > MANY ? all.subList(0, FIRST) : all;
  }

  /** Returns a mark for what is not written of many, nothing for few. */
  String rest(List<?> all, String separator) {
    return all.size() > MANY
        ? separator + notation.ellipsis(String.format(Locale.ROOT, "%,d more", all.size() - FIRST))
        : "";
  }
}
