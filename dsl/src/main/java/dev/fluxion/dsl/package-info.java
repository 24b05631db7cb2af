/**
 * The application's face: functions, their derivatives, requests and results.
 *
 * <p>Start at {@link dev.fluxion.dsl.Fluxion#function(String)}.
 */
package dev.fluxion.dsl;
