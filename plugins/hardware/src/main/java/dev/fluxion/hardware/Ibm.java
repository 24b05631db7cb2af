package dev.fluxion.hardware;

import dev.fluxion.hardware.http.Secret;
import dev.fluxion.hardware.ibm.IbmAccount;
import dev.fluxion.hardware.ibm.IbmOptions;
import dev.fluxion.hardware.ibm.IbmProvider;
import dev.fluxion.hardware.ibm.Program;
import dev.fluxion.hardware.provider.Provider;
import dev.fluxion.spi.FluxionException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A device of IBM Quantum, over the program {@code estimator} V2 or {@code executor} v2.0. An
 * immutable value, of which each method returns another one.
 *
 * <p>The key of the account is that in {@code QISKIT_IBM_TOKEN}, the CRN of the instance that in
 * {@code QISKIT_IBM_INSTANCE}. Circuits are written for the device here; values are not mitigated.
 * The price of a job is the time after which IBM cancels it, in seconds.
 */
public final class Ibm {
  private final Optional<String> device;
  private final IbmAccount account;
  private final IbmOptions options;
  private final Duration deadline;

  private Ibm(Optional<String> device, IbmAccount account, IbmOptions options, Duration deadline) {
    this.device = device;
    this.account = account;
    this.options = options;
    this.deadline = deadline;
  }

  /**
   * Returns a device.
   *
   * @param name such as {@code ibm_kingston}
   */
  public static Ibm device(String name) {
    return of(Optional.of(name));
  }

  /**
   * Returns the first device of the instance that is online, by name. What is to be resumed later
   * should name its device.
   */
  public static Ibm firstDevice() {
    return of(Optional.empty());
  }

  private static Ibm of(Optional<String> name) {
    return new Ibm(name, IbmAccount.ofEnvironment(), IbmOptions.standard(), Duration.ofSeconds(30));
  }

  private Ibm with(IbmAccount other) {
    return new Ibm(device, other, options, deadline);
  }

  private Ibm with(IbmOptions other) {
    return new Ibm(device, account, other, deadline);
  }

  /** Returns the device with another key; the array is asked for each time, and cleared. */
  public Ibm key(Supplier<char[]> source) {
    Secret other = Secret.of("the supplier of the key", source);
    return with(new IbmAccount(other, account.instance(), account.server(), account.iam()));
  }

  /** Returns the device of another instance; the array is asked for each time, and cleared. */
  public Ibm instance(Supplier<char[]> crn) {
    Secret other = Secret.of("the supplier of the instance", crn);
    return with(new IbmAccount(account.key(), other, account.server(), account.iam()));
  }

  /**
   * Returns the device at other addresses, such as those of the emulator.
   *
   * @param api what stands for {@code https://quantum.cloud.ibm.com/api/v1}
   * @param iam what stands for {@code https://iam.cloud.ibm.com/identity/token}
   */
  public Ibm at(URI api, URI iam) {
    return with(account.at(api, iam));
  }

  /** Returns the device with its jobs in a session or batch of IBM's. */
  public Ibm session(String id) {
    return with(options.session(id));
  }

  /**
   * Returns the device with another time after which IBM cancels a job: what it costs at most.
   *
   * @param most seconds, 1 to 10800; by default a minute, and a millisecond for each run of a
   *     circuit in each basis of its observables
   * @throws FluxionException FLX-516 if it is none of them
   */
  public Ibm seconds(int most) {
    return with(options.seconds(most));
  }

  /**
   * Returns the device with IBM's mitigation of errors, by which values may leave their range.
   *
   * @param level 0, which is none, to 2
   * @throws FluxionException FLX-516 if it is none of them
   */
  public Ibm resilience(int level) {
    return with(options.resilience(level));
  }

  /**
   * Returns the device over the program {@code executor} in place of {@code estimator}, which IBM
   * has deprecated in September 2026: outcomes are counted there, expectation values and their
   * errors are worked out here, and nothing is mitigated.
   */
  public Ibm executor() {
    return with(options.program(Program.EXECUTOR));
  }

  /**
   * Returns the device with another rate of jobs.
   *
   * @param most jobs in a minute, by default 5, as IBM takes of a user
   * @throws FluxionException FLX-516 if it is less than 1
   */
  public Ibm jobsPerMinute(int most) {
    return with(options.jobsPerMinute(most));
  }

  /** Returns the device with another time within which each request is answered, or lost. */
  public Ibm deadline(Duration time) {
    return new Ibm(device, account, options, time);
  }

  /**
   * Returns the driver.
   *
   * @throws FluxionException FLX-501 if there is no key or no instance, FLX-502 if an address is
   *     not safe, FLX-516 if there is no device, FLX-517 if the instance is no CRN
   */
  public Provider open() {
    account.key().reveal();
    account.instance().reveal();
    return IbmProvider.of(device, account, options, deadline.dividedBy(3), deadline);
  }
}
