/** How a function is printed: as a formula, as LaTeX, as a Graphviz graph, as a drawing. */
package dev.fluxion.dsl.export;
