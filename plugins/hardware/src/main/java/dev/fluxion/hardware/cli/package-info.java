/** The command that shows a journal. */
@NullMarked
package dev.fluxion.hardware.cli;

import org.jspecify.annotations.NullMarked;
