/** What an emulator has seen: requests, jobs and bills, for tests. */
@NullMarked
package dev.fluxion.emulator.seen;

import org.jspecify.annotations.NullMarked;
