/** Requests over HTTP whose outcome is always known for what it is. */
@NullMarked
package dev.fluxion.hardware.http;

import org.jspecify.annotations.NullMarked;
