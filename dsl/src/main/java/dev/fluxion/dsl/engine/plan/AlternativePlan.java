package dev.fluxion.dsl.engine.plan;

/**
 * What a choice of points costs, the one that was made or another.
 *
 * @param name the choice
 * @param points the number of evaluations at one base point
 * @param variance the sum of the variances of all derivatives times the number of shots, where
 *     these are allocated as well as can be and a shot has variance 1
 * @param norm the largest sum of absolute coefficients
 * @param chosen whether this is what was chosen
 */
public record AlternativePlan(
    String name, int points, double variance, double norm, boolean chosen) {}
