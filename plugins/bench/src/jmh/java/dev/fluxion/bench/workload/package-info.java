/** The tasks, each with hand-written Java, Fluxion and the peers. */
@NullMarked
package dev.fluxion.bench.workload;

import org.jspecify.annotations.NullMarked;
