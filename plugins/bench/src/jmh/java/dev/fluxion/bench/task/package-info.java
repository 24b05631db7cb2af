/** What is timed: tasks, who does them, what is measured of them and what is to be reached. */
@NullMarked
package dev.fluxion.bench.task;

import org.jspecify.annotations.NullMarked;
