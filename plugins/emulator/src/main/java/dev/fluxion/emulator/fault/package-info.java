/** What can go wrong between a client and a provider, and when it does. */
@NullMarked
package dev.fluxion.emulator.fault;

import org.jspecify.annotations.NullMarked;
