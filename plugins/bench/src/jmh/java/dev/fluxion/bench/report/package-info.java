/** What was measured, as a table and as JSON. */
@NullMarked
package dev.fluxion.bench.report;

import org.jspecify.annotations.NullMarked;
