/** The server: requests, answers, routes and the faults of transport. */
@NullMarked
package dev.fluxion.emulator.http;

import org.jspecify.annotations.NullMarked;
