/** The driver of IonQ, API v0.4. */
@NullMarked
package dev.fluxion.hardware.ionq;

import org.jspecify.annotations.NullMarked;
