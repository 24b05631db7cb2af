/** The chapters of the tour. */
package dev.fluxion.tour.chapter;
