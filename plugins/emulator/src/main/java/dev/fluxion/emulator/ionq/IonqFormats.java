package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.emulator.http.Answer;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The formats of artifacts, as JSON schemas that the provider hands out. */
final class IonqFormats {
  private static final String FILE = "/dev/fluxion/emulator/schema/ionq-formats.json";
  private static final JsonNode ALL = read();

  private IonqFormats() {}

  private static JsonNode read() {
    try (InputStream in = IonqFormats.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IOException("there is no resource " + FILE);
      }
      return Json.read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the schema of a format. */
  static Answer get(Call call) {
    JsonNode schema = ALL.get(call.id());
    if (schema == null) {
      throw IonqErrors.notFound();
    }
    return Answer.json(200, schema);
  }
}
