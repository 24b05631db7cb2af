package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Shape;
import java.util.List;

/**
 * An evaluation that a backend makes: where its arguments are in the frame, and where its result
 * goes.
 *
 * @param call the primitive with its attributes
 * @param orders how often it is differentiated by numbers; empty for the function itself
 * @param inputs the slots of each input
 * @param shapes the shape of each input
 * @param outputs the first slot of each output
 * @param outputSizes the length of each output
 */
public record ExternalCall(
    BoundPrimitive call,
    List<Integer> orders,
    List<int[]> inputs,
    List<Shape> shapes,
    int[] outputs,
    int[] outputSizes) {}
