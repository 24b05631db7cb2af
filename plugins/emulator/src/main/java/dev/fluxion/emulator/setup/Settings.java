package dev.fluxion.emulator.setup;

import dev.fluxion.circuit.Noise;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How an emulator is set up.
 *
 * @param port of the loopback interface, 0 for a free one
 * @param accounts who may use it
 * @param clock what time it is
 * @param queue how long a job waits
 * @param run how long a job runs
 * @param seed of all random numbers
 * @param noise of processors, if they have any
 * @param prices what jobs cost
 * @param ionqPerMinute how many jobs an account may create at IonQ in a minute, 0 for any
 * @param ibmPerMinute how many jobs an account may create at IBM in a minute, 0 for any
 * @param tokenLife how long a token of IBM is good
 * @param results how IonQ says where results are
 * @param hold how long a stalled answer is held
 * @param drip the time between two bytes of a slow answer
 */
public record Settings(
    int port,
    List<Account> accounts,
    Clock clock,
    Duration queue,
    Duration run,
    long seed,
    Optional<Noise> noise,
    Prices prices,
    int ionqPerMinute,
    int ibmPerMinute,
    Duration tokenLife,
    ResultForm results,
    Duration hold,
    Duration drip) {
  /** Copies the list. */
  public Settings {
    accounts = List.copyOf(accounts);
  }

  /** Returns the account of a key. */
  public Optional<Account> account(String key) {
    return accounts.stream().filter(account -> account.key().equals(key)).findFirst();
  }
}
