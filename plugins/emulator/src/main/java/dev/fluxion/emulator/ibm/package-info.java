/** The protocol of IBM Quantum. */
@NullMarked
package dev.fluxion.emulator.ibm;

import org.jspecify.annotations.NullMarked;
