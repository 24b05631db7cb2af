/** Circuits are run. */
@NullMarked
package dev.fluxion.emulator.run;

import org.jspecify.annotations.NullMarked;
