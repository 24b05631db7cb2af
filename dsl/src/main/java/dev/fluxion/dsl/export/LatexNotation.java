package dev.fluxion.dsl.export;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A formula in LaTeX math. */
final class LatexNotation implements Notation {
  @Override
  public String open() {
    return "\\left(";
  }

  @Override
  public String close() {
    return "\\right)";
  }

  @Override
  public String times() {
    return " \\cdot ";
  }

  @Override
  public String number(double value) {
    String text = Decimal.text(value);
    if (Double.isNaN(value)) {
      return "\\mathrm{NaN}";
    }
    int exponent = text.indexOf('e');
    return exponent < 0
        ? text.replace("∞", "\\infty")
        : text.substring(0, exponent) + "\\mathrm{e}{" + text.substring(exponent + 1) + "}";
  }

  @Override
  public String angle(Angle angle) {
    return LatexAngle.text(angle);
  }

  @Override
  public String name(String name) {
    return LatexNames.variable(name);
  }

  @Override
  public String declaration(String name, Shape shape) {
    if (shape.isScalar()) {
      return name(name);
    }
    String extents =
        IntStream.of(shape.extents())
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(" \\times "));
    return name(name) + " \\in \\mathbb{R}^{" + extents + "}";
  }

  @Override
  public String word(String word) {
    return LatexNames.upright(word);
  }

  @Override
  public String temporary(String letter, int number) {
    return letter + "_{" + number + "}";
  }

  @Override
  public String relation(Op.Relation relation) {
    return switch (relation) {
      case LESS -> " < ";
      case LESS_OR_EQUAL -> " \\le ";
      case EQUAL -> " = ";
    };
  }

  @Override
  public Phrase callee(Op.Call call) {
    String name = LatexNames.function(call.primitive().name());
    if (call.primitive().outputCount() > 1) {
      name += "_{" + call.output() + "}";
    }
    int total = call.totalOrder();
    if (!Orders.isPartial(call)) {
      String primes = Orders.isPrimed(total) ? Orders.primes(total) : "^{(" + total + ")}";
      return Phrase.at(Level.ATOM).text(name + primes);
    }
    StringBuilder below = new StringBuilder();
    for (int argument = 0; argument < call.orders().size(); argument++) {
      if (call.order(argument) > 0) {
        below.append("\\partial_{").append(argument).append('}');
        below.append(exponent(call.order(argument)));
      }
    }
    return Phrase.at(Level.PRODUCT)
        .text("\\frac{\\partial" + exponent(total) + " " + name + "}{" + below + "}");
  }

  private static String exponent(int order) {
    return order == 1 ? "" : "^{" + order + "}";
  }

  @Override
  public String semicolon() {
    return ";\\, ";
  }

  @Override
  public String ellipsis(String what) {
    return "\\ldots\\text{(" + what + ")}";
  }

  @Override
  public boolean hasFractionBar() {
    return true;
  }

  @Override
  public Phrase fraction(Phrase numerator, Phrase denominator) {
    return Phrase.at(Level.PRODUCT)
        .text("\\frac{")
        .phrase(numerator, Level.COMPARISON, this)
        .text("}{")
        .phrase(denominator, Level.COMPARISON, this)
        .text("}");
  }

  @Override
  public Phrase power(Term base, double exponent) {
    if (exponent == 0.5) {
      return Phrase.at(Level.ATOM).text("\\sqrt{").term(base, Level.COMPARISON).text("}");
    }
    return Phrase.at(Level.POWER).term(base, Level.ATOM).text("^{" + number(exponent) + "}");
  }

  @Override
  public Phrase index(Term base, String subscripts) {
    if (base.form() instanceof Form.Name) {
      return Phrase.at(Level.ATOM).term(base, Level.ATOM).text("_{" + subscripts + "}");
    }
    // A second index on the same letter is an error in TeX, so what has one is a group.
    return Phrase.at(Level.ATOM).text("{").term(base, Level.ATOM).text("}_{" + subscripts + "}");
  }

  @Override
  public Phrase transposed(Term base) {
    return Phrase.at(Level.POWER).term(base, Level.ATOM).text("^{\\mathsf{T}}");
  }

  @Override
  public Phrase choice(Term mask, Term chosen, Term otherwise) {
    return Phrase.at(Level.SUM)
        .text("\\begin{cases} ")
        .term(chosen, Level.COMPARISON)
        .text(" & \\text{where } ")
        .term(mask, Level.COMPARISON)
        .text(" \\\\ ")
        .term(otherwise, Level.COMPARISON)
        .text(" & \\text{otherwise} \\end{cases}");
  }

  @Override
  public Phrase function(Form.Function function, List<Term> args, Grammar grammar) {
    return switch (function.name()) {
      case "dot" -> between(Level.ATOM, "\\langle ", args, ", ", " \\rangle", Level.COMPARISON);
      case "matmul" -> between(Level.PRODUCT, "", args, "\\, ", "", Level.POWER);
      case "outer" -> between(Level.PRODUCT, "", args, " \\otimes ", "", Level.POWER);
      default ->
          grammar.call(
              LatexNames.upright(function.name()),
              args,
              function.trailing().replace("→", "\\to ").replace("; ", semicolon()));
    };
  }

  private static Phrase between(
      Level level, String open, List<Term> args, String sign, String close, Level atLeast) {
    return Phrase.at(level)
        .text(open)
        .term(args.get(0), atLeast)
        .text(sign)
        .term(args.get(1), atLeast)
        .text(close);
  }
}
