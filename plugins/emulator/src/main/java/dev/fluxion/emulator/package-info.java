/** The emulator of providers of quantum processors. */
@NullMarked
package dev.fluxion.emulator;

import org.jspecify.annotations.NullMarked;
