package dev.fluxion.hardware.ibm;

import java.util.OptionalLong;

/**
 * What an instance has used.
 *
 * @param consumed seconds of devices
 * @param limit how many it may use, if that is limited
 * @param isExhausted whether it may use no more
 */
public record IbmUsage(long consumed, OptionalLong limit, boolean isExhausted) {}
