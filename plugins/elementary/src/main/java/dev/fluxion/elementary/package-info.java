/**
 * The elementary functions as primitives: {@link dev.fluxion.elementary.Elementary} is imported
 * statically, {@link dev.fluxion.elementary.ElementaryPlugin} is found by a catalog.
 *
 * <p>Every rule is symbolic, so every function has derivatives of any order. NaN gives NaN. Outside
 * of its domain a logarithm or an inverse function is NaN, and so are its derivatives. At a kink
 * the first derivative is a stated subgradient, and higher ones are 0.
 */
package dev.fluxion.elementary;
