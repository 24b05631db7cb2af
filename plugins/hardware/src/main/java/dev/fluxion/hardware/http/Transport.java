package dev.fluxion.hardware.http;

import dev.fluxion.spi.FluxionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Sends each request once, and says what became of it by a deadline.
 *
 * <p>The deadline is for the whole exchange: the time-out of a request in {@code java.net.http}
 * ends with the headers and leaves the body unbounded. Redirections are not followed.
 */
public final class Transport implements AutoCloseable {
  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

  private final URI base;
  private final Duration deadline;
  private final ExecutorService threads;
  private final HttpClient client;

  /**
   * Creates a transport.
   *
   * @param base the address that paths are put behind
   * @param connect how long a connection may take
   * @param deadline how long an exchange may take, connection and body included
   * @throws FluxionException FLX-502 if the address is neither https nor on this machine
   */
  public Transport(URI base, Duration connect, Duration deadline) {
    String scheme = String.valueOf(base.getScheme());
    String host = String.valueOf(base.getHost());
    boolean isLocal = scheme.equals("http") && LOOPBACK.contains(host);
    if (!scheme.equals("https") && !isLocal) {
      throw new FluxionException(
          "FLX-502",
          "a provider is reached by https, or by http on this machine, got "
              + scheme
              + "://"
              + host);
    }
    this.base = base;
    this.deadline = deadline;
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "fluxion-hardware-http");
              thread.setDaemon(true);
              return thread;
            });
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connect)
            .executor(threads)
            .build();
  }

  /**
   * Sends a request.
   *
   * @param call the request
   * @return what became of it; an interruption is a lost answer, and the thread stays interrupted;
   *     a thread that is interrupted already sends nothing
   */
  public Exchange send(Call call) {
    if (Thread.currentThread().isInterrupted()) {
      return new Exchange.NotSent("interrupted");
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + call.path()));
    call.headers().forEach(request::header);
    request.method(
        call.method(),
        call.body().map(BodyPublishers::ofByteArray).orElseGet(BodyPublishers::noBody));
    CompletableFuture<HttpResponse<byte[]>> pending =
        client.sendAsync(request.build(), BodyHandlers.ofByteArray());
    try {
      return response(pending.get(deadline.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      pending.cancel(true);
      return new Exchange.Lost("no whole answer within " + deadline.toMillis() + " ms");
    } catch (InterruptedException e) {
      pending.cancel(true);
      Thread.currentThread().interrupt();
      return new Exchange.Lost("interrupted");
    } catch (ExecutionException e) {
      return failed(e.getCause());
    }
  }

  private static Exchange response(HttpResponse<byte[]> response) {
    Map<String, String> headers = new HashMap<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    return new Exchange.Response(response.statusCode(), headers, response.body());
  }

  private static Exchange failed(@Nullable Throwable cause) {
    if (cause instanceof HttpConnectTimeoutException) {
      return new Exchange.NotSent("no connection in time");
    } else if (cause instanceof ConnectException) {
      boolean isUnknown = cause.getCause() instanceof UnresolvedAddressException;
      return new Exchange.NotSent(isUnknown ? "unknown host" : "connection refused");
    } else if (cause instanceof SSLHandshakeException) {
      return new Exchange.NotSent("TLS handshake failed");
    }
    boolean isNetwork = cause instanceof IOException;
    return new Exchange.Lost(isNetwork ? "connection broke off" : String.valueOf(cause));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** Returns the address. */
  @Override
  public String toString() {
    return base.toString();
  }
}
