/** Drives jobs from state to state: each step is written to the journal before it is relied on. */
@NullMarked
package dev.fluxion.hardware.run;

import org.jspecify.annotations.NullMarked;
