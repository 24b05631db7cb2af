package dev.fluxion.dsl;

import static dev.fluxion.spi.Shape.matrix;
import static dev.fluxion.spi.Shape.scalar;
import static dev.fluxion.spi.Shape.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.elementary.Elementary;
import dev.fluxion.shift.Shift;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Derivatives by their structural non-zeros: the same numbers from fewer products. */
class SparseDerivativeTest {
  private static DifferentiableFunction of(int n, UnaryOperator<Expr> body) {
    return Fluxion.function("f").input("x", vector(n)).returns(body);
  }

  private static DifferentiableFunction rosenbrock(int n) {
    return of(
        n,
        x -> {
          Expr from = x.slice(0, n - 1);
          Expr curve = x.slice(1, n).minus(from.pow(2)).pow(2).times(100);
          return curve.plus(from.negate().plus(1).pow(2)).sum();
        });
  }

  /** The same, element by element. */
  private static DifferentiableFunction chainedRosenbrock(int n) {
    return of(
        n,
        x -> {
          Expr sum = Expr.constant(0);
          for (int i = 0; i + 1 < n; i++) {
            Expr curve = x.get(i + 1).minus(x.get(i).pow(2)).pow(2).times(100);
            sum = sum.plus(curve).plus(x.get(i).negate().plus(1).pow(2));
          }
          return sum;
        });
  }

  private static double[] point(int n) {
    return new Random(n).doubles(n, -1, 1).toArray();
  }

  /** Compares with the dense derivative, whose elements outside of the pattern are exactly 0. */
  private static void assertAgrees(Tensor dense, SparseDerivative sparse, double[] x) {
    int columns = sparse.columnCount();
    double[] rest = dense.toArray();
    assertEquals(rest.length, sparse.rowCount() * columns);
    double[] values = sparse.function().value(x).toArray();
    assertEquals(sparse.nonZeros(), values.length);
    double scale = 1 + Arrays.stream(rest).map(Math::abs).max().orElse(0);
    int last = -1;
    for (int k = 0; k < values.length; k++) {
      int element = sparse.row(k) * columns + sparse.column(k);
      assertTrue(element > last, "entries are row-major");
      last = element;
      assertEquals(rest[element], values[k], 1e-11 * scale, sparse + " at " + element);
      rest[element] = 0;
    }
    for (double outside : rest) {
      assertEquals(0, Math.abs(outside), 0.0, "outside of the pattern");
    }
  }

  private static void assertHessian(DifferentiableFunction f, int products, double[] x) {
    SparseDerivative sparse = f.sparseHessian();
    assertAgrees(f.hessian().value(x), sparse, x);
    assertEquals(products, sparse.products(), sparse::toString);
  }

  @Property(tries = 80)
  void sparseHessiansAreTheDenseOnes(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int half) {
    DifferentiableFunction f = RandomSparse.vectorValued(seed, 2 * half).sum();
    double[] x = RandomSparse.point(seed, 2 * half);
    assertAgrees(f.hessian().value(x), f.sparseHessian(), x);
  }

  @Property(tries = 50)
  void sparseJacobiansAreTheDenseOnes(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int half) {
    DifferentiableFunction f = RandomSparse.vectorValued(seed, 2 * half);
    double[] x = RandomSparse.point(seed, 2 * half);
    assertAgrees(f.jacobian().value(x), f.sparseJacobian(), x);
    assertAgrees(f.sum().hessian().value(x), f.sum().gradient().sparseJacobian(), x);
  }

  @Property(tries = 15)
  void functionsOfScalarsHaveThemToo(@ForAll long seed) {
    DifferentiableFunction f = RandomExpressions.scalar(seed, Angle.PI.over(3));
    double[] x = RandomExpressions.point(seed);
    assertAgrees(f.hessian().value(x), f.sparseHessian(), x);
    assertAgrees(f.gradient().value(x), f.sparseJacobian(), x);
    assertEquals(f.hessian().value(x).shape(), f.sparseHessian().dense(x).shape());
  }

  @Property(tries = 15)
  void mirroredEntriesOfAHessianAreEqualToTheLastBit(@ForAll long seed) {
    DifferentiableFunction f = RandomSparse.vectorValued(seed, 6).sum();
    Tensor dense = f.sparseHessian().dense(RandomSparse.point(seed, 6));
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < i; j++) {
        assertEquals(dense.get(i, j), dense.get(j, i), 0.0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 7, 50, 300})
  void aTridiagonalHessianTakesThreeProductsOfAnySize(int n) {
    for (DifferentiableFunction f : List.of(rosenbrock(n), chainedRosenbrock(n))) {
      assertHessian(f, 3, point(n));
      assertEquals(3 * n - 2, f.sparseHessian().nonZeros());
      assertEquals(
          "hessian of f: "
              + n
              + " x "
              + n
              + ", "
              + (3 * n - 2)
              + " structural non-zeros, 3 products",
          f.sparseHessian().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 60})
  void aPentadiagonalHessianTakesFiveProductsOfAnySize(int n) {
    DifferentiableFunction f =
        of(
            n,
            x ->
                Elementary.sin(x.slice(0, n - 2).times(x.slice(1, n - 1)).times(x.slice(2, n)))
                    .sum());
    SparseDerivative sparse = f.sparseHessian();
    assertAgrees(f.hessian().value(point(n)), sparse, point(n));
    assertEquals(5 * n - 6, sparse.nonZeros());
    assertTrue(sparse.products() <= 5, sparse::toString);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 40})
  void anArrowheadTakesTwoProductsOfAnySize(int n) {
    DifferentiableFunction f =
        of(n, x -> Elementary.exp(x).sum().plus(x.get(0).times(x.pow(2).sum())));
    assertHessian(f, 2, point(n));
    assertEquals(3 * n - 2, f.sparseHessian().nonZeros());
  }

  @Test
  void blocksOnTheDiagonalTakeAsManyProductsAsABlockHasVariables() {
    DifferentiableFunction f = of(30, x -> Elementary.sin(x.reshape(10, 3).sum(1)).sum());
    assertHessian(f, 3, point(30));
    assertEquals(90, f.sparseHessian().nonZeros());
  }

  @Test
  void aSeparableFunctionTakesOneProduct() {
    assertHessian(of(20, x -> Elementary.sin(x).pow(2).sum()), 1, point(20));
    DifferentiableFunction paired = of(20, x -> x.slice(0, 10).dot(x.slice(10, 20)));
    assertHessian(paired, 1, point(20));
    assertEquals(20, paired.sparseHessian().nonZeros());
  }

  @Test
  void aDenseHessianTakesAProductForEachVariable() {
    assertHessian(of(20, x -> x.norm()), 20, point(20));
    assertHessian(of(5, x -> x.dot(x).pow(2)), 5, point(5));
  }

  @Test
  void aLinearFunctionHasAnEmptyHessian() {
    DifferentiableFunction f = of(3, x -> x.sum().times(2));
    assertHessian(f, 0, point(3));
    assertEquals(
        "hessian of f: 3 x 3, 0 structural non-zeros, 0 products", f.sparseHessian().toString());
    assertEquals(
        "[[0.0, 0.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]",
        f.sparseHessian().dense(1, 2, 3).toString());
    assertEquals(
        "jacobian of f: 1 x 3, 3 structural non-zeros, 1 product", f.sparseJacobian().toString());
  }

  @Test
  void emptyAndSingleInputsAreInputsToo() {
    DifferentiableFunction none = of(0, x -> Elementary.sin(x).sum());
    assertEquals(0, none.sparseHessian().nonZeros());
    assertEquals(0, none.sparseHessian().function().value().shape().size());
    DifferentiableFunction empty = of(0, Elementary::sin);
    assertEquals(
        "jacobian of f: 0 x 0, 0 structural non-zeros, 0 products",
        empty.sparseJacobian().toString());
    DifferentiableFunction one = Fluxion.function("g").input("x", scalar()).returns(x -> x.pow(3));
    assertHessian(one, 1, new double[] {2});
    assertEquals(12, one.sparseHessian().function().value(2).get(0));
  }

  @Test
  void jacobiansTakeColumnsOrRowsWhicheverAreFewer() {
    DifferentiableFunction differences = of(50, x -> x.slice(1, 50).minus(x.slice(0, 49)).pow(2));
    SparseDerivative sparse = differences.sparseJacobian();
    assertAgrees(differences.jacobian().value(point(50)), sparse, point(50));
    assertEquals(2, sparse.products());

    DifferentiableFunction wide = of(50, x -> Expr.stack(x.pow(2).sum(), x.get(0)));
    assertAgrees(wide.jacobian().value(point(50)), wide.sparseJacobian(), point(50));
    assertEquals(2, wide.sparseJacobian().products());

    DifferentiableFunction tall = of(50, x -> x.times(x.get(0)));
    assertAgrees(tall.jacobian().value(point(50)), tall.sparseJacobian(), point(50));
    assertEquals(2, tall.sparseJacobian().products());
  }

  @Test
  void manyRowsAreOnePass() {
    DifferentiableFunction f = of(40, x -> x.slice(0, 20).sum().times(x.slice(20, 40)));
    DifferentiableFunction wide =
        of(40, x -> f.apply(x).reshape(20, 1).times(x.reshape(1, 40)).sum(0).slice(0, 18));
    for (DifferentiableFunction each : List.of(f, wide)) {
      assertAgrees(each.jacobian().value(point(40)), each.sparseJacobian(), point(40));
    }
    assertEquals(18, wide.sparseJacobian().products());
  }

  @Test
  void variablesAreThoseOfAllInputs() {
    DifferentiableFunction f =
        Fluxion.function("f")
            .input("a", matrix(2, 3))
            .input("b", scalar())
            .input("c", vector(3))
            .returns((a, b, c) -> a.matmul(c).pow(2).sum().plus(b.pow(2)));
    double[] x = point(10);
    assertAgrees(f.hessian().value(x), f.sparseHessian(), x);
    assertEquals(10, f.sparseHessian().rowCount());
    SparseDerivative jacobian = f.gradient().sparseJacobian();
    assertAgrees(f.hessian().value(x), jacobian, x);
  }

  @Test
  void whatDoesNotReachTheResultDoesNotCount() {
    SparseDerivative sparse = of(9, x -> Elementary.sin(x).slice(2, 4).sum()).sparseHessian();
    assertEquals(2, sparse.nonZeros());
    assertEquals(3, sparse.row(1));
    assertEquals(3, sparse.column(1));
  }

  @Test
  void aSparseDerivativeIsPreparedLikeAnyFunction() {
    DifferentiableFunction values = rosenbrock(10).sparseHessian().function();
    assertEquals("sparse hessian of f", values.name());
    double[] out = new double[28];
    values.valueInto(point(10), out);
    assertArrayEquals(values.value(point(10)).toArray(), out, 0.0);
    assertArrayEquals(values.interpreted().value(point(10)).toArray(), out, 0.0);
  }

  @Test
  void ordersThatAreNotReachedAreRefusedLikeThoseOfTheDenseHessian() {
    DifferentiableFunction f = of(4, x -> Shift.opaqueSin(x).sum());
    FluxionException dense = assertThrows(FluxionException.class, f::hessian);
    FluxionException sparse = assertThrows(FluxionException.class, f::sparseHessian);
    assertEquals(dense.getMessage(), sparse.getMessage());
    assertAgrees(f.gradient().value(point(4)), f.sparseJacobian(), point(4));
  }

  @Test
  void aHundredThousandVariablesTakeSeconds() {
    int n = 100_000;
    long start = System.nanoTime();
    SparseDerivative sparse = rosenbrock(n).sparseHessian();
    double[] x = point(n);
    double[] values = sparse.function().value(x).toArray();
    double seconds = (System.nanoTime() - start) * 1e-9;
    assertEquals(3, sparse.products());
    assertEquals(1200 * x[0] * x[0] - 400 * x[1] + 2, values[0], 1e-9);
    assertEquals(-400 * x[n - 2], values[3 * n - 4], 1e-9);
    assertTrue(seconds < 20, "took " + seconds + " s");
  }

  @Test
  void theStructureIsDrawn() {
    String svg = rosenbrock(4).sparseHessian().toSvg();
    assertEquals(10, svg.split("fill=\"#3d6aa8\"", -1).length - 1);
    String large = rosenbrock(1000).sparseHessian().toSvg();
    assertTrue(large.length() < 60_000, "a cell stands for many entries");
  }

  @Test
  void aShapeOfAnInputIsNotOneOfTheMatrix() {
    DifferentiableFunction f =
        Fluxion.function("f").input("a", matrix(2, 2)).returns(a -> a.pow(3).sum());
    assertEquals(Shape.matrix(4, 4), f.sparseHessian().dense(1, 2, 3, 4).shape());
    assertEquals(24, f.sparseHessian().dense(1, 2, 3, 4).get(3, 3));
  }
}
