package dev.fluxion.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import dev.fluxion.emulator.fault.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sends answers, broken ones where a fault wants it. A reset is a connection that is closed in
 * order: this server cannot send the segment RST of TCP.
 */
final class Wire {
  private final Duration hold;
  private final Duration drip;
  private final CountDownLatch closed = new CountDownLatch(1);

  Wire(Duration hold, Duration drip) {
    this.hold = hold;
    this.drip = drip;
  }

  /** Lets go of all answers that are held. */
  void close() {
    closed.countDown();
  }

  void send(HttpExchange exchange, Answer answer, Optional<Fault> fault) throws IOException {
    if (fault.isPresent() && fault.get() instanceof Fault.Transport transport) {
      broken(exchange, answer, transport);
    } else {
      whole(exchange, answer);
    }
  }

  private void broken(HttpExchange exchange, Answer answer, Fault.Transport transport)
      throws IOException {
    switch (transport) {
      case RESET_BEFORE_HEADERS, ANSWER_LOST -> exchange.close();
      case TRUNCATED_BODY -> half(exchange, answer, Duration.ZERO);
      case STALLED_BODY -> half(exchange, answer, hold);
      case SLOW_DRIP -> slowly(exchange, answer);
      case HTML_BODY -> {
        whole(exchange, Answer.html(withBody(answer)));
      }
      case WITHOUT_ID -> {
        byte[] nothing = "{}".getBytes(StandardCharsets.UTF_8);
        whole(exchange, new Answer(withBody(answer), answer.headers(), nothing));
      }
    }
  }

  private static int withBody(Answer answer) {
    return answer.status() == 204 ? 200 : answer.status();
  }

  private static OutputStream begin(HttpExchange exchange, Answer answer) throws IOException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.getResponseHeaders().set("x-request-id", UUID.randomUUID().toString());
    exchange.sendResponseHeaders(
        answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
    return exchange.getResponseBody();
  }

  private static void whole(HttpExchange exchange, Answer answer) throws IOException {
    try (exchange) {
      OutputStream out = begin(exchange, answer);
      if (answer.body().length > 0) {
        out.write(answer.body());
      }
    }
  }

  private void half(HttpExchange exchange, Answer answer, Duration wait) throws IOException {
    try {
      if (answer.body().length > 0) {
        OutputStream out = begin(exchange, answer);
        out.write(answer.body(), 0, answer.body().length / 2);
        out.flush();
      }
      hold(wait);
    } finally {
      exchange.close();
    }
  }

  private void slowly(HttpExchange exchange, Answer answer) throws IOException {
    try {
      OutputStream out = begin(exchange, answer);
      for (byte each : answer.body()) {
        out.write(each);
        out.flush();
        if (hold(drip)) {
          return;
        }
      }
    } finally {
      exchange.close();
    }
  }

  /** Waits, and returns whether the emulator was closed meanwhile. */
  private boolean hold(Duration wait) {
    try {
      return closed.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
