/** The life of a job, from its creation to its bill. */
@NullMarked
package dev.fluxion.emulator.job;

import org.jspecify.annotations.NullMarked;
