/**
 * The rules for backends as plain values, and what it takes to try them: points, batches and
 * samples. Nothing here knows of the checks of primitives.
 */
package dev.fluxion.tck.backend;
