package dev.fluxion.hardware.provider;

import dev.fluxion.spi.FluxionException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A device of a provider, over the provider's own protocol.
 *
 * <p>A driver sends a request once and says what became of it; it keeps no jobs, repeats nothing
 * that could cost money and never waits. All that is left to the backend, which writes a journal.
 * Drivers are thread-safe. No message that a driver makes contains a key of an account.
 */
public interface Provider extends AutoCloseable {

  /** Returns the provider and the device, such as {@code ionq:qpu.forte-1}. */
  String id();

  /** Returns the limits. */
  Limits limits();

  /** Returns whether the device estimates observables by itself, rather than counts outcomes. */
  boolean estimates();

  /**
   * Returns the request that creates a job: equal bytes for equal work.
   *
   * @param work what is run
   * @throws FluxionException if the device cannot run it
   */
  byte[] request(Work work);

  /**
   * Asks what a job would cost. Nothing is run.
   *
   * @param request as {@link #request} made it
   */
  Reply<Price> price(byte[] request);

  /**
   * Creates a job. The only call that costs money.
   *
   * @param request as {@link #request} made it
   */
  Submission submit(byte[] request);

  /**
   * Looks for jobs that were created by lost requests.
   *
   * @param key of the {@link Work}
   * @param since the time of the first attempt; jobs that are older need not be looked at
   */
  Reply<List<RemoteJob>> find(String key, Instant since);

  /**
   * Looks for jobs that wait, to find those that a server created twice.
   *
   * @param key of the {@link Work}
   */
  Reply<List<RemoteJob>> waiting(String key);

  /**
   * Asks how far jobs are.
   *
   * @param ids the provider's ids
   * @return those that the provider knows, by id
   */
  Reply<Map<String, RemoteJob>> poll(List<String> ids);

  /**
   * Fetches everything that is needed to read the results of a job that is final, as bytes that can
   * be kept; of a job that failed or was canceled too, so that they tell that.
   *
   * @param id the provider's id
   */
  Reply<byte[]> fetch(String id);

  /**
   * Reads what was fetched. It asks the provider nothing. Of a failed job, a task without a result
   * is a {@link Reading.Failed}; of a canceled one, such a reading with the code {@link
   * Reading#CANCELED}.
   *
   * @param request what created the job
   * @param result what {@link #fetch} returned
   * @return one reading for each task, in their order
   * @throws FluxionException FLX-508 if they are not results of that request
   */
  List<Reading> read(byte[] request, byte[] result);

  /**
   * Asks the provider to cancel a job; harmless if it is too late.
   *
   * @param id the provider's id
   */
  Reply<RemoteJob> cancel(String id);

  /**
   * Asks what a job has cost.
   *
   * @param id the provider's id
   */
  Reply<Price> cost(String id);

  /** Releases connections. */
  @Override
  void close();
}
