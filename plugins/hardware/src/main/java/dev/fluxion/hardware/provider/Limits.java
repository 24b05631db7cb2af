package dev.fluxion.hardware.provider;

import java.time.Duration;

/**
 * The limits of a device and of its provider.
 *
 * @param qubits of a circuit
 * @param tasks of a job
 * @param gates of all circuits of a job
 * @param bytes of a request
 * @param shots of a task
 * @param submissions how many jobs may be created within {@code period}
 * @param period see there
 */
public record Limits(
    int qubits, int tasks, long gates, long bytes, long shots, int submissions, Duration period) {}
