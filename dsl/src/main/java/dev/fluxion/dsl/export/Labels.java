package dev.fluxion.dsl.export;

import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.List;

/** What stands in the boxes of a picture, and at the arrows where their order matters. */
final class Labels {
  private static final PlainNotation NOTATION = new PlainNotation();
  private static final Grammar GRAMMAR = new Grammar(NOTATION, ignored -> false);

  private Labels() {}

  /** Returns the lines in the box of a term: what it is, then details. */
  static List<String> box(Term term) {
    Form form = term.form();
    if (form instanceof Form.Name name) {
      return lines(Grammar.shortened(name.name()), shape(term.shape()));
    } else if (form instanceof Form.Literal literal) {
      return lines(Numbers.text(literal.constant(), NOTATION), "");
    } else if (form instanceof Form.Turn turn) {
      return lines(NOTATION.angle(turn.angle()), "");
    } else if (form instanceof Form.Applied applied) {
      StringBuilder head = new StringBuilder();
      NOTATION
          .callee(applied.call())
          .pieces()
          .forEach(piece -> head.append(((Phrase.Text) piece).text()));
      return lines(head.toString(), GRAMMAR.attributes(applied.call().attributes()));
    }
    for (int k = 0; k < term.args().size(); k++) {
      if (isInside(term, k)) {
        return lines(withNumber(term, k), "");
      }
    }
    return lines(operation(form, term.args().size()), "");
  }

  private static String operation(Form form, int arity) {
    if (form instanceof Form.Sum sum) {
      if (arity != 1) {
        return "+";
      }
      return sum.coefficient(0) == -1 ? "−" : "× " + NOTATION.number(sum.coefficient(0));
    } else if (form instanceof Form.Product) {
      return "×";
    } else if (form instanceof Form.Power power) {
      return power(power.exponent());
    } else if (form instanceof Form.Comparison comparison) {
      return "a" + NOTATION.relation(comparison.relation()) + "b";
    } else if (form instanceof Form.Choice) {
      return "where";
    } else if (form instanceof Form.Index index) {
      return "[" + index.subscripts() + "]";
    } else if (form instanceof Form.Transposed) {
      return "xᵀ";
    } else if (form instanceof Form.Function function) {
      return function.name() + function.trailing().replaceFirst("^[,;]", "");
    }
    throw new AssertionError(form);
  }

  /**
   * Returns whether an argument is a number that stands in the box: {@code + 0.5} says more than a
   * box for 0.5 from which arrows go to all places.
   */
  static boolean isInside(Term term, int argument) {
    Form form = term.form();
    if (term.args().size() != 2 || isNumber(term.arg(1 - argument))) {
      return false;
    }
    return (form instanceof Form.Sum || form instanceof Form.Product)
        && isNumber(term.arg(argument));
  }

  private static boolean isNumber(Term term) {
    return term.form() instanceof Form.Turn
        || (term.form() instanceof Form.Literal literal
            && literal.constant().isUniform()
            && term.shape().size() > 0);
  }

  private static String withNumber(Term term, int argument) {
    Term number = term.arg(argument);
    double factor = term.form() instanceof Form.Sum sum ? sum.coefficient(argument) : 1;
    String text =
        number.form() instanceof Form.Turn turn
            ? NOTATION.angle(factor == -1 ? turn.angle().negate() : turn.angle())
            : NOTATION.number(factor * ((Form.Literal) number.form()).constant().value(0));
    if (number.form() instanceof Form.Turn && Math.abs(factor) != 1) {
      text = NOTATION.number(factor) + "·(" + text + ")";
    }
    return term.form() instanceof Form.Sum
        ? Grammar.joined(text, false).strip()
        : text.contains(" ") ? "× (" + text + ")" : "× " + text;
  }

  private static String power(double exponent) {
    if (exponent == 0.5) {
      return "√x";
    } else if (exponent == -1) {
      return "1/x";
    }
    boolean whole = exponent == Math.rint(exponent) && exponent >= 0 && exponent < 1e6;
    return whole ? "x" + Orders.superscript((long) exponent) : "x^" + NOTATION.number(exponent);
  }

  /** Returns what stands at the arrow from an argument, nothing where all are alike. */
  static String arrow(Term term, int argument) {
    Form form = term.form();
    int arity = term.args().size();
    if (arity == 1) {
      return "";
    } else if (form instanceof Form.Sum sum) {
      double coefficient = sum.coefficient(argument);
      return coefficient == 1 ? "" : coefficient == -1 ? "−" : NOTATION.number(coefficient) + "·";
    } else if (form instanceof Form.Comparison) {
      return argument == 0 ? "a" : "b";
    } else if (form instanceof Form.Choice) {
      return List.of("mask", "then", "else").get(argument);
    } else if (form instanceof Form.Applied) {
      return Integer.toString(argument);
    }
    boolean ordered = form instanceof Form.Function function && !function.name().equals("dot");
    return ordered ? Integer.toString(argument) : "";
  }

  private static List<String> lines(String first, String second) {
    List<String> lines = new ArrayList<>();
    lines.add(first);
    if (!second.isEmpty()) {
      lines.add(second);
    }
    return lines;
  }

  private static String shape(Shape shape) {
    return shape.isScalar() ? "" : shape.toString();
  }
}
