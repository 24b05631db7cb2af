/** How many units in the last place the elementary functions are wrong, against 40 digits. */
package dev.fluxion.tour.accuracy;
