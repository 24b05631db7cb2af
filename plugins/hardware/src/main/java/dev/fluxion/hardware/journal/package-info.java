/**
 * The journal of jobs: what was sent, what came back and what it cost, written before it is done.
 */
@NullMarked
package dev.fluxion.hardware.journal;

import org.jspecify.annotations.NullMarked;
