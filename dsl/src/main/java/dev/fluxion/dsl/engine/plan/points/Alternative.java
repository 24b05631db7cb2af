package dev.fluxion.dsl.engine.plan.points;

/**
 * What a layout would need.
 *
 * @param layout the layout
 * @param points the number of evaluations
 * @param variance the variance of all targets together after one shot, where the shots are split
 *     best: {@code (Σ_j ‖C_j‖)²}, with the weights C_j of all targets at the point j
 * @param norm the largest sum of absolute weights of a target
 */
public record Alternative(Layout layout, int points, double variance, double norm) {}
