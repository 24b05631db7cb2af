package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Requests in files, most of them IonQ's own examples. */
final class Fixtures {
  private Fixtures() {}

  static String request(String name) throws IOException {
    try (InputStream in = Fixtures.class.getResourceAsStream("requests/" + name + ".json")) {
      if (in == null) {
        throw new IOException("there is no request " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Creates a job at IonQ and returns its id. */
  static String create(Client client, String body) throws IOException {
    Client.Reply created = client.post("/jobs", body);
    assertEquals(201, created.status(), created.body());
    return created.json().get("id").asText();
  }
}
