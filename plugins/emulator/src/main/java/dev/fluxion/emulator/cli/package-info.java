/** The program that starts an emulator. */
@NullMarked
package dev.fluxion.emulator.cli;

import org.jspecify.annotations.NullMarked;
