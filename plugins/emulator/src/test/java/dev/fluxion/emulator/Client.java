package dev.fluxion.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fluxion.emulator.setup.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A plain client, with headers for every request. */
final class Client {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String base;
  private final Map<String, String> headers;

  Client(URI base, Map<String, String> headers) {
    this.base = base.toString();
    this.headers = headers;
  }

  static Client ionq(Emulator emulator) {
    return new Client(
        emulator.ionq(),
        Map.of("Authorization", "apiKey emulator-key", "Content-Type", "application/json"));
  }

  static Client ibm(Emulator emulator) {
    return new Client(
        emulator.ibm(),
        Map.of(
            "Authorization",
            "Bearer " + token(emulator, "emulator-key").json().get("access_token").asText(),
            "Service-CRN",
            Account.CRN,
            "IBM-API-Version",
            "2026-04-15",
            "Content-Type",
            "application/json"));
  }

  static Reply token(Emulator emulator, String key) {
    Client tokens =
        new Client(
            emulator.ibmTokens(), Map.of("Content-Type", "application/x-www-form-urlencoded"));
    try {
      return tokens.post(
          "", "grant_type=urn%3Aibm%3Aparams%3Aoauth%3Agrant-type%3Aapikey&apikey=" + key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What came back. */
  record Reply(int status, Map<String, String> headers, String body) {
    JsonNode json() {
      try {
        return MAPPER.readTree(body);
      } catch (IOException e) {
        throw new AssertionError("no JSON: " + body, e);
      }
    }
  }

  Reply send(String method, String path, String body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(10))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      Map<String, String> seen = new LinkedHashMap<>();
      answer.headers().map().forEach((name, values) -> seen.put(name, values.get(0)));
      return new Reply(answer.statusCode(), seen, answer.body());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  Reply get(String path) throws IOException {
    return send("GET", path, "");
  }

  Reply post(String path, String body) throws IOException {
    return send("POST", path, body);
  }

  Reply put(String path, String body) throws IOException {
    return send("PUT", path, body);
  }

  /** Asks again until a job is over. */
  JsonNode untilOver(String path) throws IOException, InterruptedException {
    for (int k = 0; k < 1000; k++) {
      JsonNode job = get(path).json();
      String status = job.has("state") ? job.get("state").get("status").asText() : "";
      status = job.path("status").asText(status);
      if (status.matches("(?i)(completed|failed|cancell?ed).*")) {
        return job;
      }
      Thread.sleep(2);
    }
    throw new AssertionError("the job does not end");
  }
}
