package dev.fluxion.dsl.export;

import static dev.fluxion.dsl.export.Samples.A;
import static dev.fluxion.dsl.export.Samples.ATAN2;
import static dev.fluxion.dsl.export.Samples.B;
import static dev.fluxion.dsl.export.Samples.C;
import static dev.fluxion.dsl.export.Samples.M;
import static dev.fluxion.dsl.export.Samples.SHIFT_SIN;
import static dev.fluxion.dsl.export.Samples.SIN;
import static dev.fluxion.dsl.export.Samples.W;
import static dev.fluxion.dsl.export.Samples.X;
import static dev.fluxion.dsl.export.Samples.derivative;
import static dev.fluxion.dsl.export.Samples.input;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Expr;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LatexTest {
  @Test
  void theModelOfTheArticleIsOneLine() {
    assertEquals(
        "\\mathrm{model}\\left(w \\in \\mathbb{R}^{3}\\right) = "
            + "\\sin\\left(w;\\, \\mathrm{shift}=\\pi/4\\right) + 3 \\cdot "
            + "\\sin\\left(\\mathrm{stack}\\left(w_{1} \\cdot w_{2}, w_{2}, w_{0}\\right);\\, "
            + "\\mathrm{shift}=\\pi/2\\right)^{2}",
        Latex.of("model", Samples.model()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("expressions")
  void anExpressionIsMath(String expected, Expr expression) {
    assertEquals(
        "f\\left(\\right) = " + expected, Latex.of("f", new Graph(List.of(), List.of(expression))));
  }

  static Stream<Arguments> expressions() {
    Angle shift = Angle.PI.times(3).over(2).minus(Angle.named("shift_1", 0.3).times(2));
    return Stream.of(
        arguments("a - 2 \\cdot b", A.minus(B.times(2))),
        arguments("\\frac{a + b}{c}", A.plus(B).div(C)),
        arguments("\\frac{a}{b \\cdot c}", A.div(B.times(C))),
        arguments("\\left(\\frac{a}{b}\\right)^{2}", A.div(B).pow(2)),
        arguments("\\sqrt{a + b}", A.plus(B).sqrt()),
        arguments("\\frac{1}{\\sqrt{a}}", A.pow(-0.5)),
        arguments("\\sin''\\left(x\\right)", derivative(SIN, List.of(2), X)),
        arguments("\\sin^{(4)}\\left(x\\right)", derivative(SIN, List.of(4), X)),
        arguments(
            "\\frac{\\partial^{3} \\mathrm{atan2}}{\\partial_{0}\\partial_{1}^{2}}"
                + "\\left(a, b\\right)",
            derivative(ATAN2, List.of(1, 2), A, B)),
        arguments("{w_{0:2}}_{1}", W.slice(0, 2).get(1)),
        arguments("M\\, w", M.matmul(W)),
        arguments("\\langle w, w \\rangle", W.dot(W)),
        arguments("\\left(M^{\\mathsf{T}}\\right)^{2}", M.transpose().pow(2)),
        arguments("\\theta + 3\\pi/2 - 2\\mathrm{shift\\_1}", input("theta").plus(shift)),
        arguments("x + 3 \\cdot 0.25", X.plus(Angle.of(0.25).times(3))),
        arguments(
            "\\begin{cases} a & \\text{where } a < b \\\\ b & \\text{otherwise} \\end{cases}",
            Expr.where(A.lt(B), A, B)),
        arguments("\\mathrm{rate\\_of\\text{-}x}", input("rate_of-x")));
  }

  @Test
  void severalLinesAreAligned() {
    Expr big = SHIFT_SIN.at(A.plus(B).plus(C));
    assertEquals(
        """
        \\begin{aligned}
        f\\left(a\\right) &= t_{1} + t_{1}^{2} \\\\
        \\text{where } t_{1} &= \\sin\\left(a + b + c;\\, \\mathrm{shift}=\\pi/2\\right)
        \\end{aligned}""",
        Latex.of("f", new Graph(List.of(A), List.of(big.plus(big.pow(2))))));
  }

  @Test
  void bracesAndParenthesesAreBalancedWhateverIsPrinted() {
    for (Graph graph :
        List.of(Samples.awkward(), Samples.model(), Samples.chain(5_000), Samples.doubling(60))) {
      String latex = Latex.of("odd_{name}%", graph);
      assertEquals(0, depth(latex), latex);
      assertEquals(count(latex, "\\left("), count(latex, "\\right)"), latex);
      assertEquals(count(latex, "\\begin{"), count(latex, "\\end{"), latex);
    }
  }

  @Test
  void largeFunctionsAreCutShort() {
    Graph chain = Samples.chain(100_000);
    String latex = assertTimeout(Samples.SOON, () -> Latex.of("f", chain));
    assertTrue(latex.length() < 6_500, () -> "length " + latex.length());
    assertTrue(latex.endsWith(" more nodes)}\n\\end{aligned}"), latex);
  }

  private static int depth(String latex) {
    int depth = 0;
    String bare = latex.replace("\\\\", "").replace("\\{", "").replace("\\}", "");
    for (char c : bare.toCharArray()) {
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      assertTrue(depth >= 0, latex);
    }
    return depth;
  }

  private static int count(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }
}
