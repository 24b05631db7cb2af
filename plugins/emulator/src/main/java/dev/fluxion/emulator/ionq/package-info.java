/** The protocol of IonQ, version 0.4. */
@NullMarked
package dev.fluxion.emulator.ionq;

import org.jspecify.annotations.NullMarked;
