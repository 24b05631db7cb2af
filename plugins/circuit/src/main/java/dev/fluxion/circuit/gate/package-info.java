/** The gates that circuits are made of: matrices, spectra and generators. */
package dev.fluxion.circuit.gate;
