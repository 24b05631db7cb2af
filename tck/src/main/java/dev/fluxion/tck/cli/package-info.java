/** The command line of the kit. */
package dev.fluxion.tck.cli;
