package dev.fluxion.tour.chapter;

import dev.fluxion.circuit.operator.Pauli;
import dev.fluxion.circuit.operator.PauliString;
import dev.fluxion.circuit.operator.PauliSum;
import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import dev.fluxion.tour.page.Page;
import dev.fluxion.tour.plot.Axis;
import dev.fluxion.tour.plot.Plot;
import dev.fluxion.tour.plot.Series;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/** The ground state of the {@linkplain HydrogenMolecule hydrogen molecule}. */
final class Hydrogen {
  private static final double HARTREE = 1e-6;

  private final Page page;
  private final PauliSum energy = HydrogenMolecule.operator();

  Hydrogen(Page page) {
    this.page = page;
  }

  void write() {
    DifferentiableFunction function = HydrogenMolecule.energy();
    page.say(
        "The hydrogen molecule in four qubits, with the public coefficients for a distance of 1.32"
            + " bohr: two electrons that are lifted together (p0) and one by one (p1, p2).");
    Expr theta = Expr.of(new Op.Input("theta", Shape.vector(3), this));
    page.listing(HydrogenMolecule.ansatz(theta.get(0), theta.get(1), theta.get(2)).text());
    Descent.Minimum minimum = Descent.of(function, 0.1, 0.2, -0.1);
    double exact = groundState();
    page.table(
        List.of("", "hartree"),
        List.of(
            List.of("start", minimum.values().get(0).toString()),
            List.of("minimum", page.checks().within("H2", minimum.value(), exact, HARTREE)),
            List.of("exact diagonalisation", Double.toString(exact))));
    page.say(
        "It took "
            + minimum.gradients()
            + " gradients and "
            + page.checks().atMost("evaluations", (double) minimum.evaluations(), 1000, "%.0f")
            + " evaluations, of which a gradient is one, whatever the number of parameters: in"
            + " process it is made by the adjoint method.");
    page.picture("The energy above the ground state at each gradient", plot(minimum, exact));
  }

  private static String plot(Descent.Minimum minimum, double exact) {
    double[] steps = IntStream.range(0, minimum.values().size()).asDoubleStream().toArray();
    double[] above = minimum.values().stream().mapToDouble(v -> digits(v - exact)).toArray();
    int last = (steps.length / 5 + 1) * 5;
    return Plot.svg(
        "Convergence of the energy of H2",
        Axis.linear(
            "gradient",
            IntStream.rangeClosed(0, 5)
                .mapToObj(k -> new Axis.Tick(k * last / 5.0, Integer.toString(k * last / 5)))
                .toList()),
        Axis.linear(
            "energy above the ground state, powers of ten of a hartree",
            Stream.of(-16, -12, -8, -4, 0)
                .map(k -> new Axis.Tick(k, Integer.toString(k)))
                .toList()),
        List.of(new Series("conjugate gradients", steps, above, true)));
  }

  private static double digits(double difference) {
    return Math.max(-16, Math.log10(Math.max(difference, 1e-16)));
  }

  /** Returns the lowest eigenvalue of the matrix of the energy, which is real. */
  private double groundState() {
    double[][] matrix = new double[16][16];
    energy.terms().forEach((string, coefficient) -> add(matrix, string, coefficient));
    double[] eigenvalues =
        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(matrix)).getEigenvalues();
    return Arrays.stream(eigenvalues).min().orElseThrow();
  }

  /** Two factors Y make a real number: each flips, with i from 0 to 1 and -i back. */
  private static void add(double[][] matrix, PauliString string, double coefficient) {
    for (int column = 0; column < matrix.length; column++) {
      int row = column;
      double value = coefficient;
      int quarters = 0;
      for (Map.Entry<Integer, Pauli> factor : string.factors().entrySet()) {
        boolean isOne = ((column >> factor.getKey()) & 1) != 0;
        row ^= factor.getValue() == Pauli.Z ? 0 : 1 << factor.getKey();
        value *= factor.getValue() == Pauli.Z && isOne ? -1 : 1;
        quarters += factor.getValue() == Pauli.Y ? isOne ? 3 : 1 : 0;
      }
      matrix[row][column] += quarters % 4 == 0 ? value : -value;
    }
  }
}
