package dev.fluxion.hardware.ibm;

import dev.fluxion.spi.FluxionException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How jobs are run.
 *
 * @param program what runs them
 * @param resilience IBM's level of error mitigation, from 0, which is none, to 2
 * @param seconds the most that a job may run, which is what it costs: IBM cancels it then; by
 *     default a minute, and a millisecond for each run of a circuit
 * @param seed of the program's random numbers
 * @param session that jobs belong to
 * @param jobsPerMinute how many jobs may be sent in a minute; IBM takes five of a user
 */
public record IbmOptions(
    Program program,
    int resilience,
    OptionalInt seconds,
    OptionalLong seed,
    Optional<String> session,
    int jobsPerMinute) {
  private static final int LONGEST = 3 * 60 * 60;
  private static final int MOST_RESILIENT = 2;

  /**
   * Checks the numbers.
   *
   * @throws FluxionException FLX-516 if the level or the time is none that IBM has
   */
  public IbmOptions {
    if (resilience < 0 || resilience > MOST_RESILIENT) {
      throw new FluxionException(
          "FLX-516", "a level of resilience is from 0 to 2, got " + resilience);
    } else if (seconds.isPresent() && (seconds.getAsInt() < 1 || seconds.getAsInt() > LONGEST)) {
      throw new FluxionException(
          "FLX-516", "a job may run 1 to " + LONGEST + " seconds, got " + seconds.getAsInt());
    } else if (jobsPerMinute < 1) {
      throw new FluxionException(
          "FLX-516", "there is at least one job in a minute, got " + jobsPerMinute);
    }
  }

  /** Returns jobs of the estimator without mitigation. */
  public static IbmOptions standard() {
    return new IbmOptions(
        Program.ESTIMATOR, 0, OptionalInt.empty(), OptionalLong.empty(), Optional.empty(), 5);
  }

  /** Returns this with another program. */
  public IbmOptions program(Program other) {
    return new IbmOptions(other, resilience, seconds, seed, session, jobsPerMinute);
  }

  /** Returns this with another level of error mitigation. */
  public IbmOptions resilience(int level) {
    return new IbmOptions(program, level, seconds, seed, session, jobsPerMinute);
  }

  /** Returns this with another time that a job may run. */
  public IbmOptions seconds(int most) {
    return new IbmOptions(program, resilience, OptionalInt.of(most), seed, session, jobsPerMinute);
  }

  /**
   * Returns the most that a job may run.
   *
   * @param runs of circuits, in all bases
   */
  int seconds(long runs) {
    return seconds.orElseGet(() -> (int) Math.min(LONGEST, 60 + (runs + 999) / 1000));
  }

  /** Returns this with a seed. */
  public IbmOptions seed(long number) {
    return new IbmOptions(
        program, resilience, seconds, OptionalLong.of(number), session, jobsPerMinute);
  }

  /** Returns this in a session. */
  public IbmOptions session(String id) {
    return new IbmOptions(program, resilience, seconds, seed, Optional.of(id), jobsPerMinute);
  }

  /** Returns this with another rate of jobs. */
  public IbmOptions jobsPerMinute(int most) {
    return new IbmOptions(program, resilience, seconds, seed, session, most);
  }
}
