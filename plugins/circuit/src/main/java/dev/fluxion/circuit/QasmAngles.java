package dev.fluxion.circuit;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Expr;
import java.util.HashMap;
import java.util.Map;

/** Reads angles: sums and products of numbers, π and inputs. */
final class QasmAngles {
  private final QasmTokens tokens;
  private final Map<String, Expr> names = new HashMap<>();

  QasmAngles(QasmTokens tokens) {
    this.tokens = tokens;
    Expr pi = Expr.constant(Angle.PI);
    names.put("pi", pi);
    names.put("π", pi);
    names.put("tau", Expr.constant(Angle.PI.times(2)));
    names.put("euler", Expr.constant(Math.E));
  }

  /** Declares an input. */
  void declare(String name, Expr value) {
    names.put(name, value);
  }

  /** Reads an angle. */
  Expr read() {
    Expr sum = product();
    while (tokens.isNext("+") || tokens.isNext("-")) {
      boolean isPlus = tokens.accept("+");
      if (!isPlus) {
        tokens.expect("-");
      }
      Expr term = product();
      sum = isPlus ? sum.plus(term) : sum.minus(term);
    }
    return sum;
  }

  private Expr product() {
    Expr product = factor();
    while (tokens.isNext("*") || tokens.isNext("/")) {
      boolean isTimes = tokens.accept("*");
      if (!isTimes) {
        tokens.expect("/");
      }
      Expr factor = factor();
      product = isTimes ? product.times(factor) : product.div(factor);
    }
    return product;
  }

  private Expr factor() {
    if (tokens.accept("-")) {
      return factor().negate();
    } else if (tokens.accept("+")) {
      return factor();
    } else if (tokens.accept("(")) {
      Expr inner = read();
      tokens.expect(")");
      return inner;
    }
    QasmTokens.Token token = tokens.peek();
    if (token.kind() == QasmTokens.Kind.NUMBER) {
      tokens.expect(token.text());
      return Expr.constant(Double.parseDouble(token.text()));
    }
    Expr named = token.kind() == QasmTokens.Kind.WORD ? names.get(token.text()) : null;
    if (named == null) {
      throw tokens.expected("a number, pi or an input");
    }
    tokens.expect(token.text());
    return named;
  }
}
