/** Circuits on remote quantum processors: the backend, its options and its journal. */
@NullMarked
package dev.fluxion.hardware;

import org.jspecify.annotations.NullMarked;
