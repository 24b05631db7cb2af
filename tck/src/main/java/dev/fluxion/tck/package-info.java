/** The kit that a plugin's author proves derivatives right with: extend {@code PluginTck}. */
package dev.fluxion.tck;
