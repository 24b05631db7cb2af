/** The published forms of requests, as JSON schemas. */
@NullMarked
package dev.fluxion.emulator.schema;

import org.jspecify.annotations.NullMarked;
