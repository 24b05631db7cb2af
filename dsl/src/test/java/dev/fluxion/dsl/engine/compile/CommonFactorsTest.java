package dev.fluxion.dsl.engine.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CommonFactorsTest {
  private static final List<Expr> INPUTS = List.of(input("x"), input("y"), input("z"));
  private static final Expr X = INPUTS.get(0);
  private static final Expr Y = INPUTS.get(1);
  private static final Expr Z = INPUTS.get(2);

  private static Expr input(String name) {
    return Expr.of(new Op.Input(name, Shape.scalar(), "test"));
  }

  private static Expr product(Expr... factors) {
    return Expr.of(new Op.Product(), List.of(factors));
  }

  private static Expr sum(double[] coefficients, Expr... terms) {
    return Expr.of(new Op.Linear(coefficients), List.of(terms));
  }

  private static Program program(Graph graph) {
    return Lowering.lower(graph, true, primitive -> false, Map.of(), false);
  }

  private static long multiplications(Graph graph) {
    return program(graph).waves().stream()
        .flatMap(wave -> wave.code().stream())
        .filter(instruction -> instruction.opcode() == Opcode.MUL)
        .count();
  }

  private static double[] values(Graph graph, double... point) {
    Program program = program(graph);
    ProgramCode code = ProgramCode.interpreted(program);
    return Runs.outputs(program, code, code.memory(), point);
  }

  private static void assertSaved(int saved, Expr... outputs) {
    Graph graph = new Graph(INPUTS, List.of(outputs));
    Graph changed = CommonFactors.takeOut(graph);
    assertEquals(multiplications(graph) - saved, multiplications(changed));
    double[] expected = values(graph, 3, 5, -7);
    double[] actual = values(changed, 3, 5, -7);
    for (int k = 0; k < expected.length; k++) {
      assertEquals(expected[k], actual[k]);
    }
  }

  @Test
  void aFactorOfTwoTermsIsMultipliedOnce() {
    assertSaved(1, sum(new double[] {2, 3}, X, product(X, Y)));
    assertSaved(1, sum(new double[] {1, -1, 4}, product(X, Y), product(X, Z), Z));
    assertSaved(1, sum(new double[] {-2, 3, 1}, X, product(Z, X, Y), Z));
    assertSaved(2, sum(new double[] {1, 1, 1}, product(X, Y), product(X, X), product(Z, X)));
  }

  @Test
  void whatSavesNothingStaysAsItIs() {
    assertSaved(0, sum(new double[] {1, 3}, X, product(X, Y)));
    assertSaved(0, sum(new double[] {2, 3}, X, product(Z, Y)));
    Graph graph = new Graph(INPUTS, List.of(sum(new double[] {2, 3}, X, Y)));
    assertSame(graph.outputs().get(0), CommonFactors.takeOut(graph).outputs().get(0));
  }

  @Test
  void aProductThatIsNeededElsewhereStays() {
    Expr shared = product(X, Y);
    assertSaved(0, sum(new double[] {2, 3}, X, shared), shared);
    assertSaved(0, sum(new double[] {2, 3}, X, shared), sum(new double[] {2, 5}, Z, shared));
  }

  @Test
  void sumsWithinProductsAreFollowed() {
    Expr inner = sum(new double[] {2, 3}, X, product(X, Z));
    assertSaved(2, sum(new double[] {2, 3}, Y, product(Y, inner)));
  }

  @Property(tries = 200)
  void valuesAreTheSameButForRounding(@ForAll long seed) {
    Random random = new Random(seed);
    List<Expr> pool = new ArrayList<>(INPUTS);
    for (int k = 0; k < 25; k++) {
      Expr a = pool.get(random.nextInt(pool.size()));
      Expr b = pool.get(random.nextInt(pool.size()));
      Expr c = pool.get(random.nextInt(pool.size()));
      pool.add(
          random.nextBoolean()
              ? product(a, b)
              : sum(new double[] {0.25, -0.5, random.nextInt(3)}, a, product(a, b), c));
    }
    Graph graph = new Graph(INPUTS, pool.subList(pool.size() - 3, pool.size()));
    double[] point = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
    double[] expected = values(graph, point);
    double[] actual = values(CommonFactors.takeOut(graph), point);
    for (int k = 0; k < expected.length; k++) {
      double size = Math.max(1, Math.abs(expected[k]));
      assertEquals(expected[k], actual[k], 1e-12 * size);
    }
  }
}
