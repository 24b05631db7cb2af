package dev.fluxion.hardware;

import dev.fluxion.hardware.http.Secret;
import dev.fluxion.hardware.http.Transport;
import dev.fluxion.hardware.ionq.IonqProvider;
import dev.fluxion.hardware.ionq.IonqSessions;
import dev.fluxion.hardware.provider.Provider;
import dev.fluxion.spi.FluxionException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A device of IonQ, over its API v0.4. An immutable value, of which each method returns another
 * one.
 *
 * <p>The key of the account is that in {@code IONQ_API_KEY}. Prices are those of IonQ's estimate;
 * of a batch, for all of its gates together.
 */
public final class Ionq {
  private static final URI CLOUD = URI.create("https://api.ionq.co/v0.4");

  private final String device;
  private final URI address;
  private final Secret key;
  private final Optional<String> session;
  private final Duration deadline;

  private Ionq(
      String device, URI address, Secret key, Optional<String> session, Duration deadline) {
    this.device = device;
    this.address = address;
    this.key = key;
    this.session = session;
    this.deadline = deadline;
  }

  /**
   * Returns a device.
   *
   * @param name such as {@code simulator} or {@code qpu.forte-1}
   */
  public static Ionq device(String name) {
    Secret key = Secret.ofEnvironment("IONQ_API_KEY");
    return new Ionq(name, CLOUD, key, Optional.empty(), Duration.ofSeconds(30));
  }

  /** Returns the device with another key; the array is asked for each time, and cleared. */
  public Ionq key(Supplier<char[]> source) {
    Secret other = Secret.of("the supplier of the key", source);
    return new Ionq(device, address, other, session, deadline);
  }

  /** Returns the device at another address, such as that of the emulator. */
  public Ionq at(URI other) {
    return new Ionq(device, other, key, session, deadline);
  }

  /** Returns the device with its jobs in a session of IonQ's, which may limit their cost. */
  public Ionq session(String id) {
    return new Ionq(device, address, key, Optional.of(id), deadline);
  }

  /**
   * Starts a session whose limits IonQ itself keeps, and returns the device with its jobs in it.
   *
   * @param jobs the most jobs
   * @param dollars the highest cost
   * @throws FluxionException FLX-501 and FLX-502 as for {@link #open}, FLX-505 if the provider does
   *     not start it
   */
  public Ionq startSession(int jobs, double dollars) {
    try (Transport transport = transport()) {
      return session(
          new IonqSessions(key, transport).start(device, jobs, BigDecimal.valueOf(dollars)));
    }
  }

  /**
   * Ends the session that jobs are in, if there is one.
   *
   * @throws FluxionException FLX-505 if the provider does not end it
   */
  public void endSession() {
    try (Transport transport = transport()) {
      session.ifPresent(id -> new IonqSessions(key, transport).end(id));
    }
  }

  private Transport transport() {
    return new Transport(address, deadline.dividedBy(3), deadline);
  }

  /** Returns the device with another time within which each request is answered, or lost. */
  public Ionq deadline(Duration time) {
    return new Ionq(device, address, key, session, time);
  }

  /**
   * Returns the driver.
   *
   * @throws FluxionException FLX-501 if there is no key, FLX-502 if the address is not safe
   */
  public Provider open() {
    key.reveal();
    return new IonqProvider(device, key, session, transport());
  }
}
