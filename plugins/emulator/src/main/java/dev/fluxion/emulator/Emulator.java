package dev.fluxion.emulator;

import dev.fluxion.emulator.fault.FaultSchedule;
import dev.fluxion.emulator.http.Api;
import dev.fluxion.emulator.http.Server;
import dev.fluxion.emulator.ibm.IbmApi;
import dev.fluxion.emulator.ionq.IonqApi;
import dev.fluxion.emulator.run.Runner;
import dev.fluxion.emulator.seen.Seen;
import dev.fluxion.emulator.seen.SeenJob;
import dev.fluxion.emulator.setup.Settings;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A server on the loopback interface that speaks the protocols of providers of quantum processors:
 * accounts, queue, shots, bills, limits and, on a schedule, faults. Requests are checked strictly:
 * what is not published is refused.
 *
 * <p>Jobs move with the clock; no thread works while nobody asks. What it answers was written from
 * published specifications and was not compared with the live services.
 */
public final class Emulator implements AutoCloseable {
  private final Settings settings;
  private final FaultSchedule faults;
  private final IonqApi ionq;
  private final IbmApi ibm;
  private final Server server;

  private Emulator(Settings settings, FaultSchedule faults) {
    this.settings = settings;
    this.faults = faults;
    Runner runner = new Runner(settings.noise());
    this.ionq = new IonqApi(settings, runner);
    this.ibm = new IbmApi(settings, runner);
    List<Api> apis = List.of(ionq, ibm);
    this.server = Server.start(settings, apis, faults);
  }

  /** Starts an emulator on a free port, with a single account of the key {@code emulator-key}. */
  public static Emulator start() {
    return builder().start();
  }

  /** Returns the options of an emulator. */
  public static EmulatorBuilder builder() {
    return new EmulatorBuilder();
  }

  static Emulator start(Settings settings, FaultSchedule faults) {
    return new Emulator(settings, faults);
  }

  /** Returns the port. */
  public int port() {
    return server.port();
  }

  /** Returns where the API of IonQ begins: what stands for {@code https://api.ionq.co/v0.4}. */
  public URI ionq() {
    return URI.create(root() + IonqApi.BASE);
  }

  /**
   * Returns where the API of IBM begins: what stands for {@code
   * https://quantum.cloud.ibm.com/api/v1}.
   */
  public URI ibm() {
    return URI.create(root() + IbmApi.BASE);
  }

  /**
   * Returns where IBM exchanges keys for tokens: what stands for {@code
   * https://iam.cloud.ibm.com/identity/token}.
   */
  public URI ibmTokens() {
    return URI.create(root() + IbmApi.TOKEN);
  }

  /**
   * Returns where the API of IBM's processors on the premises begins, which keeps input and results
   * in a store of the client, here on the loopback interface.
   */
  public URI ibmSystem() {
    return URI.create(root() + IbmApi.SYSTEM);
  }

  private String root() {
    return "http://127.0.0.1:" + port();
  }

  /** Returns the faults, which may be changed at any time. */
  public FaultSchedule faults() {
    return faults;
  }

  /** Returns what has been seen so far. */
  public Seen seen() {
    return server.between(
        () -> {
          Instant now = settings.clock().instant();
          List<SeenJob> jobs = new ArrayList<>(ionq.jobs(now));
          jobs.addAll(ibm.jobs(now));
          return new Seen(server.requests(), jobs);
        });
  }

  @Override
  public void close() {
    server.close();
  }
}
