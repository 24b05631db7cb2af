/**
 * Circuits as a device of IBM runs them: with its gates, on its qubits, between those that are
 * coupled.
 *
 * <p>Gates of one qubit are kept as quaternions and every gate of two as CZ until the last step;
 * all that happens is equal to the circuit but for a global phase.
 */
@NullMarked
package dev.fluxion.hardware.ibm.transpile;

import org.jspecify.annotations.NullMarked;
