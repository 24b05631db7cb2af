/** Operators on qubits: small matrices, and sums of products of Pauli operators. */
package dev.fluxion.circuit.operator;
