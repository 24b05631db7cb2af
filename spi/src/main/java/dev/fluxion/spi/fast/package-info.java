/** Numeric code that Fluxion's own modules share; it is exported to them only. */
@NullMarked
package dev.fluxion.spi.fast;

import org.jspecify.annotations.NullMarked;
