package dev.fluxion.dsl.export;

import static dev.fluxion.dsl.export.Samples.A;
import static dev.fluxion.dsl.export.Samples.ATAN2;
import static dev.fluxion.dsl.export.Samples.B;
import static dev.fluxion.dsl.export.Samples.C;
import static dev.fluxion.dsl.export.Samples.M;
import static dev.fluxion.dsl.export.Samples.SHIFT_SIN;
import static dev.fluxion.dsl.export.Samples.SIN;
import static dev.fluxion.dsl.export.Samples.SPLIT;
import static dev.fluxion.dsl.export.Samples.W;
import static dev.fluxion.dsl.export.Samples.X;
import static dev.fluxion.dsl.export.Samples.derivative;
import static dev.fluxion.dsl.export.Samples.input;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.spi.Absence;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.IndexMap;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FormulaTest {
  private static final Expr BIG = SHIFT_SIN.at(A.plus(B).plus(C));

  @Test
  void theModelOfTheArticleReadsLikeItsDefinition() {
    assertEquals(
        "model(w[3]) = sin(w; shift=π/4) + 3·sin(stack(w[1]·w[2], w[2], w[0]); shift=π/2)²",
        Formula.text("model", Samples.model()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"sums", "productsAndPowers", "calls", "arrays", "contractions"})
  void anExpressionReadsAsItIsWrittenByHand(String expected, Expr expression) {
    assertEquals("f() = " + expected, Formula.text("f", new Graph(List.of(), List.of(expression))));
  }

  static Stream<Arguments> sums() {
    return Stream.of(
        arguments("a - 2·b", A.minus(B.times(2))),
        arguments("a - b", A.plus(B.negate())),
        arguments("a - (b - c)", A.minus(B.minus(C))),
        arguments("a - b - c", A.minus(B).minus(C)),
        arguments("-(a + b)", A.plus(B).negate()),
        arguments("-3·a", A.times(3).negate()),
        arguments("a - 2", A.minus(2)),
        arguments("a + 0.5", A.plus(0.5)),
        arguments("3·(a + b)", A.plus(B).times(3)),
        arguments("a + π/2", A.plus(Angle.PI.over(2))),
        arguments("a - π/2 + s", A.minus(Angle.PI.over(2).minus(Angle.named("s", 0.1)))),
        arguments("(π/2)·a", Expr.constant(Angle.PI.over(2)).times(A)),
        arguments("a - 2·b + 3·c", linear(new double[] {1, -2, 3}, A, B, C)));
  }

  static Stream<Arguments> productsAndPowers() {
    return Stream.of(
        arguments("(a + b)²", A.plus(B).pow(2)),
        arguments("-a²", A.pow(2).negate()),
        arguments("(-a)²", A.negate().pow(2)),
        arguments("(a·b)³", A.times(B).pow(3)),
        arguments("a·b²", A.times(B.pow(2))),
        arguments("(a²)³", A.pow(2).pow(3)),
        arguments("a·(b + c)", A.times(B.plus(C))),
        arguments("a·(-b)", A.times(B.negate())),
        arguments("a/b", A.div(B)),
        arguments("a/(b·c)", A.div(B.times(C))),
        arguments("a/(b·c)", product(A, B.pow(-1), C.pow(-1))),
        arguments("(a/b)/c", A.div(B).div(C)),
        arguments("a/(b/c)", A.div(B.div(C))),
        arguments("a·(b/c)", A.times(B.div(C))),
        arguments("(a + b)/c", A.plus(B).div(C)),
        arguments("1/a", A.pow(-1)),
        arguments("1/a²", A.pow(-2)),
        arguments("1/sqrt(a)", A.pow(-0.5)),
        arguments("a/3", A.div(3)),
        arguments("a/(-3)", A.div(-3)),
        arguments("(1/a)²", A.pow(-1).pow(2)),
        arguments("sqrt(a + b)", A.plus(B).sqrt()),
        arguments("a^1.5", A.pow(1.5)),
        arguments("a¹²", A.pow(12)));
  }

  static Stream<Arguments> calls() {
    return Stream.of(
        arguments("sin'(x)", derivative(SIN, List.of(1), X)),
        arguments("sin''(x)²", derivative(SIN, List.of(2), X).pow(2)),
        arguments("sin⁽⁴⁾(x)", derivative(SIN, List.of(4), X)),
        arguments("∂²atan2/∂0∂1(a, b)", derivative(ATAN2, List.of(1, 1), A, B)),
        arguments("∂³atan2/∂1³(a, b)", derivative(ATAN2, List.of(0, 3), A, B)),
        arguments("1/(∂atan2/∂0(a, b))", derivative(ATAN2, List.of(1, 0), A, B).pow(-1)),
        arguments("atan2(a + b, b)", ATAN2.at(A.plus(B), B)),
        arguments("split_up₁(x; by=a_b & \"c\" <d> \\e)", SPLIT.bind().output(1, List.of(X))),
        arguments("where(a < b, a, 2)", Expr.where(A.lt(B), A, Expr.constant(2))),
        arguments("(a ≤ b)·c", A.le(B).times(C)),
        arguments("a + b = c", A.plus(B).eq(C)),
        arguments("absent()", Expr.absent(A, Absence.ZERO, "none")));
  }

  static Stream<Arguments> arrays() {
    Expr vector = input("v", 6);
    return Stream.of(
        arguments("w[1]", W.get(1)),
        arguments("M[0, 2]", M.get(0, 2)),
        arguments("M[1]", M.get(1)),
        arguments("M[:, 1:3]", M.slice(1, 1, 3)),
        arguments("w[0:2]", W.slice(0, 2)),
        arguments("w[1:2]", W.slice(1, 2)),
        arguments("v[0:5:2]", gather(vector, IndexMap.affine(vector.shape(), W.shape(), 0, 2))),
        arguments("gather(w)", gather(W, IndexMap.table(W.shape(), Shape.vector(2), 2, 0))),
        arguments("Mᵀ", M.transpose()),
        arguments("(Mᵀ)²", M.transpose().pow(2)),
        arguments("M + w", M.plus(W)),
        arguments("M·x", M.times(X)),
        arguments("reshape(v, 2, 3)", vector.reshape(2, 3)),
        arguments("M + v", M.plus(vector.reshape(2, 3))),
        arguments("reshape(v, 2, 3)[1]", vector.reshape(2, 3).get(1)),
        arguments("reshape(w, 3, 1)·w", W.reshape(3, 1).times(W)),
        arguments("sum(w)", W.sum()),
        arguments("sum(M, 1)", M.sum(1)),
        arguments("sum(broadcast(x, 3))", X.broadcast(W.shape()).sum()),
        arguments("scatter(x; [1])", scatter(X, W.get(1))),
        arguments(
            "scatter(w)",
            Expr.of(new Op.Scatter(IndexMap.table(Shape.vector(2), W.shape(), 0, 1, 1)), W)),
        arguments("stack(a, b, 2)", Expr.stack(A, B, Expr.constant(2))),
        arguments("stack(w, 2·w)", Expr.stack(W, W.times(2))),
        arguments("concat(w, w[0:2])", Expr.concat(W, W.slice(0, 2))),
        arguments("concat(M, M)", Expr.concat(M, M)),
        arguments("[1, 2.5, -3]", Expr.vector(1, 2.5, -3)),
        arguments("[[1, 2], [3, 4]]", Expr.constant(Shape.matrix(2, 2), 1, 2, 3, 4)),
        arguments("[1, 2, …(1000)]", Expr.vector(counting(1000))),
        arguments("w + 1e-20", W.plus(1e-20)));
  }

  static Stream<Arguments> contractions() {
    Expr square = input("S", 3, 3);
    return Stream.of(
        arguments("dot(w, 2·w)", W.dot(W.times(2))),
        arguments("matmul(M, w)", M.matmul(W)),
        arguments("matmul(M, S)", M.matmul(square)),
        arguments("matmul(M, Sᵀ)", contract("qr", "sr", "qs", M, square)),
        arguments("outer(w, w)", contract("i", "j", "ij", W, W)),
        arguments("contract(S, w; ii,j→j)", contract("ii", "j", "j", square, W)));
  }

  @Test
  void aBigSubexpressionUsedTwiceGetsALineOfItsOwn() {
    Expr y = BIG.plus(BIG.pow(2));
    assertEquals(
        "f(a, b, c) = t1 + t1²\n  where t1 = sin(a + b + c; shift=π/2)",
        Formula.text("f", new Graph(List.of(A, B, C), List.of(y))));
  }

  @Test
  void equalSubexpressionsAreOneEvenIfTheyWereWrittenTwice() {
    Expr copy = SHIFT_SIN.at(A.plus(B).plus(C));
    assertEquals(
        "f() = t1·t1\n  where t1 = sin(a + b + c; shift=π/2)",
        Formula.text("f", new Graph(List.of(), List.of(BIG.times(copy)))));
  }

  @Test
  void aNameOfASubexpressionIsNeverThatOfAnInput() {
    Expr t1 = input("t1");
    Graph graph = new Graph(List.of(t1), List.of(BIG.times(BIG).plus(t1)));
    assertTrue(Formula.text("f", graph).startsWith("f(t1) = u1·u1 + t1\n  where u1 = "));
  }

  @Test
  void aMinusBeforeASharedSubexpressionIsKept() {
    Expr negative = BIG.negate();
    assertEquals(
        "f() = (a - t1)·(-t1) - t1\n  where t1 = sin(a + b + c; shift=π/2)",
        Formula.text(
            "f", new Graph(List.of(), List.of(A.plus(negative).times(negative).minus(BIG)))));
  }

  @Test
  void severalOutputsAreATuple() {
    assertEquals(
        "f(x, w[3]) = (x², w)", Formula.text("f", new Graph(List.of(X, W), List.of(X.pow(2), W))));
    assertEquals("f(x) = ()", Formula.text("f", new Graph(List.of(X), List.of())));
  }

  @Test
  void ofManyArgumentsTheFirstAreWritten() {
    Expr[] parts = new Expr[1000];
    for (int k = 0; k < parts.length; k++) {
      parts[k] = input("p" + k);
    }
    String text = Formula.text("f", new Graph(List.of(parts), List.of(Expr.stack(parts))));
    assertTrue(text.endsWith("p18, p19, …(980 more))"), text);
    assertTrue(text.length() < 500, text);
  }

  @Test
  void aChainOfAHundredThousandCallsIsCutShort() {
    Graph chain = Samples.chain(100_000);
    String text = assertTimeout(Samples.SOON, () -> Formula.text("f", chain));
    assertTrue(text.length() <= 2_100, () -> "length " + text.length());
    assertTrue(text.matches("(?s)f\\(x\\) = sin\\(sin.*\\n  … \\(99,[0-9]{3} more nodes\\)"), text);
    assertBalanced(text);
  }

  @Test
  void aSharedNodeIsNotWrittenOnceForEachPathToIt() {
    Graph doubling = Samples.doubling(60);
    String text = assertTimeout(Samples.SOON, () -> Formula.text("f", doubling));
    assertTrue(
        text.startsWith("f(x) = (t1·t1 + t1)·(t1·t1 + t1) + (t1·t1 + t1)\n  where t1 = (t2·t2"),
        text);
    assertTrue(text.endsWith(" = (x·x + x)·(x·x + x) + (x·x + x)"), text);
    assertTrue(text.length() <= 2_100, text);
  }

  @Test
  void anAwkwardFunctionIsPrintedOnTheLinesOfItsFormulaOnly() {
    String text = Formula.text("f", Samples.awkward());
    assertTrue(text.lines().skip(1).allMatch(line -> line.startsWith("  ")), text);
  }

  private static void assertBalanced(String text) {
    assertEquals(
        text.chars().filter(c -> c == '(').count(), text.chars().filter(c -> c == ')').count());
  }

  private static Expr linear(double[] coefficients, Expr... args) {
    return Expr.of(new Op.Linear(coefficients), args);
  }

  private static Expr product(Expr... args) {
    return Expr.of(new Op.Product(), args);
  }

  private static Expr gather(Expr arg, IndexMap map) {
    return Expr.of(new Op.Gather(map), arg);
  }

  private static Expr scatter(Expr arg, Expr like) {
    return Expr.of(new Op.Scatter(((Op.Gather) like.op()).map()), arg);
  }

  private static Expr contract(String left, String right, String result, Expr a, Expr b) {
    return Expr.of(new Op.Contract(left, right, result), a, b);
  }

  private static double[] counting(int count) {
    double[] values = new double[count];
    for (int k = 0; k < count; k++) {
      values[k] = k + 1;
    }
    return values;
  }
}
