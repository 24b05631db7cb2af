package dev.fluxion.hardware.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.hardware.http.Call;
import dev.fluxion.hardware.http.Exchange;
import dev.fluxion.hardware.http.Outcomes;
import dev.fluxion.hardware.http.Secret;
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
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A device of IonQ. */
public final class IonqProvider implements Provider {
  /** IonQ publishes no rate of requests. */
  private static final int SUBMISSIONS = 60;

  private static final int PAGE = 100;
  private static final int POLLED = 50;

  private final String device;
  private final Secret key;
  private final Optional<String> session;
  private final Limits limits;
  private final Transport transport;
  private final Outcomes outcomes;

  /**
   * Creates a driver.
   *
   * @param device such as {@code simulator} or {@code qpu.forte-1}
   * @param key of the account
   * @param session that jobs belong to
   * @param transport to {@code https://api.ionq.co/v0.4}
   */
  public IonqProvider(String device, Secret key, Optional<String> session, Transport transport) {
    this.device = device;
    this.key = key;
    this.session = session;
    this.transport = transport;
    this.outcomes = new Outcomes(Clock.systemUTC(), this::fault);
    this.limits =
        new Limits(
            device.equals("simulator") ? 29 : 36,
            5000,
            150_000,
            10_000_000,
            1_000_000,
            SUBMISSIONS,
            Duration.ofMinutes(1));
  }

  private Outcomes.Fault fault(Exchange.Response response) {
    String status = "HTTP " + response.status();
    try {
      JsonNode body = IonqRequest.JSON.readTree(response.body());
      String message = body.path("message").asText(body.path("error").path("message").asText(""));
      String error = body.path("error").asText("");
      String text = message.isEmpty() ? error : message;
      return new Outcomes.Fault(status, key.redact(text));
    } catch (IOException e) {
      return new Outcomes.Fault(status, "an answer that is no JSON");
    }
  }

  private Map<String, String> headers() {
    return Map.of("Authorization", "apiKey " + key.reveal(), "Content-Type", "application/json");
  }

  private static JsonNode json(Exchange.Response response) throws Outcomes.Malformed {
    try {
      return IonqRequest.JSON.readTree(response.body());
    } catch (IOException e) {
      throw new Outcomes.Malformed("no JSON");
    }
  }

  private Reply<JsonNode> get(String path) {
    return outcomes.reply(transport.send(Call.get(path, headers())), IonqProvider::json);
  }

  @Override
  public String id() {
    return "ionq:" + device;
  }

  @Override
  public Limits limits() {
    return limits;
  }

  @Override
  public boolean estimates() {
    return false;
  }

  @Override
  public byte[] request(Work work) {
    return IonqRequest.write(work, device, session);
  }

  @Override
  public Reply<Price> price(byte[] request) {
    IonqRequest body = IonqRequest.read(request);
    long[] gates = body.gates();
    String path =
        "/jobs/estimate?backend="
            + body.device()
            + "&type="
            + body.type()
            + "&qubits="
            + body.qubits()
            + "&shots="
            + body.shots()
            + "&1q_gates="
            + gates[0]
            + "&2q_gates="
            + gates[1];
    return outcomes.reply(
        transport.send(Call.get(path, headers())),
        response -> {
          JsonNode estimate = json(response);
          return price(estimate.path("estimated_total_cost"), estimate.path("estimated_unit"));
        });
  }

  private static Price price(JsonNode amount, JsonNode unit) throws Outcomes.Malformed {
    if (!amount.isNumber() || !unit.isTextual()) {
      throw new Outcomes.Malformed("no price");
    }
    return new Price(amount.decimalValue(), unit.asText());
  }

  @Override
  public Submission submit(byte[] request) {
    Map<String, String> headers;
    try {
      headers = headers();
    } catch (FluxionException e) {
      return new Submission.Refused("not sent", String.valueOf(e.getMessage()));
    }
    Exchange exchange = transport.send(Call.post("/jobs", headers, request));
    return outcomes.submission(
        exchange,
        response -> {
          String id = json(response).path("id").asText("");
          if (id.isEmpty()) {
            throw new Outcomes.Malformed("no id");
          }
          return id;
        });
  }

  @Override
  public Reply<List<RemoteJob>> find(String workKey, Instant since) {
    return withKey(workKey, listed("/jobs?limit=" + PAGE));
  }

  @Override
  public Reply<List<RemoteJob>> waiting(String workKey) {
    List<RemoteJob> waiting = new ArrayList<>();
    for (String status : List.of("submitted", "ready")) {
      Reply<List<RemoteJob>> some =
          withKey(workKey, listed("/jobs?limit=" + PAGE + "&status=" + status));
      if (!(some instanceof Reply.Answer<List<RemoteJob>> answer)) {
        return some;
      }
      waiting.addAll(answer.value());
    }
    return new Reply.Answer<>(waiting);
  }

  private static Reply<List<RemoteJob>> withKey(String workKey, Reply<List<JsonNode>> listed) {
    return listed.map(
        jobs ->
            jobs.stream()
                .filter(job -> IonqJob.key(job).filter(workKey::equals).isPresent())
                .map(IonqProvider::remote)
                .toList());
  }

  private static RemoteJob remote(JsonNode job) {
    try {
      return IonqJob.read(job);
    } catch (Outcomes.Malformed e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Returns all jobs of a list, page by page: in which order they come is not promised. */
  private Reply<List<JsonNode>> listed(String path) {
    List<JsonNode> jobs = new ArrayList<>();
    String next = "";
    do {
      Reply<JsonNode> reply =
          get(
              path
                  + (next.isEmpty()
                      ? ""
                      : "&next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)));
      if (!(reply instanceof Reply.Answer<JsonNode> answer)) {
        return reply.map(node -> List.of());
      }
      JsonNode page = answer.value();
      for (JsonNode job : page.path("jobs")) {
        if (job.path("id").asText("").isEmpty() || job.path("status").asText("").isEmpty()) {
          return new Reply.Trouble<>(Optional.empty(), "a list with a job without id", true);
        }
        jobs.add(job);
      }
      if (!page.path("jobs").isArray()) {
        return new Reply.Trouble<>(Optional.empty(), "a list without jobs", true);
      }
      next = page.path("next").asText("");
      next = next.equals("null") ? "" : next;
    } while (!next.isEmpty());
    return new Reply.Answer<>(jobs);
  }

  @Override
  public Reply<Map<String, RemoteJob>> poll(List<String> ids) {
    Map<String, RemoteJob> found = new HashMap<>();
    for (int from = 0; from < ids.size(); from += POLLED) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + POLLED));
      Reply<List<JsonNode>> reply =
          listed("/jobs?limit=" + PAGE + "&ids=" + String.join(",", some));
      if (!(reply instanceof Reply.Answer<List<JsonNode>> answer)) {
        return reply.map(jobs -> Map.of());
      }
      answer.value().stream()
          .map(IonqProvider::remote)
          .filter(job -> some.contains(job.id()))
          .forEach(job -> found.put(job.id(), job));
    }
    return new Reply.Answer<>(found);
  }

  @Override
  public Reply<byte[]> fetch(String id) {
    return new IonqFetch(this::get).fetch(id).map(IonqRequest::bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public List<Reading> read(byte[] request, byte[] result) {
    return IonqResults.read(request, result);
  }

  @Override
  public Reply<RemoteJob> cancel(String id) {
    Call call =
        new Call("PUT", "/jobs/" + id + "/status/cancel", headers(), Optional.of(bytes("{}")));
    return outcomes.reply(transport.send(call), response -> IonqJob.read(json(response)));
  }

  @Override
  public Reply<Price> cost(String id) {
    return outcomes.reply(
        transport.send(Call.get("/jobs/" + id + "/cost", headers())),
        response -> {
          JsonNode cost = json(response).path("cost");
          return price(cost.path("value"), cost.path("unit"));
        });
  }

  @Override
  public void close() {
    transport.close();
  }

  @Override
  public String toString() {
    return id() + " at " + transport;
  }
}
