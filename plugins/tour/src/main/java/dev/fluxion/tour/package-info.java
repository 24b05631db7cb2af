/** The program: it runs the chapters, prints them, and writes them as a page. */
package dev.fluxion.tour;
