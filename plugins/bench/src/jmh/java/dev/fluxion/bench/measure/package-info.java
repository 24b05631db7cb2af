/** Checks and times contestants, each in JVMs of its own. */
@NullMarked
package dev.fluxion.bench.measure;

import org.jspecify.annotations.NullMarked;
