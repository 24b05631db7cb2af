/** What a driver of a provider has to do. */
@NullMarked
package dev.fluxion.hardware.provider;

import org.jspecify.annotations.NullMarked;
