package dev.fluxion.hardware.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.hardware.http.Exchange;
import dev.fluxion.hardware.http.Transport;
import dev.fluxion.hardware.provider.Limits;
import dev.fluxion.hardware.provider.Price;
import dev.fluxion.hardware.provider.Provider;
import dev.fluxion.hardware.provider.Reading;
import dev.fluxion.hardware.provider.RemoteJob;
import dev.fluxion.hardware.provider.Reply;
import dev.fluxion.hardware.provider.Submission;
import dev.fluxion.hardware.provider.Work;
import dev.fluxion.spi.FluxionException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A device of IBM Quantum. Jobs are never private, since these lose their results when they are
 * read, and never deleted.
 *
 * <p>The configuration of the device is asked for at once, and again after a job had circuits that
 * the device does not run; then {@link #limits} and {@link #request} throw {@link FluxionException}
 * FLX-516 if it is not to be had.
 */
public final class IbmProvider implements Provider {
  private static final long BYTES = 10_000_000;
  private static final String SECONDS = "s";

  /** IBM's code for too many requests. */
  private static final String TOO_MANY = "1202";

  private final String name;
  private final IbmOptions options;
  private final IbmClient client;
  private final IbmConfiguration configuration;
  private final IbmJobs jobs;

  private IbmProvider(String name, IbmOptions options, IbmClient client) {
    this.name = name;
    this.options = options;
    this.client = client;
    this.configuration = new IbmConfiguration(name, client);
    this.jobs = new IbmJobs(client, configuration::forget);
  }

  /**
   * Returns a driver.
   *
   * @param name of the device, such as {@code ibm_kingston}; by default the first one that is
   *     online, by name
   * @param account whose jobs they are
   * @param options how they are run
   * @param connect how long a connection may take
   * @param deadline how long an exchange may take
   * @throws FluxionException FLX-501 if there is no instance, FLX-517 if it is no CRN, FLX-502 if
   *     an address is not allowed, FLX-516 if the program does not mitigate errors or the device is
   *     not to be had
   */
  public static IbmProvider of(
      Optional<String> name,
      IbmAccount account,
      IbmOptions options,
      Duration connect,
      Duration deadline) {
    if (options.program() == Program.EXECUTOR && options.resilience() > 0) {
      throw new FluxionException(
          "FLX-516",
          "the program 'executor' mitigates nothing, got a level of resilience of "
              + options.resilience());
    } else if (!name.map(IbmConfiguration::isName).orElse(true)) {
      throw new FluxionException("FLX-516", "'" + name.get() + "' is no name of a device");
    }
    Transport api = new Transport(account.api(), connect, deadline);
    Transport iam = new Transport(account.tokens(), connect, deadline);
    IbmClient client = new IbmClient(account, api, iam, Clock.systemUTC());
    try {
      String device = name.orElseGet(() -> IbmConfiguration.firstDevice(client));
      IbmProvider provider = new IbmProvider(device, options, client);
      provider.configuration.device();
      return provider;
    } catch (FluxionException e) {
      client.close();
      throw e;
    }
  }

  @Override
  public String id() {
    return "ibm:" + name;
  }

  /** Forgets the configuration of the device, so that it is asked for again. */
  public void forgetDevice() {
    configuration.forget();
  }

  @Override
  public Limits limits() {
    IbmDevice known = configuration.device();
    int qubits = known.topology().region().size();
    return new Limits(
        estimates() ? qubits : Math.min(ExecutorRequest.MOST_QUBITS, qubits),
        known.circuits(),
        Long.MAX_VALUE,
        BYTES,
        known.shots(),
        options.jobsPerMinute(),
        Duration.ofMinutes(1));
  }

  @Override
  public boolean estimates() {
    return options.program() == Program.ESTIMATOR;
  }

  @Override
  public byte[] request(Work work) {
    return IbmRequest.write(work, configuration.device(), options);
  }

  /** Returns the time after which IBM cancels the job: it gives no other price. */
  @Override
  public Reply<Price> price(byte[] request) {
    return new Reply.Answer<>(
        new Price(BigDecimal.valueOf(IbmRequest.read(request).seconds()), SECONDS));
  }

  @Override
  public Submission submit(byte[] request) {
    Exchange exchange;
    try {
      exchange = client.send("POST", "/jobs", Optional.of(request));
    } catch (FluxionException e) {
      // There is no key or no instance, so that nothing was sent.
      return new Submission.Refused("not sent", String.valueOf(e.getMessage()));
    }
    return client
        .outcomes()
        .submission(busy(exchange), response -> IbmJob.id(IbmClient.json(response)));
  }

  /** Sees that the instance has used up its time, or the user the jobs of this minute. */
  private Exchange busy(Exchange exchange) {
    if (exchange instanceof Exchange.Response response) {
      boolean isRefused = response.status() / 100 == 4;
      boolean isBusy =
          response.status() == 409 || (isRefused && client.fault(response).code().equals(TOO_MANY));
      return isBusy ? new Exchange.Response(429, response.headers(), response.body()) : response;
    }
    return exchange;
  }

  @Override
  public Reply<List<RemoteJob>> find(String key, Instant since) {
    return jobs.find(key);
  }

  @Override
  public Reply<List<RemoteJob>> waiting(String key) {
    return jobs.find(key)
        .map(found -> found.stream().filter(job -> !job.state().isFinal()).toList());
  }

  /**
   * Asks for one job after the other, since IBM has no list by ids. Those that cannot be asked for
   * are told as unknown, so that what is known of the others counts.
   */
  @Override
  public Reply<Map<String, RemoteJob>> poll(List<String> ids) {
    return jobs.poll(ids);
  }

  @Override
  public Reply<byte[]> fetch(String id) {
    return jobs.fetch(id);
  }

  @Override
  public List<Reading> read(byte[] request, byte[] result) {
    return IbmResults.read(request, result);
  }

  @Override
  public Reply<RemoteJob> cancel(String id) {
    return jobs.cancel(id);
  }

  @Override
  public Reply<Price> cost(String id) {
    Reply<JsonNode> reply = client.get("/jobs/" + id + "/metrics");
    if (!(reply instanceof Reply.Answer<JsonNode> answer)) {
      return IbmJobs.noAnswer(reply);
    }
    JsonNode usage = answer.value().path("usage");
    boolean isPending = usage.path("status").asText("").equalsIgnoreCase("pending");
    for (String each : List.of("quantum_seconds", "qpu_charge_time_seconds", "seconds")) {
      if (!isPending && usage.path(each).isNumber()) {
        return new Reply.Answer<>(new Price(usage.path(each).decimalValue(), SECONDS));
      }
    }
    return new Reply.Missing<>("the usage is not known yet");
  }

  /** Asks what the instance has used. */
  public Reply<IbmUsage> usage() {
    return client
        .get("/instances/usage")
        .map(
            usage -> {
              JsonNode limit = usage.path("usage_limit_seconds");
              return new IbmUsage(
                  usage.path("usage_consumed_seconds").asLong(),
                  limit.isNumber() ? OptionalLong.of(limit.asLong()) : OptionalLong.empty(),
                  usage.path("usage_limit_reached").asBoolean());
            });
  }

  @Override
  public void close() {
    client.close();
  }

  /** Returns the device and the address. */
  @Override
  public String toString() {
    return id() + " at " + client;
  }
}
