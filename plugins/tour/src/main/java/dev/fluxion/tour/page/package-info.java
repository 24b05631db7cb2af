/** What a chapter writes: blocks of a page, and figures that are checked as they are written. */
package dev.fluxion.tour.page;
