/**
 * Where a trigonometric function of several parameters is evaluated, and with which weights its
 * derivatives are made of the evaluations.
 *
 * <p>{@link dev.fluxion.dsl.engine.plan.points.PointPlanner} is the way in. Every parameter is an
 * axis with a {@linkplain dev.fluxion.spi.Spectrum spectrum}; values and derivatives are linear
 * functionals on the tensor product of the axes' spaces, and a derivative is planned by finding few
 * points whose values span it. Nothing here knows an expression.
 */
package dev.fluxion.dsl.engine.plan.points;
