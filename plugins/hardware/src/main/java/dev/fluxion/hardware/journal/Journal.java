package dev.fluxion.hardware.journal;

import dev.fluxion.hardware.provider.Reading;
import dev.fluxion.spi.FluxionException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of jobs, kept through crashes.
 *
 * <p>A method that writes has written for good when it returns, all of it or nothing. One process
 * writes a journal at a time. Journals are thread-safe. Every method throws {@link
 * FluxionException} FLX-503 if the journal cannot be read or written.
 */
public interface Journal extends AutoCloseable {

  /**
   * A state that a job was in.
   *
   * @param at since when
   * @param state the state
   * @param attempt the attempt
   * @param note why
   */
  record Event(Instant at, JobState state, int attempt, String note) {}

  /**
   * Returns what no other journal is called. The keys of jobs depend on it: two journals with one
   * account never take or cancel each other's jobs.
   */
  String id();

  /**
   * Gives the jobs of a device to one backend: what two drive would be sent twice.
   *
   * @param provider the device
   * @throws FluxionException FLX-503 if another backend has them
   */
  void acquire(String provider);

  /**
   * Takes the jobs of a device back from the backend that had them.
   *
   * @param provider the device
   */
  void release(String provider);

  /**
   * Returns what is known of tasks.
   *
   * @param tasks their keys
   * @return by key, without those that are not known
   */
  Map<String, Known> known(Collection<String> tasks);

  /**
   * Returns how many jobs had a task.
   *
   * @param task its key
   */
  int jobsOf(String task);

  /**
   * Adds a job.
   *
   * @param planned the job, without a number
   * @param request what will be sent
   * @param tasks the keys of its tasks, in order
   * @return the job with its number
   */
  JobEntry plan(JobEntry planned, byte[] request, List<String> tasks);

  /**
   * Writes a change of a job.
   *
   * @param changed the job
   * @return the same
   */
  JobEntry update(JobEntry changed);

  /**
   * Keeps the bytes of a result, unread.
   *
   * @param job the job that they are for
   * @param result the bytes
   * @return the job, fetched
   */
  JobEntry fetched(JobEntry job, byte[] result);

  /**
   * Keeps what a result says.
   *
   * @param job the job, in the state that it ends in
   * @param readings one for each task, in order
   * @return the same
   */
  JobEntry decoded(JobEntry job, List<Reading> readings);

  /** Returns all jobs, the first one first. */
  List<JobEntry> jobs();

  /** Returns a job by its number. */
  Optional<JobEntry> job(long number);

  /** Returns the keys of the tasks of a job, in order. */
  List<String> tasks(long number);

  /** Returns what was sent for a job. */
  byte[] request(long number);

  /** Returns the bytes of the result of a job, once they are here. */
  Optional<byte[]> result(long number);

  /** Returns the states that a job was in. */
  List<Event> events(long number);

  @Override
  void close();
}
