/** A JVM of its own for a plugin: what runs in it, and what starts it, watches it and blames. */
package dev.fluxion.tck.run.child;
