/** Circuits over numbered parameters, what is measured of them, and what depends on what. */
package dev.fluxion.circuit.ansatz;
