/**
 * Tests of samples: what they find with which certainty is part of each, and nothing is tried until
 * it passes.
 */
package dev.fluxion.tck.statistics;
