package dev.fluxion.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.fault.FaultSchedule;
import dev.fluxion.emulator.fault.Phase;
import dev.fluxion.emulator.seen.SeenRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes requests, decides on their faults and has them answered, one at a time. */
final class Dispatcher implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /** Of a request: that many bytes and no more. */
  static final int LARGEST = 10_000_000;

  private final List<Api> apis;
  private final FaultSchedule faults;
  private final Clock clock;
  private final Wire wire;
  private final List<SeenRequest> seen = new ArrayList<>();

  Dispatcher(List<Api> apis, FaultSchedule faults, Clock clock, Wire wire) {
    this.apis = List.copyOf(apis);
    this.faults = faults;
    this.clock = clock;
    this.wire = wire;
  }

  synchronized List<SeenRequest> seen() {
    return List.copyOf(seen);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    byte[] body;
    try (InputStream in = exchange.getRequestBody()) {
      body = in.readNBytes(LARGEST + 1);
    }
    Request request = request(exchange, body);
    Optional<Api> owner = apis.stream().filter(api -> api.owns(request.path())).findFirst();
    if (owner.isEmpty()) {
      wire.send(exchange, Answer.html(404), Optional.empty());
      return;
    }
    Answer answer;
    Optional<Fault> fault;
    synchronized (this) {
      Api api = owner.get();
      Optional<Routes.Match> match = api.routes().find(request);
      Phase phase = match.map(Routes.Match::phase).orElse(Phase.ASK);
      fault = faults.count(phase);
      note(api, phase, request, fault);
      answer = answer(api, match, request, fault);
    }
    wire.send(exchange, answer, fault);
  }

  private Request request(HttpExchange exchange, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    String query = exchange.getRequestURI().getRawQuery();
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query == null ? "" : query,
        headers,
        body,
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private void note(Api api, Phase phase, Request request, Optional<Fault> fault) {
    seen.add(
        new SeenRequest(
            seen.size() + 1,
            request.at(),
            api.provider(),
            phase,
            request.method(),
            request.path(),
            request.rawQuery(),
            request.headers(),
            request.body(),
            fault));
  }

  private Answer answer(
      Api api, Optional<Routes.Match> match, Request request, Optional<Fault> fault) {
    if (fault.isPresent() && fault.get() == Fault.Transport.RESET_BEFORE_HEADERS) {
      return Answer.empty();
    }
    if (fault.isPresent() && fault.get() instanceof Fault.Status status) {
      if (status.isDone()) {
        answered(api, match, request, fault);
      }
      return failed(api, status, request);
    }
    return answered(api, match, request, fault);
  }

  private static Answer answered(
      Api api, Optional<Routes.Match> match, Request request, Optional<Fault> fault) {
    if (request.body().length > LARGEST) {
      return api.error(413, "the request body may not exceed 10 MB");
    } else if (match.isEmpty()) {
      return api.error(404, "there is no " + request.method() + " " + request.path());
    }
    try {
      return match.get().handler().answer(new Call(request, match.get().path(), fault));
    } catch (Refusal e) {
      return e.answer();
    } catch (RuntimeException e) {
      LOG.error("the emulator failed on {} {}", request.method(), request.path(), e);
      return api.error(500, "the emulator failed: " + e);
    }
  }

  private static Answer failed(Api api, Fault.Status status, Request request) {
    Answer answer =
        status.code() >= 502
            ? Answer.html(status.code())
            : api.error(status.code(), "planned fault " + status.label());
    return status
        .retryAfter()
        .value(request.at())
        .map(value -> answer.with("Retry-After", value))
        .orElse(answer);
  }
}
