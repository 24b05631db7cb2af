/** IBM Quantum: its protocol, and circuits as its devices run them. */
@NullMarked
package dev.fluxion.hardware.ibm;

import org.jspecify.annotations.NullMarked;
