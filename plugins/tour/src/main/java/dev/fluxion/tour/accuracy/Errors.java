package dev.fluxion.tour.accuracy;

/**
 * The largest errors of both forms of a function, in units in the last place.
 *
 * @param fast that of the fast form
 * @param strict that of the strict form
 * @param worst the argument at which the fast form has it
 */
public record Errors(double fast, double strict, double worst) {}
