/** How an emulator is set up: accounts, prices, speed. */
@NullMarked
package dev.fluxion.emulator.setup;

import org.jspecify.annotations.NullMarked;
