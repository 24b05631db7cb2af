/** Runs the checks of a plugin so that nothing the plugin does can stop or silence the run. */
package dev.fluxion.tck.run;
