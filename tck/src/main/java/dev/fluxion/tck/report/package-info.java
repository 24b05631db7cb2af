/** Writes down a run for people, for build servers and for programs. */
package dev.fluxion.tck.report;
