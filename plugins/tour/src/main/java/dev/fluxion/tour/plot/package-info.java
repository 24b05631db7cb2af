/** Curves as SVG. */
package dev.fluxion.tour.plot;
