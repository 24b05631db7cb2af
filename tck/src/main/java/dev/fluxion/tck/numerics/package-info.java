/** Derivatives from values alone, with an error estimate that can be relied upon. */
package dev.fluxion.tck.numerics;
