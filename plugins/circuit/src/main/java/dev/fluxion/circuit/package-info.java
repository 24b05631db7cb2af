/**
 * Quantum circuits as differentiable functions of their parameters, and a simulator.
 *
 * <p>A {@link dev.fluxion.circuit.Circuit} is an immutable value that is written down gate by gate;
 * its angles are expressions. What is measured of it is an expression again, of any order of
 * differentiation:
 *
 * <pre>{@code
 * Expr energy =
 *     circuit(2).ry(0, theta.get(0)).cx(0, 1).rz(1, theta.get(1).times(2)).h(1)
 *         .expectation(z(0).times(0.5).plus(x(0).x(1)));
 * }</pre>
 *
 * <h2>Conventions</h2>
 *
 * <ul>
 *   <li>All qubits start in the state 0. Qubit q is bit q of the number of a basis state, so that
 *       qubit 0 is the lowest bit; of a gate's matrix the first qubit that it is put on is the
 *       lowest bit.
 *   <li>A rotation is {@code exp(-i θ/2 P)}, with frequency 1; a controlled rotation has the
 *       frequencies 1/2 and 1; {@code p} multiplies the state 1 by {@code exp(i θ)}; an evolution
 *       is {@code exp(-i θ G)}.
 *   <li>Angles are in radians.
 * </ul>
 *
 * <h2>Parameters</h2>
 *
 * <p>An angle that is an affine form of some numbers, {@code 2 θ0 - θ1 + π/4}, makes these numbers
 * parameters of the circuit. Anything else, {@code sin(θ0)}, is a parameter itself, and the chain
 * rule does the rest. A number that turns several gates is one parameter; its frequencies are the
 * sums and differences of those of the gates, times their factors. Only gates that can reach what
 * is measured count: the others are left out before anything is planned or evaluated.
 *
 * <h2>Where it runs</h2>
 *
 * <p>The primitives {@code circuit:expectation} and {@code circuit:probabilities} are simulated in
 * process without a backend, exactly. On hardware they are evaluated at shifted parameters, as few
 * as their spectra allow. {@link dev.fluxion.circuit.Simulator} is a backend: exact, with shots, or
 * noisy.
 *
 * <p>An exact gradient, in process or on the simulator, is a single evaluation of {@code
 * circuit:gradient} by the adjoint method, at the cost of a few runs of the circuit whatever the
 * number of parameters; plans say that it was written out by a vector rule. Higher orders are made
 * of such gradients at shifted parameters. With shots or noise, derivatives are made of shifted
 * evaluations.
 */
package dev.fluxion.circuit;
