/**
 * The state vector: amplitudes in pages, the operations on them, and what is read out of them.
 *
 * <p>Bit q of the index of an amplitude is the state of qubit q. A page has the amplitudes that
 * differ in the lowest {@value dev.fluxion.circuit.state.StateVector#PAGE_BITS} bits; a tile is a
 * few pages that stay in cache while several operations are done to them.
 */
package dev.fluxion.circuit.state;
