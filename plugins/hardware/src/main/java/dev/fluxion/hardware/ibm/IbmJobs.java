package dev.fluxion.hardware.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.hardware.http.Exchange;
import dev.fluxion.hardware.http.Outcomes;
import dev.fluxion.hardware.provider.RemoteJob;
import dev.fluxion.hardware.provider.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The jobs of an instance of IBM Quantum. */
final class IbmJobs {
  private static final int PAGE = 200;

  private final IbmClient client;
  private final Runnable notForDevice;

  /**
   * Creates them.
   *
   * @param client asks for them
   * @param notForDevice is told that a job had circuits that its device does not run
   */
  IbmJobs(IbmClient client, Runnable notForDevice) {
    this.client = client;
    this.notForDevice = notForDevice;
  }

  Reply<List<RemoteJob>> find(String key) {
    String tag = IbmRequest.tag(key);
    List<RemoteJob> found = new ArrayList<>();
    int seen = 0;
    while (true) {
      String path = "/jobs?limit=" + PAGE + "&offset=" + seen + "&tags=" + tag;
      Exchange exchange = client.send("GET", path + "&exclude_params=true", Optional.empty());
      Reply<JsonNode> reply = client.outcomes().reply(exchange, IbmJobs::page);
      if (!(reply instanceof Reply.Answer<JsonNode> answer)) {
        return noAnswer(reply);
      }
      JsonNode jobs = answer.value().path("jobs");
      for (JsonNode job : jobs) {
        if (IbmJob.hasTag(job, tag)) {
          try {
            found.add(IbmJob.read(job, Optional.of(key), client::redact));
          } catch (Outcomes.Malformed e) {
            return new Reply.Trouble<>(Optional.empty(), "a list: " + e.getMessage(), true);
          }
        }
      }
      seen += jobs.size();
      if (jobs.isEmpty() || seen >= answer.value().path("count").asInt(seen)) {
        return new Reply.Answer<>(found);
      }
    }
  }

  private static JsonNode page(Exchange.Response response) throws Outcomes.Malformed {
    JsonNode page = IbmClient.json(response);
    if (!page.path("jobs").isArray()) {
      throw new Outcomes.Malformed("a list without jobs");
    }
    return page;
  }

  private Reply<RemoteJob> job(String id) {
    Exchange exchange =
        client.send("GET", "/jobs/" + id + "?exclude_params=true", Optional.empty());
    return client
        .outcomes()
        .reply(
            exchange,
            response -> {
              JsonNode job = IbmClient.json(response);
              if (IbmJob.code(job).equals(IbmJob.NOT_FOR_DEVICE)) {
                notForDevice.run();
              }
              RemoteJob read = IbmJob.read(job, Optional.empty(), client::redact);
              if (!read.id().equals(id)) {
                throw new Outcomes.Malformed("another job");
              }
              return read;
            });
  }

  /**
   * Asks for one job after the other, since IBM has no list by ids. If some cannot be asked for,
   * they are told as unknown, so that what is known of the others counts.
   */
  Reply<Map<String, RemoteJob>> poll(List<String> ids) {
    Map<String, RemoteJob> jobs = new HashMap<>();
    Optional<Reply.Trouble<RemoteJob>> trouble = Optional.empty();
    int answers = 0;
    for (String id : ids) {
      Reply<RemoteJob> reply = job(id);
      if (reply instanceof Reply.Answer<RemoteJob> answer) {
        jobs.put(id, queued(answer.value()));
        answers++;
      } else if (reply instanceof Reply.Trouble<RemoteJob> mishap) {
        jobs.put(id, unknown(id, mishap.reason()));
        trouble = trouble.or(() -> Optional.of(mishap));
      } else if (reply instanceof Reply.Denied<RemoteJob>) {
        return noAnswer(reply);
      } else {
        answers++;
      }
    }
    return answers == 0 && trouble.isPresent() ? noAnswer(trouble.get()) : new Reply.Answer<>(jobs);
  }

  private static RemoteJob unknown(String id, String reason) {
    return new RemoteJob(
        id,
        Optional.empty(),
        RemoteJob.State.UNKNOWN,
        "not reached",
        reason,
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }

  /** Adds the place in the queue, which is told elsewhere; it is no matter if it is not. */
  private RemoteJob queued(RemoteJob job) {
    if (job.state() != RemoteJob.State.QUEUED
        || !(client.get("/jobs/" + job.id() + "/metrics") instanceof Reply.Answer<JsonNode> told)) {
      return job;
    }
    JsonNode position = told.value().path("position_in_queue");
    Optional<Duration> remaining =
        IbmJob.instant(told.value().path("estimated_start_time").asText(""))
            .map(start -> Duration.between(Instant.now(), start))
            .filter(time -> !time.isNegative());
    return new RemoteJob(
        job.id(),
        job.key(),
        job.state(),
        job.status(),
        job.reason(),
        job.created(),
        position.isInt() ? OptionalInt.of(position.asInt()) : OptionalInt.empty(),
        remaining);
  }

  Reply<byte[]> fetch(String id) {
    Reply<JsonNode> reply = client.get("/jobs/" + id + "?exclude_params=true");
    if (!(reply instanceof Reply.Answer<JsonNode> answer)) {
      return noAnswer(reply);
    }
    ObjectNode fetched = IbmJson.object();
    if (!answer.value().path("id").asText("").equals(id)) {
      return new Reply.Trouble<>(Optional.empty(), "another job", true);
    }
    fetched.set("job", answer.value());
    RemoteJob.State state = IbmJob.state(answer.value());
    if (!state.isFinal()) {
      return new Reply.Missing<>("the job is " + IbmJob.status(answer.value()));
    } else if (state != RemoteJob.State.COMPLETED) {
      return new Reply.Answer<>(bytes(fetched));
    }
    Exchange exchange = client.send("GET", "/jobs/" + id + "/results", Optional.empty());
    return client
        .outcomes()
        .reply(
            exchange,
            response -> {
              if (response.status() == 204 || response.body().length == 0) {
                throw new Outcomes.Malformed("no results");
              }
              IbmClient.json(response);
              return bytes(fetched.put("results", response.text()));
            });
  }

  private byte[] bytes(ObjectNode fetched) {
    return client.redact(fetched.toString()).getBytes(StandardCharsets.UTF_8);
  }

  Reply<RemoteJob> cancel(String id) {
    Exchange exchange = client.send("POST", "/jobs/" + id + "/cancel", Optional.empty());
    boolean isRefused = exchange instanceof Exchange.Response response && response.status() == 409;
    Reply<String> reply = client.outcomes().reply(exchange, response -> id);
    if (!isRefused) {
      return reply instanceof Reply.Answer<String> ? job(id) : noAnswer(reply);
    }
    Reply<RemoteJob> job = job(id);
    boolean isOver =
        job instanceof Reply.Answer<RemoteJob> answer && answer.value().state().isFinal();
    // A job that is not over is not canceled: it has to be tried again.
    return isOver || !(job instanceof Reply.Answer<RemoteJob>) ? job : noAnswer(reply);
  }

  /** Returns a reply that is no answer as one to another question. */
  static <T> Reply<T> noAnswer(Reply<?> reply) {
    return reply.map(
        answer -> {
          throw new IllegalStateException("an answer");
        });
  }
}
