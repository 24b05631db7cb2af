/**
 * Functions whose derivatives are shifts of themselves: the sine in every form that a rule can
 * have, and primitives made from a declared spectrum.
 */
package dev.fluxion.shift;
