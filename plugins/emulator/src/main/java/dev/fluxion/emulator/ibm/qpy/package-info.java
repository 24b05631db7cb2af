/** Circuits in QPY, the binary format of Qiskit. */
@NullMarked
package dev.fluxion.emulator.ibm.qpy;

import org.jspecify.annotations.NullMarked;
