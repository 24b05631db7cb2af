package dev.fluxion.hardware.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.FluxionException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of a request, against sockets that do everything wrong. */
class TransportTest {
  private static final Duration DEADLINE = Duration.ofMillis(400);

  /** What a server does with a connection. */
  private interface Conduct {
    void serve(Socket socket) throws IOException, InterruptedException;
  }

  private static Exchange exchange(Conduct conduct) throws IOException {
    try (Server server = new Server(conduct);
        Transport transport =
            new Transport(server.address("http"), Duration.ofMillis(300), DEADLINE)) {
      return transport.send(Call.post("/jobs", Map.of("A", "b"), new byte[] {1}));
    }
  }

  /** A server of raw sockets. */
  private static final class Server implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    final AtomicInteger connections = new AtomicInteger();

    Server(Conduct conduct) throws IOException {
      Thread thread =
          new Thread(
              () -> {
                while (!socket.isClosed()) {
                  try (Socket accepted = socket.accept()) {
                    connections.incrementAndGet();
                    conduct.serve(accepted);
                  } catch (IOException | InterruptedException e) {
                    // The client went away, as it should.
                  }
                }
              });
      thread.setDaemon(true);
      thread.start();
    }

    URI address(String scheme) {
      return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort());
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static void request(Socket socket) throws IOException {
    byte[] buffer = new byte[4096];
    int length = 0;
    while (!new String(buffer, 0, length, StandardCharsets.UTF_8).contains("\r\n\r\n")) {
      length += socket.getInputStream().read(buffer, length, buffer.length - length);
    }
  }

  private static void say(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Test
  void anAnswerIsReadWhole() throws IOException {
    Exchange exchange =
        exchange(
            socket -> {
              request(socket);
              say(socket, "HTTP/1.1 201 Created\r\nRetry-After: 3\r\nContent-Length: 2\r\n\r\n{}");
            });
    Exchange.Response response = (Exchange.Response) exchange;
    assertEquals(201, response.status());
    assertEquals("{}", response.text());
    assertEquals("3", response.header("retry-after").orElseThrow());
  }

  @Test
  void aConnectionThatIsRefusedSentNothing() throws IOException {
    URI gone;
    try (Server server = new Server(socket -> {})) {
      gone = server.address("http");
    }
    try (Transport transport = new Transport(gone, DEADLINE, DEADLINE)) {
      assertEquals(
          new Exchange.NotSent("connection refused"), transport.send(Call.get("/jobs", Map.of())));
    }
  }

  @Test
  void anUnknownHostSentNothing() {
    URI nowhere = URI.create("https://no-such-host.invalid");
    try (Transport transport =
        new Transport(nowhere, Duration.ofSeconds(5), Duration.ofSeconds(10))) {
      assertEquals(
          new Exchange.NotSent("unknown host"), transport.send(Call.get("/jobs", Map.of())));
    }
  }

  @Test
  void aHandshakeThatStallsEndsByTheDeadline() throws IOException {
    try (Server server = new Server(socket -> Thread.sleep(5000));
        Transport transport = new Transport(server.address("https"), DEADLINE, DEADLINE)) {
      long start = System.nanoTime();
      Exchange exchange = transport.send(Call.get("/jobs", Map.of()));
      assertTrue(!(exchange instanceof Exchange.Response), exchange.toString());
      assertTrue(System.nanoTime() - start < 3e9);
    }
  }

  @Test
  void aConnectionThatBreaksBeforeTheHeadersLosesTheAnswerAndThePostIsNotRepeated()
      throws IOException {
    try (Server server = new Server(TransportTest::request);
        Transport transport =
            new Transport(server.address("http"), Duration.ofMillis(300), DEADLINE)) {
      Exchange exchange = transport.send(Call.post("/jobs", Map.of(), new byte[] {1}));
      assertEquals(new Exchange.Lost("connection broke off"), exchange);
      assertEquals(1, server.connections.get());
    }
  }

  @Test
  void aTruncatedBodyLosesTheAnswer() throws IOException {
    assertEquals(
        new Exchange.Lost("connection broke off"),
        exchange(
            socket -> {
              request(socket);
              say(socket, "HTTP/1.1 201 Created\r\nContent-Length: 200\r\n\r\n{\"id\":");
            }));
  }

  @Test
  void aBodyThatStallsEndsByTheDeadline() throws IOException {
    long start = System.nanoTime();
    assertEquals(
        new Exchange.Lost("no whole answer within 400 ms"),
        exchange(
            socket -> {
              request(socket);
              say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 200\r\n\r\n{");
              Thread.sleep(5000);
            }));
    assertTrue(System.nanoTime() - start < 3e9);
  }

  @Test
  void aBodyThatDripsEndsByTheDeadline() throws IOException {
    assertEquals(
        new Exchange.Lost("no whole answer within 400 ms"),
        exchange(
            socket -> {
              request(socket);
              say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n");
              for (int k = 0; k < 100; k++) {
                say(socket, " ");
                Thread.sleep(50);
              }
            }));
  }

  @Test
  void redirectionsAreNotFollowed() throws IOException {
    Exchange exchange =
        exchange(
            socket -> {
              request(socket);
              say(
                  socket,
                  "HTTP/1.1 302 Found\r\nLocation: https://example.org/\r\nContent-Length: 0\r\n\r\n");
            });
    assertEquals(302, ((Exchange.Response) exchange).status());
  }

  @Test
  void anInterruptionLosesTheAnswerAndTheThreadStaysInterrupted() throws IOException {
    try (Server server = new Server(socket -> Thread.sleep(1000));
        Transport transport = new Transport(server.address("http"), DEADLINE, DEADLINE)) {
      Thread sending = Thread.currentThread();
      Thread other =
          new Thread(
              () -> {
                while (server.connections.get() == 0) {
                  Thread.onSpinWait();
                }
                sending.interrupt();
              });
      other.start();
      assertEquals(new Exchange.Lost("interrupted"), transport.send(Call.get("/jobs", Map.of())));
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void keysDoNotTravelInTheOpen() {
    FluxionException e =
        assertThrows(
            FluxionException.class,
            () -> new Transport(URI.create("http://api.ionq.co/v0.4"), DEADLINE, DEADLINE));
    assertEquals(
        "FLX-502: a provider is reached by https, or by http on this machine, got"
            + " http://api.ionq.co",
        e.getMessage());
  }

  @Test
  void aRequestShowsNoHeaders() {
    assertEquals("GET /jobs", Call.get("/jobs", Map.of("Authorization", "key")).toString());
  }

  @Test
  void aThreadThatIsInterruptedBeforeSendsNothing() throws IOException {
    try (Server server = new Server(socket -> {});
        Transport transport =
            new Transport(server.address("http"), Duration.ofMillis(300), DEADLINE)) {
      Thread.currentThread().interrupt();
      Exchange exchange = transport.send(Call.post("/jobs", Map.of(), new byte[] {1}));
      assertTrue(Thread.interrupted());
      assertEquals(new Exchange.NotSent("interrupted"), exchange);
    }
  }
}
