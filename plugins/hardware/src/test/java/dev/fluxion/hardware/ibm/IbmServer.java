package dev.fluxion.hardware.ibm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fluxion.hardware.http.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers with what a test says, the last answer for ever. */
final class IbmServer implements AutoCloseable {
  static final String KEY = "key-of-the-account-4711";
  static final String CRN = "crn:v1:bluemix:public:quantum-computing:eu-de:a/4f2:9b1::";
  static final String CONFIGURATION =
      """
      {"backend_name":"ibm_test","n_qubits":4,"basis_gates":["cz","id","rz","sx","x"],
       "coupling_map":[[0,1],[1,0],[1,2],[2,1],[2,3],[3,2]],
       "max_shots":100000,"max_experiments":300,"simulator":false}""";

  final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Deque<Answer>> answers = new HashMap<>();
  private final Map<String, Answer> last = new HashMap<>();
  private final HttpServer server;

  record Request(String line, Map<String, String> headers, String body) {}

  private record Answer(int status, String body, Map<String, String> headers) {}

  private static final Answer MISSING =
      new Answer(404, "{\"errors\":[{\"code\":1291,\"message\":\"not found\"}]}", Map.of());

  IbmServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    server.createContext("/", this::answer);
    server.start();
    token("token-1", 3600);
    on("GET /api/v1/backends/ibm_test/configuration", 200, CONFIGURATION);
  }

  IbmServer token(String token, long seconds) {
    return on(
        "POST /identity/token",
        200,
        "{\"access_token\":\"" + token + "\",\"expires_in\":" + seconds + "}");
  }

  IbmServer on(String line, int status, String body) {
    return on(line, status, body, Map.of());
  }

  synchronized IbmServer on(String line, int status, String body, Map<String, String> headers) {
    answers.computeIfAbsent(line, key -> new ArrayDeque<>()).add(new Answer(status, body, headers));
    return this;
  }

  private synchronized Answer next(String line) {
    Deque<Answer> queue = answers.getOrDefault(line, new ArrayDeque<>());
    if (!queue.isEmpty()) {
      last.put(line, queue.remove());
    }
    return last.getOrDefault(line, MISSING);
  }

  private void answer(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String method = exchange.getRequestMethod() + " ";
    requests.add(new Request(method + exchange.getRequestURI(), headers, body));
    Answer answer = next(method + exchange.getRequestURI().getPath());
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  IbmAccount account() {
    return new IbmAccount(
            Secret.of("QISKIT_IBM_TOKEN", KEY::toCharArray),
            Secret.of("QISKIT_IBM_INSTANCE", CRN::toCharArray),
            Optional.empty(),
            Optional.empty())
        .at(uri("/api/v1"), uri("/identity/token"));
  }

  IbmProvider provider() {
    return IbmProvider.of(
        Optional.of("ibm_test"),
        account(),
        IbmOptions.standard(),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5));
  }

  List<String> lines() {
    return requests.stream().map(Request::line).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
