package dev.fluxion.circuit;

import dev.fluxion.circuit.ansatz.Affine;
import dev.fluxion.circuit.ansatz.Ansatz;
import dev.fluxion.circuit.ansatz.Experiment;
import dev.fluxion.circuit.ansatz.Operation;
import dev.fluxion.circuit.ansatz.Readout;
import dev.fluxion.circuit.gate.ControlledGate;
import dev.fluxion.circuit.gate.Evolution;
import dev.fluxion.circuit.gate.FixedGate;
import dev.fluxion.circuit.gate.Gate;
import dev.fluxion.circuit.gate.Phase;
import dev.fluxion.circuit.gate.Rotation;
import dev.fluxion.circuit.gate.TurningGate;
import dev.fluxion.circuit.operator.ComplexMatrix;
import dev.fluxion.circuit.operator.Pauli;
import dev.fluxion.circuit.operator.PauliSum;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Primitive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * A quantum circuit whose angles are expressions: an immutable value, of which each method returns
 * a larger one.
 *
 * <p>The package says how qubits are numbered and what each gate is. Every method that adds a gate
 * throws {@link FluxionException} FLX-160 for a qubit that the circuit does not have, FLX-161 for a
 * qubit that a gate has twice, and FLX-167 for an angle that is not a number.
 */
public final class Circuit {
  private final int qubits;
  private final Placed.Sequence gates;

  private static final Expr NO_ANGLE = Expr.constant(0);

  private Circuit(int qubits, Placed.Sequence gates) {
    this.qubits = qubits;
    this.gates = gates;
  }

  static Circuit of(int qubits) {
    if (qubits < 1) {
      throw new FluxionException("FLX-160", "a circuit has at least one qubit, got " + qubits);
    }
    return new Circuit(qubits, Placed.Sequence.EMPTY);
  }

  /** Returns the number of qubits. */
  public int qubits() {
    return qubits;
  }

  /** Returns the number of gates. */
  public int size() {
    return gates.size();
  }

  private Circuit fixed(FixedGate gate, int... on) {
    return add(gate, NO_ANGLE, on);
  }

  private List<Integer> checked(String subject, int... on) {
    List<Integer> places = IntStream.of(on).boxed().toList();
    for (int qubit : on) {
      if (qubit < 0 || qubit >= qubits) {
        throw new FluxionException(
            "FLX-160",
            subject + " needs qubits from 0 to " + (qubits - 1) + ", got qubit " + qubit);
      }
    }
    if (places.stream().distinct().count() < on.length) {
      throw new FluxionException("FLX-161", subject + " needs different qubits, got " + places);
    }
    return places;
  }

  Circuit add(Gate gate, Expr angle, int... on) {
    List<Integer> places = checked("gate '" + gate.name() + "'", on);
    if (on.length != gate.qubits()) {
      throw new FluxionException(
          "FLX-161",
          "gate '" + gate.name() + "' acts on " + gate.qubits() + " qubits, got " + places);
    }
    if (!angle.shape().isScalar()) {
      throw new FluxionException(
          "FLX-167",
          "the angle of gate '" + gate.name() + "' is a number, got shape " + angle.shape());
    }
    return new Circuit(qubits, gates.plus(new Placed(gate, places, angle)));
  }

  /** Adds the flip X. */
  public Circuit x(int qubit) {
    return fixed(FixedGate.X, qubit);
  }

  /** Adds Y. */
  public Circuit y(int qubit) {
    return fixed(FixedGate.Y, qubit);
  }

  /** Adds Z. */
  public Circuit z(int qubit) {
    return fixed(FixedGate.Z, qubit);
  }

  /** Adds the Hadamard gate. */
  public Circuit h(int qubit) {
    return fixed(FixedGate.H, qubit);
  }

  /** Adds S, the root of Z. */
  public Circuit s(int qubit) {
    return fixed(FixedGate.S, qubit);
  }

  /** Adds the inverse of S. */
  public Circuit sdg(int qubit) {
    return fixed(FixedGate.SDG, qubit);
  }

  /** Adds T, the root of S. */
  public Circuit t(int qubit) {
    return fixed(FixedGate.T, qubit);
  }

  /** Adds the inverse of T. */
  public Circuit tdg(int qubit) {
    return fixed(FixedGate.TDG, qubit);
  }

  /** Adds the root of X. */
  public Circuit sx(int qubit) {
    return fixed(FixedGate.SX, qubit);
  }

  /** Adds the inverse of the root of X. */
  public Circuit sxdg(int qubit) {
    return fixed(FixedGate.SXDG, qubit);
  }

  /** Adds {@code exp(-i angle/2 X)}. */
  public Circuit rx(int qubit, Expr angle) {
    return rotation(angle, List.of(Pauli.X), qubit);
  }

  /** Adds {@code exp(-i angle/2 X)} by a fixed angle. */
  public Circuit rx(int qubit, double angle) {
    return rx(qubit, Expr.constant(angle));
  }

  /** Adds {@code exp(-i angle/2 Y)}. */
  public Circuit ry(int qubit, Expr angle) {
    return rotation(angle, List.of(Pauli.Y), qubit);
  }

  /** Adds {@code exp(-i angle/2 Y)} by a fixed angle. */
  public Circuit ry(int qubit, double angle) {
    return ry(qubit, Expr.constant(angle));
  }

  /** Adds {@code exp(-i angle/2 Z)}. */
  public Circuit rz(int qubit, Expr angle) {
    return rotation(angle, List.of(Pauli.Z), qubit);
  }

  /** Adds {@code exp(-i angle/2 Z)} by a fixed angle. */
  public Circuit rz(int qubit, double angle) {
    return rz(qubit, Expr.constant(angle));
  }

  /** Adds the phase {@code exp(i angle)} of the state 1. */
  public Circuit p(int qubit, Expr angle) {
    return add(new Phase(), angle, qubit);
  }

  /** Adds the phase {@code exp(i angle)} of the state 1 by a fixed angle. */
  public Circuit p(int qubit, double angle) {
    return p(qubit, Expr.constant(angle));
  }

  /**
   * Adds any gate of one qubit: {@code p(phi) ry(theta) p(lambda)}, the last one first, which is U
   * of OpenQASM 2.
   */
  public Circuit u(int qubit, Expr theta, Expr phi, Expr lambda) {
    return p(qubit, lambda).ry(qubit, theta).p(qubit, phi);
  }

  /** Adds X on a target where a control is 1. */
  public Circuit cx(int control, int target) {
    return fixed(FixedGate.CX, control, target);
  }

  /** Adds X on a target where a control is 1; another name of {@link #cx}. */
  public Circuit cnot(int control, int target) {
    return cx(control, target);
  }

  /** Adds Y on a target where a control is 1. */
  public Circuit cy(int control, int target) {
    return fixed(FixedGate.CY, control, target);
  }

  /** Adds the sign -1 where both qubits are 1. */
  public Circuit cz(int control, int target) {
    return fixed(FixedGate.CZ, control, target);
  }

  /** Adds the exchange of two qubits. */
  public Circuit swap(int one, int other) {
    return fixed(FixedGate.SWAP, one, other);
  }

  /** Adds RX on a target where a control is 1. */
  public Circuit crx(int control, int target, Expr angle) {
    return controlled(new Rotation(List.of(Pauli.X)), angle, control, target);
  }

  /** Adds RY on a target where a control is 1. */
  public Circuit cry(int control, int target, Expr angle) {
    return controlled(new Rotation(List.of(Pauli.Y)), angle, control, target);
  }

  /** Adds RZ on a target where a control is 1. */
  public Circuit crz(int control, int target, Expr angle) {
    return controlled(new Rotation(List.of(Pauli.Z)), angle, control, target);
  }

  /** Adds the phase {@code exp(i angle)} of the state in which both qubits are 1. */
  public Circuit cp(int control, int target, Expr angle) {
    return controlled(new Phase(), angle, control, target);
  }

  private Circuit controlled(TurningGate gate, Expr angle, int control, int target) {
    return add(new ControlledGate(gate), angle, control, target);
  }

  /** Adds {@code exp(-i angle/2 X X)}. */
  public Circuit rxx(int one, int other, Expr angle) {
    return rotation(angle, List.of(Pauli.X, Pauli.X), one, other);
  }

  /** Adds {@code exp(-i angle/2 Y Y)}. */
  public Circuit ryy(int one, int other, Expr angle) {
    return rotation(angle, List.of(Pauli.Y, Pauli.Y), one, other);
  }

  /** Adds {@code exp(-i angle/2 Z Z)}. */
  public Circuit rzz(int one, int other, Expr angle) {
    return rotation(angle, List.of(Pauli.Z, Pauli.Z), one, other);
  }

  /**
   * Adds {@code exp(-i angle/2 P)} for a product P of Pauli operators.
   *
   * @param paulis one of the letters X, Y and Z for each qubit
   * @param angle in radians
   * @param on the qubits, in the order of the letters
   * @throws FluxionException FLX-161 if letters and qubits do not match
   */
  public Circuit pauli(String paulis, Expr angle, int... on) {
    List<Pauli> factors = new ArrayList<>();
    for (String letter : paulis.isEmpty() ? new String[0] : paulis.split("")) {
      factors.add(
          Arrays.stream(Pauli.values())
              .filter(pauli -> pauli.name().equals(letter))
              .findFirst()
              .orElseThrow(() -> noPauli(paulis)));
    }
    if (factors.isEmpty()) {
      throw noPauli(paulis);
    }
    return rotation(angle, factors, on);
  }

  private static FluxionException noPauli(String paulis) {
    return new FluxionException(
        "FLX-161", "a Pauli rotation has a letter X, Y or Z for each qubit, got '" + paulis + "'");
  }

  private Circuit rotation(Expr angle, List<Pauli> paulis, int... on) {
    return add(new Rotation(paulis), angle, on);
  }

  /**
   * Adds a fixed gate of a matrix.
   *
   * @param matrix unitary
   * @param on the qubits, the lowest bit of an index of the matrix first
   * @throws FluxionException FLX-162 if the matrix is not unitary to 1e-10
   */
  public Circuit unitary(ComplexMatrix matrix, int... on) {
    return fixed(new FixedGate("unitary", matrix), on);
  }

  /**
   * Adds {@code exp(-i angle G)}.
   *
   * @param generator the Hermitian matrix G
   * @param eigenvalues the different eigenvalues of G, from whose differences the frequencies
   *     follow
   * @param angle a number
   * @param on the qubits, the lowest bit of an index of the matrix first
   * @throws FluxionException FLX-163 if the matrix is not Hermitian, FLX-164 if it has other
   *     eigenvalues
   */
  public Circuit evolution(
      ComplexMatrix generator, List<Double> eigenvalues, Expr angle, int... on) {
    return add(new Evolution("evolution", generator, eigenvalues), angle, on);
  }

  /**
   * Adds all gates of another circuit.
   *
   * @param next a circuit with no more qubits
   * @throws FluxionException FLX-160 if it has more qubits
   */
  public Circuit then(Circuit next) {
    if (next.qubits > qubits) {
      throw new FluxionException(
          "FLX-160",
          "a circuit of " + qubits + " qubits is followed by one of no more, got " + next.qubits);
    }
    return new Circuit(qubits, gates.plus(next.gates.toList()));
  }

  /**
   * Returns this circuit several times in a row, with the same parameters.
   *
   * @param times 0 or more
   */
  public Circuit repeat(int times) {
    List<Placed> once = gates.toList();
    Placed.Sequence all = Placed.Sequence.EMPTY;
    for (int k = 0; k < times; k++) {
      all = all.plus(once);
    }
    return new Circuit(qubits, all);
  }

  /**
   * Adds layers that are alike.
   *
   * @param count how many
   * @param layer adds the layer of a number, from 0, to a circuit
   */
  public Circuit layers(int count, BiFunction<Circuit, Integer, Circuit> layer) {
    Circuit all = this;
    for (int k = 0; k < count; k++) {
      all = layer.apply(all, k);
    }
    return all;
  }

  /**
   * Returns the parameters: the numbers that the angles are affine forms of, in the order in which
   * they occur.
   */
  public List<Expr> parameters() {
    return over().symbols();
  }

  /** Returns a drawing as text, a line for each qubit; parameters are p0, p1 and so on. */
  public String text() {
    return TextDrawing.of(over().ansatz());
  }

  /** Returns a drawing as SVG; parameters are p0, p1 and so on. */
  public String svg() {
    return SvgDrawing.of(over().ansatz());
  }

  /** Returns {@link #text()}. */
  @Override
  public String toString() {
    return text();
  }

  /**
   * Returns this circuit over its parameters.
   *
   * @param values a value for each
   * @throws FluxionException FLX-167 if there are more or fewer
   */
  Ansatz overParametersOf(double[] values) {
    Ansatz ansatz = over().ansatz();
    requireParametersOf(ansatz, values);
    return ansatz;
  }

  static void requireParametersOf(Ansatz ansatz, double[] values) {
    if (values.length != ansatz.parameters()) {
      throw new FluxionException(
          "FLX-167",
          "the circuit has "
              + ansatz.parameters()
              + " parameters, got values "
              + Arrays.toString(values));
    }
  }

  /** Returns this circuit over its parameters. */
  Written over() {
    return Written.of(this);
  }

  /**
   * A circuit over its parameters.
   *
   * @param ansatz the circuit
   * @param symbols the parameters
   */
  record Written(Ansatz ansatz, List<Expr> symbols) {
    static Written of(Circuit circuit) {
      Symbols symbols = new Symbols();
      List<Operation> operations = new ArrayList<>();
      for (Placed placed : circuit.gates.toList()) {
        Affine angle =
            placed.gate() instanceof FixedGate ? Operation.NONE : symbols.affine(placed.angle());
        operations.add(new Operation(placed.gate(), placed.qubits(), angle));
      }
      List<Expr> found = symbols.symbols();
      return new Written(new Ansatz(circuit.qubits, found.size(), operations), found);
    }
  }

  /**
   * Returns the expectation value of an observable, a number.
   *
   * @param observable a Hermitian sum
   * @throws FluxionException FLX-163 if it is not Hermitian, FLX-160 if it has other qubits
   */
  public Expr expectation(PauliSum observable) {
    return measure(Primitives.EXPECTATION, expectationsOf(List.of(observable)));
  }

  /**
   * Returns the expectation values of several observables in one state, as a vector.
   *
   * @param observables Hermitian sums, one or more
   * @throws FluxionException FLX-163 if one is not Hermitian, FLX-160 if it has other qubits
   */
  public Expr expectations(PauliSum... observables) {
    return measure(Primitives.EXPECTATION, expectationsOf(List.of(observables)))
        .reshape(observables.length);
  }

  private Readout expectationsOf(List<PauliSum> observables) {
    for (PauliSum observable : observables) {
      observable
          .terms()
          .keySet()
          .forEach(
              s ->
                  checked(
                      "an observable", s.factors().keySet().stream().mapToInt(q -> q).toArray()));
    }
    return new Readout.Expectations(observables);
  }

  /** Returns the probabilities of all basis states, as a vector of 2^n. */
  public Expr probabilities() {
    return probabilities(IntStream.range(0, qubits).toArray());
  }

  /**
   * Returns the probabilities of the outcomes of some qubits, as a vector.
   *
   * @param on the qubits, the lowest bit of the number of an outcome first; at most 20
   * @throws FluxionException FLX-160 and FLX-161 as for a gate
   */
  public Expr probabilities(int... on) {
    List<Integer> measured = checked("a measurement", on);
    if (measured.size() > Readout.Probabilities.LIMIT) {
      throw new FluxionException(
          "FLX-160",
          "probabilities are those of at most "
              + Readout.Probabilities.LIMIT
              + " qubits, got "
              + measured.size());
    }
    return measure(Primitives.PROBABILITIES, new Readout.Probabilities(measured));
  }

  private Expr measure(Primitive primitive, Readout readout) {
    Written written = over();
    Experiment experiment = Experiment.of(written.ansatz(), readout);
    List<Expr> left = experiment.parameters().stream().map(written.symbols()::get).toList();
    Expr parameters = left.isEmpty() ? Expr.vector() : Expr.stack(left);
    return primitive.with(Primitives.EXPERIMENT, experiment).at(parameters);
  }
}
