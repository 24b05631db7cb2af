/**
 * Faster forms of the elementary functions, right to two units in the last place.
 *
 * <p>Each is a chain of short loops without branches, which the JVM makes SIMD code of: a loop of
 * more than about forty operations, counting five for each array that it reads, stays scalar. What
 * needs the bits of a number has a scalar loop of its own between two of these. Arguments that the
 * chain does not cover are noticed once for a block and given to {@link Math}.
 */
package dev.fluxion.elementary.fast;
