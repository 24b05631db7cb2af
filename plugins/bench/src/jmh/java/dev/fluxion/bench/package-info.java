/**
 * The program that times Fluxion against hand-written Java and against other libraries; start at
 * {@link dev.fluxion.bench.Bench}.
 */
@NullMarked
package dev.fluxion.bench;

import org.jspecify.annotations.NullMarked;
