/**
 * The checks of the kit as plain values, and what they are made on; nothing here knows of JUnit.
 */
package dev.fluxion.tck.check;
