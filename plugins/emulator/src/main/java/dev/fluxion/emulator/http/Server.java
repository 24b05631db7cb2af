package dev.fluxion.emulator.http;

import com.sun.net.httpserver.HttpServer;
import dev.fluxion.emulator.fault.FaultSchedule;
import dev.fluxion.emulator.seen.SeenRequest;
import dev.fluxion.emulator.setup.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The server of HTTP, on the loopback interface only. */
public final class Server implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads;
  private final Dispatcher dispatcher;
  private final Wire wire;

  private Server(HttpServer server, Dispatcher dispatcher, Wire wire) {
    this.server = server;
    this.dispatcher = dispatcher;
    this.wire = wire;
    this.threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "emulator");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Starts a server.
   *
   * @throws UncheckedIOException if the port is taken
   */
  public static Server start(Settings settings, List<Api> apis, FaultSchedule faults) {
    // Otherwise each answer on a kept connection waits 40 ms for the acknowledgement of its head.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
    Wire wire = new Wire(settings.hold(), settings.drip());
    Dispatcher dispatcher = new Dispatcher(apis, faults, settings.clock(), wire);
    try {
      HttpServer http =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
      http.createContext("/", dispatcher);
      Server server = new Server(http, dispatcher, wire);
      http.setExecutor(server.threads);
      http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the port. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Returns all requests, the first one first. */
  public List<SeenRequest> requests() {
    return dispatcher.seen();
  }

  /** Returns a value that is read between two requests. */
  public <T> T between(Supplier<T> reading) {
    synchronized (dispatcher) {
      return reading.get();
    }
  }

  @Override
  public void close() {
    wire.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
